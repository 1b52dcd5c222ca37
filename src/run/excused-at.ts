import type { Post } from '../checks/calendar/post.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { Violation } from '../lint/violation.ts'
import { type Site, visitDraft } from './visit-draft.ts'
import { withCalendar } from './with-calendar.ts'

/**
 * What tells whether something that the calendar finds in a post is excused there: by a directive of its draft, or by a
 * baseline. A run that is not about the draft must say the same as one that is.
 *
 * @param siteOf where the draft of a post is visited
 * @param excuse takes out of a report what a baseline excuses
 */
export function excusedAt(
  siteOf: (post: Post) => Site,
  excuse: (report: FileReport) => FileReport,
): (post: Post, violation: Violation) => boolean {
  const reports = new Map<string, FileReport>()
  return (post, violation) => {
    const { path, file } = post
    const site = siteOf(post)
    let report = reports.get(file)
    if (report === undefined) {
      report = visitDraft({ path, file }, site).report
      reports.set(file, report)
    }
    const calendar = { violations: [violation], unjudged: [], rulesJudged: 0 }
    const { violations } = excuse(withCalendar(report, calendar, file, site.bench, site.source))
    return !violations.some((each) => isAt(each, violation) && ruleIds(each).includes(violation.rule.id))
  }
}

function isAt({ span }: Violation, other: Violation): boolean {
  return span.start === other.span.start && span.end === other.span.end
}

function ruleIds({ rule, also }: Violation): readonly string[] {
  return [rule.id, ...also]
}
