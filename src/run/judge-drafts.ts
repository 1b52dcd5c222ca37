import { dirname } from 'node:path'
import type { DraftCaches } from './draft-caches.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import type { DraftFile } from './find-drafts.ts'
import type { JudgedBy } from './judge-text.ts'
import type { Projects } from './projects.ts'
import type { Stopwatch } from './stopwatch.ts'
import { type Judged, visitDraft } from './visit-draft.ts'

/** What judging takes from a run. */
export interface Judging {
  readonly projects: Projects
  readonly stopwatch: Stopwatch
  /** Where drafts are read from: the disk if not given. */
  readonly source?: DraftSource
  /** What is known from earlier runs: nothing if not given. */
  readonly caches?: DraftCaches
}

/** What drafts are judged by, in their order. What is wrong with a project is said here, before any is judged. */
export async function judgedByOf(drafts: readonly DraftFile[], projects: Projects): Promise<readonly JudgedBy[]> {
  const all: JudgedBy[] = []
  for (const { file } of drafts) {
    const project = await projects.of(dirname(file))
    const bench = await project.benchFor(file)
    const last = all.at(-1)
    all.push(last?.project === project && last.bench === bench ? last : { project, bench })
  }
  return all
}

/** Judges drafts, one after the other. */
export function judgeDrafts(
  drafts: readonly DraftFile[],
  judgedBy: readonly JudgedBy[],
  { stopwatch, source = workingFolder, caches }: Judging,
  onProgress?: (done: number) => void,
): Judged[] {
  const judged: Judged[] = []
  for (const [at, draft] of drafts.entries()) {
    const { project, bench } = judgedBy[at] as JudgedBy
    judged.push(visitDraft(draft, { project, bench, stopwatch, source, cache: caches?.of(project, drafts.length) }))
    onProgress?.(judged.length)
  }
  return judged
}
