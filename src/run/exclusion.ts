import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { errorCode } from './error-code.ts'
import type { FileTree } from './file-tree.ts'
import { gitRootOf } from './git-root.ts'
import { anchorGlob, expandBraces, readingsOf } from './path-glob.ts'
import { pathBelow } from './slash-path.ts'

/** Paths below the folder `top` that do not count. `rules` undefined: none. Absolute paths with `/`. */
export interface Exclusion {
  readonly top: string
  readonly rules: Ignore | undefined
}

/** Whether a path, or a folder above it, is excluded. A path outside `top` never is. */
export function excludes({ top, rules }: Exclusion, path: string, isFolder: boolean): boolean {
  if (rules === undefined) return false
  const below = pathBelow(top, path)
  if (below === undefined || below === '') return false
  return rules.ignores(isFolder ? `${below}/` : below)
}

/** What one glob names. Other than a line of a .gitignore, `*.md` names files of `cwd` only. */
export function excludeGlob(cwd: string, glob: string): Exclusion {
  const { folder, rest } = anchorGlob(cwd, glob)
  const literal = existsSync(`${folder}/${rest}`)
  const patterns = literal ? [escapePattern(rest)] : readingsOf(rest).flatMap(expandBraces)
  return { top: folder, rules: newRules().add(patterns.map((pattern) => `/${pattern}`)) }
}

/** What .gitignore and .postlintignore files and the config exclude. Each file is read once. */
export class IgnoreFiles {
  readonly #cwd: string
  readonly #trusted: FileTree | undefined
  readonly #configLines: readonly string[]
  readonly #inFolder = new Map<string, Exclusion>()
  readonly #gitRoots = new Map<string, string | undefined>()

  /**
   * @param configLines are lines like those of an ignore file in `cwd`, with `{a,b}` and `\` as a separator besides
   * @param trusted where ignore files are read from instead of the disk: a change must not hide what it adds
   */
  constructor(cwd: string, configLines: readonly string[], trusted?: FileTree) {
    this.#cwd = cwd
    this.#trusted = trusted
    this.#configLines = configLines.flatMap(readingsOf).flatMap(expandBraces).map(withoutDot)
  }

  /**
   * Whether the ignore files on the way to a path exclude it, from the root of the repository that `cwd` is in, or from
   * `cwd`. For a path outside of `cwd`: from the root of its own repository, or from `outermost`, which is a folder on
   * its way or the path itself.
   */
  ignores(path: string, isFolder: boolean, outermost: string): boolean {
    const top = this.#topOf(isFolder ? path : dirname(path), outermost)
    return path !== top && excludes(this.#rulesFrom(top, dirname(path)), path, isFolder)
  }

  /** The rules that hold for what stands in a folder, without those of its own ignore files. */
  rulesAbove(folder: string): Exclusion {
    const top = this.#topOf(folder, folder)
    return folder === top ? { top, rules: undefined } : this.#rulesFrom(top, dirname(folder))
  }

  /** `outer` and what the ignore files of one more folder add. `holds` says whether a name stands in that folder. */
  enter(outer: Exclusion, folder: string, holds: (name: string) => boolean): Exclusion {
    const trusted = this.#trusted
    const stands = trusted === undefined ? holds : (name: string) => trusted.exists(`${folder}/${name}`)
    const lines = ignoreFileNames.filter(stands).flatMap((name) => readLines(`${folder}/${name}`, trusted))
    if (folder === this.#cwd) lines.push(...this.#configLines)
    if (lines.length === 0) return outer
    const prefix = pathBelow(outer.top, folder) ?? ''
    const rules = newRules()
    if (outer.rules !== undefined) rules.add(outer.rules)
    return { top: outer.top, rules: rules.add(lines.map((line) => rebase(line, prefix))) }
  }

  #topOf(folder: string, outermost: string): string {
    // All that is below `cwd` goes by the rules of the project, submodules too.
    if (pathBelow(this.#cwd, folder) !== undefined) return this.#gitRoot(this.#cwd) ?? this.#cwd
    return this.#gitRoot(folder) ?? outermost
  }

  #rulesFrom(top: string, folder: string): Exclusion {
    const key = `${top}\0${folder}`
    const known = this.#inFolder.get(key)
    if (known !== undefined) return known
    const outer = folder === top ? { top, rules: undefined } : this.#rulesFrom(top, dirname(folder))
    const rules = this.enter(outer, folder, (name) => existsSync(`${folder}/${name}`))
    this.#inFolder.set(key, rules)
    return rules
  }

  #gitRoot(folder: string): string | undefined {
    return gitRootOf(folder, this.#gitRoots)
  }
}

// The later ones win: .postlintignore can take back what .gitignore says.
const ignoreFileNames = ['.gitignore', '.postlintignore']

function newRules(): Ignore {
  // The package's default, unlike git's on Linux, is to ignore case; a run should find the same drafts everywhere.
  return ignore({ ignoreCase: false })
}

function readLines(path: string, trusted: FileTree | undefined): string[] {
  if (trusted !== undefined) {
    const read = trusted.read(path)
    return read.ok ? read.text.split(/\r?\n/) : []
  }
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
  } catch (error) {
    // One that cannot be read excludes nothing: rather a draft too many than one that goes out unchecked.
    if (errorCode(error) === undefined) throw error
    return []
  }
}

/**
 * A line of the ignore file in folder `prefix`, written for the folder on top. With the rules of all levels in one
 * list, from the top down, the last match wins across levels as git has it; a matcher for each level could not
 * let `!build/` in a folder take back a `build/` from above.
 */
function rebase(line: string, prefix: string): string {
  if (prefix === '' || line.startsWith('#') || line.trim() === '') return line
  const negated = line.startsWith('!')
  const pattern = (negated ? line.slice(1) : line).replace(/^\\([!#])/, '$1')
  const isAnchored = /\/ *[^ ]/.test(pattern)
  const place = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`
  return `${negated ? '!' : ''}/${escapePattern(prefix)}/${place}`
}

function escapePattern(path: string): string {
  return path.replace(/[\\*?[]/g, '\\$&').replace(/ $/, '\\ ')
}

function withoutDot(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, '$1/')
}
