import type { Post } from '../checks/calendar/post.ts'
import type { CalendarContext, CalendarFinding } from '../checks/check.ts'
import type { Zoned } from '../draft/instant.ts'
import type { Rule } from '../pack/rule.ts'
import type { Bench } from './bench.ts'
import type { Collected } from './collect-post.ts'
import { groupBy } from './group-by.ts'
import { infoOf, unjudgedBy, unjudgedList } from './make-violation.ts'
import type { RelatedPlace, Unjudged, Violation } from './violation.ts'

/** What the calendar says of one draft. */
export interface CalendarReport {
  readonly violations: readonly Violation[]
  readonly unjudged: readonly Unjudged[]
  /** How many rules of the calendar the draft was judged by. */
  readonly rulesJudged: number
}

/** What the posts of a project are compared by. */
export interface CalendarBench extends Pick<Bench, 'accountOf'>, Pick<CalendarContext, 'filesNamed'> {
  readonly rules: readonly Rule[]
}

/**
 * Judges the posts of each account together. The verdict is of the whole corpus, whatever the order of its drafts;
 * what it says is told of the selected ones: a collision with a draft that is not selected points at the one that is.
 *
 * @param selected the files that the run is about
 * @returns what is said of each of these, by its file
 */
export function lintCalendar(
  collected: readonly Collected[],
  { rules, accountOf, filesNamed }: CalendarBench,
  now: Zoned | undefined,
  selected: ReadonlySet<string>,
): ReadonlyMap<string, CalendarReport> {
  const reports = new Map<string, CalendarReport>()
  for (const [name, drafts] of groupBy(collected, ({ account }) => account)) {
    const account = accountOf(name)
    const dated = drafts.filter(isDated).sort(byTime)
    const verdicts = new Verdicts(dated)
    for (const rule of rules) {
      if (rule.check.reads !== 'calendar') continue
      const posts = dated.filter((each) => verdicts.holds(rule.id, each.rules)).map(({ post }) => post)
      if (posts.length === 0) continue
      let lack: Unjudged | undefined
      for (const found of rule.check.judge(posts, { account, now, filesNamed }, rule.prepared)) {
        if ('notJudged' in found) lack = unjudgedBy(rule.id, found)
        else {
          const pointed = [found.post, ...found.related].find(({ file }) => selected.has(file))
          if (pointed !== undefined) verdicts.find(pointed, violationAt(pointed, found, rule))
        }
      }
      verdicts.settle(rule.id, lack)
    }
    for (const { file, post, rules: held } of drafts) {
      if (!selected.has(file) || held.length === 0) continue
      reports.set(file, post === undefined ? timeless(held) : verdicts.of(file, held))
    }
  }
  return reports
}

type Dated = Collected & { readonly post: Post }

function isDated(each: Collected): each is Dated {
  return each.post !== undefined
}

/** Nothing can be said of a draft that says no time of publishing. */
function timeless(rules: readonly string[]): CalendarReport {
  const unjudged = unjudgedList(rules.map((id) => unjudgedBy(id, { notJudged: 'publish-time' })))
  return { violations: NONE, unjudged, rulesJudged: 0 }
}

/**
 * What came of the posts of one account. All that the same rules hold for were judged by the same rules and lack the same:
 * one report stands for all of them that nothing was found in.
 */
class Verdicts {
  readonly #byRules: Map<readonly string[], CalendarReport>
  readonly #violations = new Map<string, Violation[]>()
  #last: { readonly id: string; readonly rules: readonly string[]; readonly holds: boolean } | undefined

  constructor(posts: readonly Collected[]) {
    this.#byRules = new Map(posts.map(({ rules }) => [rules, { violations: NONE, unjudged: NONE, rulesJudged: 0 }]))
  }

  /** Whether a rule is one of those that hold for a post. Mostly asked of the same lists. */
  holds(id: string, rules: readonly string[]): boolean {
    if (this.#last?.id !== id || this.#last.rules !== rules) this.#last = { id, rules, holds: rules.includes(id) }
    return this.#last.holds
  }

  find({ file }: Post, violation: Violation): void {
    const found = this.#violations.get(file)
    if (found === undefined) this.#violations.set(file, [violation])
    else found.push(violation)
  }

  /** A rule is done. */
  settle(id: string, lack: Unjudged | undefined): void {
    for (const [rules, { unjudged, rulesJudged, violations }] of this.#byRules) {
      if (!rules.includes(id)) continue
      const after =
        lack === undefined
          ? { violations, unjudged, rulesJudged: rulesJudged + 1 }
          : { violations, unjudged: [...unjudged, lack], rulesJudged }
      this.#byRules.set(rules, after)
    }
  }

  of(file: string, rules: readonly string[]): CalendarReport {
    const violations = this.#violations.get(file)
    const report = this.#byRules.get(rules) as CalendarReport
    return violations === undefined ? report : { ...report, violations }
  }
}

const NONE: readonly never[] = []

/** Posts of one moment are in order of path, so that a verdict is the same on every machine. */
function byTime({ post: a }: Dated, { post: b }: Dated): number {
  return a.at.instant - b.at.instant || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

function violationAt(pointed: Post, { post, related, data }: CalendarFinding, rule: Rule): Violation {
  // Seen from the one that is pointed at, the other one is the first that is named.
  const said = pointed !== post && 'before' in data ? { ...data, before: post.words } : data
  const { span, start, end } = pointed.place
  return { rule: infoOf(rule), span, start, end, data: said, also: NONE, related: othersThan(pointed, post, related) }
}

function othersThan(pointed: Post, post: Post, related: readonly Post[]): readonly RelatedPlace[] {
  if (related.length === 0 && post === pointed) return NONE
  const others = [post, ...related].filter((each) => each !== pointed)
  return others.map(({ path, place, words }) => ({ path, ...place, words }))
}
