import type { FailOn } from '../config/fail-on.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { Report } from '../report/json-report.ts'
import type { Language } from '../text/bilingual.ts'

/** What stands behind a report: formats need the text of the drafts, which no report carries. */
export interface Reported {
  readonly report: RunReport
  readonly lang: Language | undefined
  readonly failOn: FailOn
}

const known = new WeakMap<Report, Reported>()

export function remember(report: Report, reported: Reported): Report {
  known.set(report, reported)
  return report
}

/** Undefined for a copy. */
export function behind(report: Report): Reported | undefined {
  return known.get(report)
}
