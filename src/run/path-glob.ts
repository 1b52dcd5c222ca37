import { statSync } from 'node:fs'
import { posix } from 'node:path'
import { errorCode } from './error-code.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/** Whether a path that does not exist was meant as a glob. */
export function isGlob(path: string): boolean {
  return /[*?]|\[.+\]|\{.*(?:,|\.\.).*\}|[@!+]\(/.test(path)
}

export interface AnchoredGlob {
  /** Where the search starts: absolute, need not exist. */
  readonly folder: string
  /** The part of the glob that names that folder, as written; empty if it is the working folder. */
  readonly written: string
  /** The glob from there on; never empty. */
  readonly rest: string
}

/**
 * Splits off the folders at the start of a glob that are plain names, or that exist by a name that only looks like a
 * pattern: `活动(一)[终稿]/*.md` searches that folder.
 */
export function anchorGlob(cwd: string, glob: string): AnchoredGlob {
  const segments = glob.replace(/(.)\/+$/, '$1').split('/')
  let folder = cwd
  let taken = 0
  while (taken < segments.length - 1) {
    // With the slash at its end, because `C:` alone is not the root of a drive and an empty text not the root of a tree.
    const next = resolveSlashed(cwd, `${segments.slice(0, taken + 1).join('/')}/`)
    if (/[*?[\]{}()!@+\\]/.test(segments[taken] ?? '') && !isFolder(next)) break
    folder = next
    taken++
  }
  return { folder, written: segments.slice(0, taken).join('/'), rest: segments.slice(taken).join('/') }
}

/** A glob as written, and with `\` read as the separator that it is on Windows. In a glob it may be an escape too. */
export function readingsOf(glob: string): readonly string[] {
  return glob.includes('\\') ? [glob, glob.replaceAll('\\', '/')] : [glob]
}

/** `a/{b,c}` → `a/b`, `a/c`, for matchers that know no braces. */
export function expandBraces(glob: string): string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(glob)
  if (braces?.[1] === undefined) return [glob]
  const before = glob.slice(0, braces.index)
  const after = glob.slice(braces.index + braces[0].length)
  return braces[1].split(',').flatMap((each) => expandBraces(before + each + after))
}

/**
 * The ending (`.md`, or none) if a glob names every file below a folder that has it. Such globs, the commonest in
 * configs, are answered by listing the folder: twice as fast as fast-glob, which need not be loaded then.
 */
export function wholeFolderEnding(rest: string): string | undefined {
  return /^\*\*(?:\/\*(?:\.(?:md|markdown))?)?$/.test(rest) ? posix.extname(rest) : undefined
}

export interface GlobMatches {
  /** Relative to the folder, with `/`, in no order. */
  readonly files: readonly string[]
  /** Those that are links to files, or to nothing. */
  readonly links: readonly string[]
  /** The first folder that could not be listed, if there is one; relative, and empty for the folder itself. */
  readonly unreadable: readonly string[]
}

/**
 * The files that a glob names below a folder. Folders that are hidden or symbolic links and node_modules are not
 * searched; a symbolic link to a file is a file.
 */
export async function matchGlob(folder: string, glob: string): Promise<GlobMatches> {
  // Loaded here: most runs name files and folders only, and loading it costs as much as reading a thousand drafts.
  const { default: fastGlob } = await import('fast-glob')
  const matches = (suppressErrors: boolean) =>
    fastGlob.glob(glob, {
      cwd: folder,
      dot: false,
      followSymbolicLinks: false,
      // fast-glob does not count links as files.
      onlyFiles: false,
      objectMode: true,
      ignore: ['**/node_modules/**'],
      suppressErrors,
    })
  const unreadable: string[] = []
  const entries = await matches(false).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error
    if (isRefusal(error)) unreadable.push(pathBelow(folder, slashed(error.path)) ?? '')
    return matches(true)
  })
  const paths = (of: typeof entries) => of.map(({ path }) => path)
  const files = entries.filter(({ dirent }) => dirent.isFile())
  const links = entries.filter(({ dirent, path }) => dirent.isSymbolicLink() && !isFolder(`${folder}/${path}`))
  return { files: paths(files), links: paths(links), unreadable }
}

function isRefusal(error: unknown): error is { readonly path: string } {
  const code = errorCode(error)
  return (
    (code === 'EACCES' || code === 'EPERM') &&
    error instanceof Error &&
    'path' in error &&
    typeof error.path === 'string'
  )
}

/** Whether a path leads to a folder, through links too. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    // A loop of links, a name that is too long, a folder that may not be searched: none that we can list.
    return false
  }
}
