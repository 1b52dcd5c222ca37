import { dirname } from 'node:path'
import type { DraftCaches } from './draft-caches.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import type { DraftFile } from './find-drafts.ts'
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

/** Judges drafts, one after the other. */
export async function judgeDrafts(
  drafts: readonly DraftFile[],
  { projects, stopwatch, source = workingFolder, caches }: Judging,
  onProgress?: (done: number) => void,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const draft of drafts) {
    const project = await projects.of(dirname(draft.file))
    const bench = await project.benchFor(draft.file)
    judged.push(visitDraft(draft, { project, bench, stopwatch, source, cache: caches?.of(project, drafts.length) }))
    onProgress?.(judged.length)
  }
  return judged
}
