import { dirname } from 'node:path'
import { type Draft, parseDraft } from '../draft/draft.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import { type FileReport, unjudgeable } from '../lint/file-report.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import type { Decoded } from './decode-source.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import type { DraftFile } from './find-drafts.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { DEFAULT_MAX_BYTES } from './read-source.ts'
import type { Stopwatch } from './stopwatch.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** What came of one draft by itself: plain data, but for the lines of a report, that can go from thread to thread. */
export interface Judged {
  readonly report: FileReport
  /** What it contributes to the calendar. Undefined: it makes no sense, or no rule of the calendar holds for its project. */
  readonly collected: Collected | undefined
}

/** What judging takes from a run. */
export interface Judging {
  readonly projects: Projects
  readonly stopwatch: Stopwatch
  /** Where drafts are read from: the disk if not given. */
  readonly source?: DraftSource
}

/** Reads and judges drafts, one after the other. */
export async function judgeDrafts(
  drafts: readonly DraftFile[],
  { projects, stopwatch, source = workingFolder }: Judging,
  onProgress?: (done: number) => void,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const { path, file } of drafts) {
    const project = await projects.of(dirname(file))
    const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
    const read = stopwatch.timeNow('read', () => source.read(file, { maxBytes }))
    judged.push(judgeDraft({ path, file }, read, project, await project.benchFor(file), stopwatch))
    onProgress?.(judged.length)
  }
  return judged
}

/** Judges the text of one draft. */
export function judgeDraft(
  { path, file }: DraftFile,
  read: Decoded,
  project: Project,
  bench: Bench,
  stopwatch: Stopwatch,
): Judged {
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    const problem = { span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }
    return { report: unjudgeable(path, [problem]), collected: undefined }
  }
  const draft = stopwatch.timeNow('parse', () => parseDraft(read.text, path))
  const report = stopwatch.timeNow('judge', () => project.withOwnRules(lintDraft(draft, bench), file))
  const collected = stopwatch.timeNow('collect', () => collectDraft(draft, bench, project))
  return { report, collected }
}

/** Nothing of a draft that makes no sense, or where nothing compares drafts. */
export function collectDraft(draft: Draft, bench: Bench, project: Project): Collected | undefined {
  if (draft.problems.length > 0 || !bench.rules.some(({ check }) => check.reads === 'calendar')) return undefined
  return collectPost(draft, bench, project.outside.toZone, project.config.account?.value)
}
