import { parseAccount } from '../account/account.ts'
import { type Draft, parseDraft } from '../draft/draft.ts'
import { fieldNode } from '../draft/front-matter.ts'
import type { CalendarReport } from '../lint/calendar-verdicts.ts'
import type { Collected } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { lintAccount } from '../lint/lint-account.ts'
import type { DraftFile } from '../run/find-drafts.ts'
import { collectDraft, judgeText as judgeRead } from '../run/judge-text.ts'
import { PackLoader } from '../run/load-packs.ts'
import { type Buffers, overlaySource, overlayTree } from '../run/overlay.ts'
import { shownPath } from '../run/places.ts'
import { DEFAULT_MAX_BYTES } from '../run/read-source.ts'
import { runExamples } from '../run/run-examples.ts'
import { Stopwatch } from '../run/stopwatch.ts'
import { truePlace } from '../run/true-place.ts'
import { withCalendar } from '../run/with-calendar.ts'
import { type Problem, UserError } from '../shape/problem.ts'
import type { Space, Standing } from './space.ts'

/** What is known of the text of a document. */
export interface Judgement {
  readonly report: FileReport | undefined
  /** What keeps it from being judged or used. */
  readonly problems: readonly Problem[]
}

export interface DraftJudgement extends Judgement {
  readonly report: FileReport
  readonly draft: Draft
  readonly collected: Collected | undefined
}

/** Judges the text of a draft by itself: what takes a moment, with every key. */
export function judgeText(at: DraftFile, { project, bench }: Standing, buffers: Buffers): DraftJudgement {
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  const read = overlaySource(buffers).read(at.file, { maxBytes })
  const place = { project, bench, stopwatch: new Stopwatch(false) }
  const { report, draft = parseDraft('', at.path) } = judgeRead(at.path, read, place)
  return {
    report,
    problems: report.problems,
    draft,
    collected: read.ok ? collectDraft(draft, at.file, place) : undefined,
  }
}

/** The same with what the calendar says, without what exceptions excuse. */
export function addCalendar(
  judgement: DraftJudgement,
  calendar: CalendarReport | undefined,
  at: DraftFile,
  { project, bench, excuse }: Standing,
  buffers: Buffers,
): DraftJudgement {
  const whole = withCalendar(judgement.report, calendar, at.file, bench, overlaySource(buffers))
  return { ...judgement, report: excuse(project.rules.withOwn(whole, at.file)) }
}

/** An earlier word of the calendar for the text as it stands: it speaks of the time of publishing, wherever that is now. */
export function carried(calendar: CalendarReport | undefined, { draft }: DraftJudgement): CalendarReport | undefined {
  const node = fieldNode(draft.frontMatter, 'publish')
  if (calendar === undefined || node === undefined || draft.problems.length > 0) return undefined
  const { start, end } = node.span
  const place = { span: { start, end }, start: draft.lines.positionAt(start), end: draft.lines.positionAt(end) }
  return { ...calendar, violations: calendar.violations.map((violation) => ({ ...violation, ...place })) }
}

/** Judges the profile of an account. */
export function judgeProfile(at: DraftFile, text: string, standing: Standing | undefined): Judgement {
  const result = parseAccount(text, at.path)
  if (!result.ok) return { report: undefined, problems: result.problems }
  const report = standing?.excuse(lintAccount(result.account, standing.bench))
  const known = standing?.project.accountProblems.find(({ path }) => path === at.path)
  return { report, problems: known?.problems ?? [] }
}

/** What is wrong with a pack, whether a project uses it or not; with a sound one, which of its examples fail. */
export async function judgePack(at: DraftFile, space: Space): Promise<Judgement> {
  const { folder, shippedFolder, buffers } = space.options
  const loader = new PackLoader(folder, shippedFolder, overlayTree(buffers))
  const say = { zh: '规则包有误', en: 'The pack is not right' }
  try {
    const pack = loader.load(at.file, { folder })
    if (pack === undefined) loader.throwProblems(say)
    else {
      await loader.throwAllProblems([pack], say)
      return { report: undefined, problems: (await runExamples(pack, loader)).failures }
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const names = [at.path, shownPath(folder, truePlace(at.file))]
    const own = error.files.find(({ path }) => names.includes(path))
    return { report: undefined, problems: own?.problems ?? [] }
  }
  return { report: undefined, problems: [] }
}
