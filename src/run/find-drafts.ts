import { relative, sep } from 'node:path'
import { type Discovered, type DraftFile, discover } from './discover.ts'
import type { Project } from './project.ts'

export type { DraftFile } from './discover.ts'

export interface FoundDrafts {
  readonly drafts: readonly DraftFile[]
  readonly discovered: Discovered
  /** What the paths are relative to: absolute. */
  readonly from: string
}

/** The drafts that a command is about: those of its paths, else those of the config, else those of the working folder. */
export async function findDrafts(cwd: string, paths: readonly string[], home: Project): Promise<FoundDrafts> {
  // The config's own drafts are named from where it stands, which is above the working folder, or elsewhere.
  const { drafts: globs } = home.config
  const from = paths.length > 0 || (globs.length === 0 && !isBelow(home.root, cwd)) ? cwd : home.root
  const wanted = paths.length > 0 ? paths : globs.length > 0 ? globs : ['.']
  const discovered = await discover(wanted, {
    cwd: from,
    // Where `--config` names one that stands elsewhere, its `ignore` holds for the working folder.
    ...(isBelow(home.root, from) ? { root: home.root } : {}),
    ignore: home.config.ignore,
    accountGlobs: home.config.accounts,
    trusted: home.trusted?.tree,
  })
  const drafts =
    from === cwd ? discovered.drafts : discovered.drafts.map(({ file }) => ({ path: pathFrom(cwd, file), file }))
  return { drafts, discovered, from }
}

function isBelow(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..')
}

/** A path as it is written from a folder, with `/`; also where it leads out of it. */
function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
