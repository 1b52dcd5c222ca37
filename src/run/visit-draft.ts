import { type Draft, parseDraft } from '../draft/draft.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import { type FileReport, unjudgeable } from '../lint/file-report.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import type { Decoded } from './decode-source.ts'
import type { DraftCache, Known } from './draft-cache.ts'
import type { DraftFile } from './find-drafts.ts'
import type { Project } from './project.ts'
import { DEFAULT_MAX_BYTES, readSource } from './read-source.ts'
import type { Stopwatch } from './stopwatch.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** What a draft is judged in. */
export interface Place {
  readonly project: Project
  readonly bench: Bench
  /** What is known of drafts that have not changed. Undefined: all is done anew. */
  readonly cache: DraftCache | undefined
  readonly stopwatch: Stopwatch
}

export interface Visit {
  readonly report: FileReport
  /** What it contributes to the calendar. Undefined: it can’t be read or makes no sense. */
  readonly collect: (() => Collected | undefined) | undefined
}

/** Judges a draft, or tells what is known of it. */
export function visitDraft(file: DraftFile, place: Place): Visit {
  const { project, bench, cache, stopwatch } = place
  const read = () => readDecoded(file, place)
  let looked = cache?.look(file, read)
  if (cache === undefined || looked?.entry === undefined) return judgeText(file.path, looked?.read ?? read(), place)
  const { entry } = looked
  const known = stopwatch.timeNow('take from cache', () => cache.verdict(entry, file, bench))
  if (known !== undefined) return { report: known, collect: () => factsOfDraft(file, place) }
  // What it depends on has changed, though the draft has not.
  if (looked.read === undefined) looked = cache.look(file, read, true)
  const { read: source = read(), entry: fresh } = looked
  const { result, log } = project.outside.logged(() => judgeText(file.path, source, place))
  if (fresh !== undefined) cache.keepVerdict(fresh, result.report, log)
  const { report, collect } = result
  if (collect === undefined || fresh === undefined) return result
  return { report, collect: () => cache.facts(fresh, file.path) ?? keptFacts(collect, fresh, place, cache) }
}

/** What a draft contributes to the calendar. Undefined: it can’t be read or makes no sense. */
export function factsOfDraft(file: DraftFile, place: Place): Collected | undefined {
  const { cache } = place
  const read = () => readDecoded(file, place)
  let looked = cache?.look(file, read)
  const known = looked?.entry === undefined ? undefined : cache?.facts(looked.entry, file.path)
  if (known !== undefined) return known
  if (looked?.entry !== undefined && looked.read === undefined) looked = cache?.look(file, read, true)
  const source = looked?.read ?? read()
  const draft = source.ok ? parseDraft(source.text, file.path) : undefined
  if (draft === undefined || draft.problems.length > 0) return undefined
  const collect = () => collected(draft, place)
  return cache === undefined || looked?.entry === undefined ? collect() : keptFacts(collect, looked.entry, place, cache)
}

/** Judges a text as that of a draft. */
export function judgeText(path: string, read: Decoded, place: Omit<Place, 'cache'>): Visit {
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    const problem = { span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }
    return { report: unjudgeable(path, [problem]), collect: undefined }
  }
  const { bench, stopwatch } = place
  const draft = stopwatch.timeNow('parse', () => parseDraft(read.text, path))
  const report = stopwatch.timeNow('judge', () => lintDraft(draft, bench))
  return { report, collect: draft.problems.length > 0 ? undefined : () => collected(draft, place) }
}

function keptFacts(
  collect: () => Collected | undefined,
  entry: Known,
  { project }: Place,
  cache: DraftCache,
): Collected | undefined {
  const { result, log } = project.outside.logged(collect)
  if (result !== undefined) cache.keepFacts(entry, result, log.day)
  return result
}

function collected(draft: Draft, { project, bench }: Omit<Place, 'cache'>): Collected {
  return collectPost(draft, bench, project.outside.toZone, project.config.account?.value)
}

function readDecoded({ file }: DraftFile, { project, stopwatch }: Place): Decoded {
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  return stopwatch.timeNow('read', () => readSource(file, { maxBytes }))
}
