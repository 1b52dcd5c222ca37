import { type Draft, parseDraft } from '../draft/draft.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import { type FileReport, unjudgeable } from '../lint/file-report.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import { FULL_PARSES } from '../lint/run-report.ts'
import type { Decoded } from './decode-source.ts'
import type { Project } from './project.ts'
import type { Stopwatch } from './stopwatch.ts'
import { unreadableMessage } from './unreadable-message.ts'

/** What a draft is judged by. */
export interface JudgedBy {
  readonly project: Project
  readonly bench: Bench
}

/** What a draft is judged in. */
export interface Place extends JudgedBy {
  readonly stopwatch: Stopwatch
}

export interface JudgedText {
  /** As postlint’s own rules are without settings of the project. */
  readonly report: FileReport
  /** Absent: it could not be read. */
  readonly draft?: Draft
}

/** Judges a text as that of a draft. */
export function judgeText(path: string, read: Decoded, { bench, stopwatch }: Place): JudgedText {
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    const problem = { span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }
    return { report: unjudgeable(path, [problem]) }
  }
  const draft = stopwatch.timeNow('parse', () => parseDraft(read.text, path), fallbacks)
  return { report: stopwatch.timeNow('judge', () => lintDraft(draft, bench)), draft }
}

/** The quick scanners could not read it: the whole draft counts, because that is what it costs. */
function fallbacks({ body, frontMatter }: Draft): readonly string[] {
  return [...(body.byParser ? [FULL_PARSES.body] : []), ...(frontMatter.byParser ? [FULL_PARSES.frontMatter] : [])]
}

/**
 * What a draft contributes to the calendar: nothing where it makes no sense, or where nothing compares drafts.
 *
 * @param file where it stands: absolute, with `/`
 */
export function collectDraft(draft: Draft, file: string, { project, bench, stopwatch }: Place): Collected | undefined {
  if (draft.problems.length > 0 || !comparesDrafts(bench)) return undefined
  return stopwatch.timeNow('collect', () =>
    collectPost(draft, file, {
      bench,
      toZone: project.outside.toZone,
      defaultAccount: project.config.account?.value,
    }),
  )
}

export function comparesDrafts({ rules }: Bench): boolean {
  return calendarRules(rules).length > 0
}
