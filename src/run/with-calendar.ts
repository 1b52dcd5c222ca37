import type { Bench } from '../lint/bench.ts'
import type { CalendarReport } from '../lint/calendar-verdicts.ts'
import { excuseCalendar } from '../lint/excuse-draft.ts'
import type { FileReport } from '../lint/file-report.ts'
import { bothUnjudged } from '../lint/make-violation.ts'
import { mergeViolations } from '../lint/merge-violations.ts'
import type { Violation } from '../lint/violation.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import { PutAwayText } from './put-away-text.ts'

/** A report with what the calendar says of its draft. A draft without other violations is read once more, to be shown. */
export function withCalendar(
  report: FileReport,
  calendar: CalendarReport | undefined,
  file: string,
  bench: Pick<Bench, 'rules' | 'origins'>,
  source: DraftSource = workingFolder,
): FileReport {
  if (calendar === undefined) return report
  const whole: { -readonly [K in keyof FileReport]: FileReport[K] } = { ...report }
  whole.unjudged = bothUnjudged(report.unjudged, calendar.unjudged)
  whole.rulesJudged += calendar.rulesJudged
  if (calendar.violations.length === 0 && report.waiting === undefined) return whole
  const { open, suppressed } = excuseCalendar(calendar.violations, report.waiting ?? [], bench)
  if (suppressed.length > 0) whole.suppressed = [...report.suppressed, ...suppressed]
  if (open.length === 0) return whole
  whole.violations = mergeViolations([...report.violations, ...open], (id) => bench.origins.get(id) ?? id)
  whole.text ??= new PutAwayText(file, source, furthestEnd(whole.violations))
  return whole
}

function furthestEnd(violations: readonly Violation[]): number {
  return violations.reduce((furthest, { span }) => Math.max(furthest, span.end), 0)
}
