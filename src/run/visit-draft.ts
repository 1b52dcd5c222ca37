import { parseDraft } from '../draft/draft.ts'
import type { Collected } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { checksum } from './checksum.ts'
import type { Decoded } from './decode-source.ts'
import type { DraftCache, Known, Looked } from './draft-cache.ts'
import type { DraftSource } from './draft-source.ts'
import type { DraftFile } from './find-drafts.ts'
import { collectDraft, comparesDrafts, type JudgedText, judgeText, type Place } from './judge-text.ts'
import { PutAwayText } from './put-away-text.ts'
import { DEFAULT_MAX_BYTES } from './read-source.ts'

/** Where a draft is visited. */
export interface Site extends Place {
  readonly source: DraftSource
  /** What is known of drafts that have not changed. Undefined: all is done anew. */
  readonly cache: DraftCache | undefined
}

/** What came of one draft by itself. */
export interface Judged {
  readonly report: FileReport
  /** What it contributes to the calendar. Undefined: it makes no sense, or no rule of the calendar holds for its project. */
  readonly collected: Collected | undefined
}

/** Judges a draft, or tells what is known of it. */
export function visitDraft(file: DraftFile, site: Site): Judged {
  const { report, collected } = visit(file, site)
  return { report: site.project.rules.withOwn(report, file.file), collected }
}

function visit(file: DraftFile, site: Site): Judged {
  const { project, bench, cache, stopwatch } = site
  const read = () => readDecoded(file, site)
  let looked = cache?.look(file, read)
  if (cache === undefined || looked?.entry === undefined) return judgeAnew(file, looked?.read ?? read(), site)
  const known = stopwatch.timeNow('take from cache', () => cache.verdict(looked?.entry as Known, file, bench))
  if (known !== undefined) return { report: known, collected: factsOfDraft(file, site, looked) }
  // What it depends on has changed, though the draft has not.
  if (looked.read === undefined) looked = cache.look(file, read, true)
  const { read: source = read(), entry: fresh } = looked
  const { result, log } = project.outside.logged(() => judged(file, source, site))
  const { report, draft } = result
  // Exceptions may end, and name rules that may go: a draft that makes some is judged anew.
  if (draft !== undefined && draft.directives.length > 0) log.fleeting = true
  if (fresh !== undefined) cache.keepVerdict(fresh, report, log)
  if (draft === undefined) return { report, collected: undefined }
  const collect = () => collectDraft(draft, file.file, site)
  if (fresh === undefined) return { report, collected: collect() }
  return { report, collected: cache.facts(fresh, file) ?? keptFacts(collect, fresh, site, cache) }
}

function judgeAnew(file: DraftFile, read: Decoded, site: Site): Judged {
  const { report, draft } = judged(file, read, site)
  return { report, collected: draft === undefined ? undefined : collectDraft(draft, file.file, site) }
}

/** With the text put away: it is read again where it is shown. */
function judged({ path, file }: DraftFile, read: Decoded, site: Site): JudgedText {
  const result = judgeText(path, read, site)
  const text = result.report.text?.source
  if (text === undefined) return result
  // Nobody else has it yet: a copy of each of a hundred thousand would be work for nothing.
  Object.assign(result.report, { text: new PutAwayText(file, site.source, checksum(text)) })
  return result
}

/**
 * What a draft contributes to the calendar.
 *
 * @param seen what its cache has seen of it already
 */
export function factsOfDraft(file: DraftFile, site: Site, seen?: Looked): Collected | undefined {
  const { cache, bench } = site
  if (!comparesDrafts(bench)) return undefined
  const read = () => readDecoded(file, site)
  let looked = seen ?? cache?.look(file, read)
  const known = looked?.entry === undefined ? undefined : cache?.facts(looked.entry, file)
  if (known !== undefined) return known
  if (looked?.entry !== undefined && looked.read === undefined) looked = cache?.look(file, read, true)
  const source = looked?.read ?? read()
  if (!source.ok) return undefined
  const draft = parseDraft(source.text, file.path)
  const collect = () => collectDraft(draft, file.file, site)
  return cache === undefined || looked?.entry === undefined ? collect() : keptFacts(collect, looked.entry, site, cache)
}

function keptFacts(
  collect: () => Collected | undefined,
  entry: Known,
  { project }: Site,
  cache: DraftCache,
): Collected | undefined {
  const { result, log } = project.outside.logged(collect)
  if (result !== undefined) cache.keepFacts(entry, result, log.day)
  return result
}

function readDecoded({ file }: DraftFile, { project, stopwatch, source }: Site): Decoded {
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  return stopwatch.timeNow('read', () => source.read(file, { maxBytes }))
}
