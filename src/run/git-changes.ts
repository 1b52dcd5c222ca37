import { UserError } from '../shape/problem.ts'
import { git, tryGit } from './git.ts'
import type { Repository } from './repository.ts'

/** A file that differs, as git lists it. */
export interface Change {
  /** Relative to the top of the repository, with `/`. */
  readonly path: string
  readonly isLink: boolean
  /** The object that holds its content, where git has stored it. */
  readonly blob: string | undefined
}

export interface Changes {
  readonly files: readonly Change[]
  readonly deleted: readonly string[]
  /** Files with a merge conflict that is not settled. */
  readonly unmerged: readonly string[]
}

/** A file that moved is a new one at its new name. The content of a submodule is another repository’s. */
const RAW = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--ignore-submodules=all']

/** What is in the index and differs from HEAD: what a commit would change. The index is the one that git’s environment names. */
export function stagedChanges({ top }: Repository): Changes {
  return parseRaw(listed(top, ['diff', '--cached', ...RAW]))
}

/** What differs between a commit and the working folder, with files that git does not know yet. */
export function changesSince({ top }: Repository, commit: string | undefined): Changes {
  // Before the first commit everything is new.
  const base = commit ?? git(top, ['hash-object', '-t', 'tree', '--stdin'], '')?.toString().trim() ?? 'HEAD'
  const changes = parseRaw(listed(top, ['diff', ...RAW, base]))
  // Against a commit git lists a file of an unsettled merge as changed only.
  const unmerged = new Set(
    names(listed(top, ['ls-files', '-z', '--unmerged'])).map((entry) => entry.replace(/^.*?\t/s, '')),
  )
  const untracked = untrackedFiles(top).map((path) => ({ path, isLink: false, blob: undefined }))
  const settled = changes.files.filter(({ path }) => !unmerged.has(path))
  return { ...changes, files: [...settled, ...untracked], unmerged: [...unmerged] }
}

/** Files that git does not know and is not told to ignore. */
export function untrackedFiles(top: string): readonly string[] {
  return names(listed(top, ['ls-files', '-z', '--others', '--exclude-standard']))
}

/** Files that differ between the index and the working folder. */
export function unstagedFiles(top: string): readonly Change[] {
  const { files, deleted } = parseRaw(listed(top, ['diff-files', ...RAW]))
  return [...files, ...deleted.map((path) => ({ path, isLink: false, blob: undefined }))]
}

/** The file of the index at a path: its object and whether it is a link. */
export function indexed(top: string, paths: readonly string[]): ReadonlyMap<string, Change> {
  const found = new Map<string, Change>()
  if (paths.length === 0) return found
  const wanted = new Set(paths)
  for (const entry of names(listed(top, ['ls-files', '-z', '--stage']))) {
    const match = /^(\d+) ([0-9a-f]+) 0\t(.*)$/s.exec(entry)
    const [, mode, blob, path] = match ?? []
    if (path !== undefined && wanted.has(path)) found.set(path, { path, isLink: mode === LINK, blob })
  }
  return found
}

const LINK = '120000'
const SUBMODULE = '160000'

function parseRaw(raw: string): Changes {
  const files = new Map<string, Change>()
  const deleted: string[] = []
  const unmerged = new Set<string>()
  const parts = names(raw)
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode, , blob = '', status] = (parts[at] ?? '').split(' ')
    const path = parts[at + 1] ?? ''
    if (status === 'U') unmerged.add(path)
    else if (status === 'D') deleted.push(path)
    else if (mode !== SUBMODULE) {
      files.set(path, { path, isLink: mode === LINK, blob: /^0*$/.test(blob) ? undefined : blob })
    }
  }
  return { files: [...files.values()].filter(({ path }) => !unmerged.has(path)), deleted, unmerged: [...unmerged] }
}

function listed(top: string, args: readonly string[]): string {
  const ran = tryGit(top, args)
  if ('out' in ran) return ran.out.toString()
  const why = 'refusal' in ran ? (ran.refusal.split('\n')[0] ?? '') : 'git'
  throw new UserError(
    { zh: `git 说不出改了哪些文件（${why}）`, en: `git cannot say which files changed (${why})` },
    { help: { zh: '运行 git status 看看仓库有什么问题', en: 'See with git status what is wrong with the repository' } },
  )
}

function names(list: string): readonly string[] {
  return list.split('\0').filter((name) => name !== '')
}
