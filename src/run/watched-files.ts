import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { claimedFormat } from '../draft/media-format.ts'
import type { RunReport } from '../lint/run-report.ts'
import { hasDraftEnding } from './draft-name.ts'
import { isIgnoreFile } from './exclusion.ts'
import { signersFile } from './load-signers.ts'
import { anchorGlob, expandBraces, isFolder, isGlob } from './path-glob.ts'
import type { Project } from './project.ts'

/** What a run has read, absolute: drafts, profiles, packs, word files, configs. */
export function filesOfRun(cwd: string, report: RunReport, projects: readonly Project[]): ReadonlySet<string> {
  return new Set([
    ...report.files.map(({ path }) => resolve(cwd, path)),
    ...report.accountProblems.map(({ path }) => resolve(cwd, path)),
    ...projects.flatMap((project) => ownFiles(cwd, project)),
  ])
}

/** What a project is read from, absolute, and where its baseline and keys are or would be. */
export function filesOfProject(cwd: string, project: Project): readonly string[] {
  const { root, config, baseline } = project
  return [...ownFiles(cwd, project), ...(baseline === undefined ? [] : [baseline.file]), signersFile(root, config)]
}

function ownFiles(cwd: string, { config, files, writtenAccounts }: Project): readonly string[] {
  return [
    ...(config.path === undefined ? [] : [resolve(cwd, config.path)]),
    ...files,
    ...[...writtenAccounts.byName.values()].map(({ path }) => resolve(cwd, path)),
    ...writtenAccounts.problems.map(({ path }) => resolve(cwd, path)),
  ]
}

/**
 * Tells by its path whether a file can play a part in a run that has read `files`: as one of them, or as one that was not
 * there yet. Rather one too many: what a draft shows is known by its ending only.
 *
 * @param searched paths, folders and globs that name drafts and profiles
 */
export function partsOf(files: Iterable<string>, searched: Iterable<string>): (file: string) => boolean {
  const known = new Set(files)
  const endings = [...searched].flatMap(expandBraces).flatMap((glob) => /\.[^./\\*?]+$/.exec(glob) ?? [])
  return (file) => {
    const name = basename(file)
    return (
      known.has(file) ||
      hasDraftEnding(name) ||
      /\.ya?ml$/i.test(name) ||
      isIgnoreFile(name) ||
      claimedFormat(name) !== undefined ||
      endings.some((ending) => name.endsWith(ending))
    )
  }
}

/** The folders in which something can change that a run depends on: where its files stand, and where new ones may come. */
export function foldersOf(files: Iterable<string>, searched: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const file of files) folders.add(dirname(file))
  for (const folder of searched) addTree(folder, folders)
  return folders
}

/** The folders that paths, folders or globs are searched from. */
export function searchedFrom(cwd: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const bare = path.replace(/^!/, '')
    const place = resolve(cwd, bare)
    if (isFolder(place)) return place
    return isGlob(bare) ? resolve(anchorGlob(cwd, bare).folder) : dirname(place)
  })
}

function addTree(folder: string, folders: Set<string>): void {
  folders.add(folder)
  let entries: ReturnType<typeof listed>
  try {
    entries = listed(folder)
  } catch {
    // Gone, or not to be read: the run says so.
    return
  }
  for (const entry of entries) {
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      addTree(join(folder, entry.name), folders)
    }
  }
}

function listed(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}
