import { dirname, relative, sep } from 'node:path'
import { Corpora } from './corpora.ts'
import { type Discovered, type DraftFile, discover } from './discover.ts'
import type { Project } from './project.ts'

export type { DraftFile } from './discover.ts'

export interface FoundDrafts {
  readonly drafts: readonly DraftFile[]
  readonly discovered: Discovered
  /** What the paths are relative to: absolute. */
  readonly from: string
}

/**
 * The drafts that a command is about: those of its paths, else those of the config, else those of the working folder.
 * Without paths, a draft of a project that lies further below is one that the config of that project names.
 */
export async function findDrafts(cwd: string, paths: readonly string[], home: Project): Promise<FoundDrafts> {
  // The config's own drafts are named from where it stands, which is above the working folder, or elsewhere.
  const { drafts: globs } = home.config
  const from = paths.length > 0 || (globs.length === 0 && !isBelow(home.root, cwd)) ? cwd : home.root
  const wanted = paths.length > 0 ? paths : globs.length > 0 ? globs : ['.']
  const discovered = await discover(wanted, { cwd: from, configs: home.configs, trusted: home.trusted?.tree })
  const named = paths.length > 0 ? discovered.drafts : await namedByTheirOwn(discovered.drafts, home)
  const drafts = from === cwd ? named : named.map(({ file }) => ({ path: pathFrom(cwd, file), file }))
  return { drafts, discovered, from }
}

/** The corpora of the projects of a run. */
export function corporaOf(home: Project): Corpora {
  return new Corpora(home.configs, home.trusted?.tree)
}

/** What the home project names may lie in others. */
async function namedByTheirOwn(drafts: readonly DraftFile[], home: Project): Promise<readonly DraftFile[]> {
  const corpora = corporaOf(home)
  const named: DraftFile[] = []
  for (const draft of drafts) {
    const isOwn = home.configs.groundOf(dirname(draft.file)).config === home.config
    if (isOwn || (await corpora.has(draft.file))) named.push(draft)
  }
  return named
}

function isBelow(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..')
}

/** A path as it is written from a folder, with `/`; also where it leads out of it. */
function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
