import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { RunReport } from '../lint/run-report.ts'
import { anchorGlob, isFolder, isGlob } from './path-glob.ts'
import type { Project } from './project.ts'

/** What a run has read, absolute: drafts, profiles, packs, word files, configs. */
export function filesOfRun(cwd: string, report: RunReport, projects: readonly Project[]): ReadonlySet<string> {
  return new Set([
    ...report.files.map(({ path }) => resolve(cwd, path)),
    ...report.accountProblems.map(({ path }) => resolve(cwd, path)),
    ...projects.flatMap(({ config, files, writtenAccounts }) => [
      ...(config.path === undefined ? [] : [resolve(cwd, config.path)]),
      ...files,
      ...[...writtenAccounts.byName.values()].map(({ path }) => resolve(cwd, path)),
    ]),
  ])
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
