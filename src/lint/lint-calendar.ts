import type { Post } from '../checks/calendar/post.ts'
import type { CalendarFinding } from '../checks/check.ts'
import type { Zoned } from '../draft/instant.ts'
import type { Rule } from '../pack/rule.ts'
import type { Bench } from './bench.ts'
import type { Collected } from './collect-post.ts'
import { groupBy } from './group-by.ts'
import { infoOf, unjudgedBy, unjudgedList } from './make-violation.ts'
import type { Unjudged, Violation } from './violation.ts'

/** What the calendar says of one draft. */
export interface CalendarReport {
  readonly violations: readonly Violation[]
  readonly unjudged: readonly Unjudged[]
  /** How many rules of the calendar the draft was judged by. */
  readonly rulesJudged: number
}

/**
 * Judges the posts of each account together. The verdict is of the whole corpus, whatever the order of its drafts;
 * what it says is told of the selected ones: a collision with a draft that is not selected points at the one that is.
 *
 * @param selected the paths that the run is about
 */
export function lintCalendar(
  collected: readonly Collected[],
  bench: Pick<Bench, 'accountOf'> & { readonly rules: readonly Rule[] },
  now: Zoned | undefined,
  selected: ReadonlySet<string>,
): ReadonlyMap<string, CalendarReport> {
  const reports = new Map<string, CalendarReport>()
  const reportOf = (path: string) => reports.get(path) ?? saysNothing(0)
  for (const { path, post, rules } of collected) {
    if (post !== undefined || rules.length === 0 || !selected.has(path)) continue
    const unjudged = unjudgedList(rules.map((id) => unjudgedBy({ id }, { notJudged: 'publish-time' })))
    reports.set(path, { ...saysNothing(0), unjudged })
  }
  for (const [name, drafts] of groupBy(collected, ({ account }) => account)) {
    const account = bench.accountOf(name)
    for (const rule of bench.rules) {
      if (rule.check.reads !== 'calendar') continue
      const posts = drafts.flatMap(({ post, rules }) => (post !== undefined && rules.includes(rule.id) ? [post] : []))
      if (posts.length === 0) continue
      posts.sort(byTime)
      const told = posts.filter(({ path }) => selected.has(path))
      let isJudged = true
      for (const found of rule.check.judge(posts, { account, now }, rule.prepared)) {
        if ('notJudged' in found) {
          isJudged = false
          for (const { path } of told) {
            const report = reportOf(path)
            reports.set(path, { ...report, unjudged: unjudgedList([...report.unjudged, unjudgedBy(rule, found)]) })
          }
          continue
        }
        const pointed = [found.post, ...found.related].find(({ path }) => selected.has(path))
        if (pointed === undefined) continue
        const report = reportOf(pointed.path)
        const violations = [...report.violations, violationAt(pointed, found, rule)]
        reports.set(pointed.path, { ...report, violations })
      }
      if (isJudged) for (const { path } of told) reports.set(path, judgedByOneMore(reportOf(path)))
    }
  }
  return reports
}

/** Of most drafts the calendar has nothing to say: one report stands for all that were judged by as many rules. */
function saysNothing(rulesJudged: number): CalendarReport {
  const report = silentReports[rulesJudged] ?? { violations: [], unjudged: [], rulesJudged }
  silentReports[rulesJudged] = report
  return report
}

const silentReports: CalendarReport[] = []

function judgedByOneMore(report: CalendarReport): CalendarReport {
  const rulesJudged = report.rulesJudged + 1
  const isSilent = report.violations.length === 0 && report.unjudged.length === 0
  return isSilent ? saysNothing(rulesJudged) : { ...report, rulesJudged }
}

/** Posts of one moment are in order of path, so that a verdict is the same on every machine. */
function byTime(a: Post, b: Post): number {
  return a.at.instant - b.at.instant || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

function violationAt(pointed: Post, { post, related, data }: CalendarFinding, rule: Rule): Violation {
  const others = [post, ...related].filter((each) => each !== pointed)
  // Seen from the one that is pointed at, the other one is the first that is named.
  const said = pointed !== post && 'before' in data ? { ...data, before: post.words } : data
  return {
    rule: infoOf(rule),
    ...pointed.place,
    data: said,
    also: [],
    related: others.map(({ path, place, words }) => ({ path, ...place, words })),
  }
}
