import type { Post } from '../checks/calendar/post.ts'
import type { CalendarFinding } from '../checks/check.ts'
import type { Zoned } from '../draft/instant.ts'
import type { Rule } from '../pack/rule.ts'
import type { Bench } from './bench.ts'
import type { Collected } from './collect-post.ts'
import { groupBy } from './group-by.ts'
import { infoOf, unjudgedBy } from './make-violation.ts'
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
  const reports = new Map<string, { violations: Violation[]; unjudged: Unjudged[]; rulesJudged: number }>()
  const reportOf = (path: string) => {
    let report = reports.get(path)
    if (report === undefined) {
      report = { violations: [], unjudged: [], rulesJudged: 0 }
      reports.set(path, report)
    }
    return report
  }
  for (const { path, post, rules } of collected) {
    if (post !== undefined || !selected.has(path)) continue
    for (const rule of rules) reportOf(path).unjudged.push({ rule, lack: 'publish-time' })
  }
  for (const [name, drafts] of groupBy(collected, ({ account }) => account)) {
    const account = bench.accountOf(name)
    for (const rule of bench.rules) {
      if (rule.check.reads !== 'calendar') continue
      const posts = drafts.flatMap(({ post, rules }) => (post !== undefined && rules.includes(rule.id) ? [post] : []))
      if (posts.length === 0) continue
      posts.sort(byTime)
      const told = posts.filter(({ path }) => selected.has(path))
      for (const { path } of told) reportOf(path).rulesJudged++
      for (const found of rule.check.judge(posts, { account, now }, rule.prepared)) {
        if ('notJudged' in found) {
          for (const { path } of told) {
            const report = reportOf(path)
            report.unjudged.push(unjudgedBy(rule, found))
            report.rulesJudged--
          }
          continue
        }
        const pointed = [found.post, ...found.related].find(({ path }) => selected.has(path))
        if (pointed !== undefined) reportOf(pointed.path).violations.push(violationAt(pointed, found, rule))
      }
    }
  }
  return reports
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
