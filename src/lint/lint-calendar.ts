import type { Post } from '../checks/calendar/post.ts'
import type { CalendarContext, CalendarFinding } from '../checks/check.ts'
import type { Rule } from '../pack/rule.ts'
import type { Bench } from './bench.ts'
import { byAccount, type CalendarPart, isDated } from './calendar-part.ts'
import { type CalendarReport, CalendarVerdicts } from './calendar-verdicts.ts'
import { infoOf, unjudgedBy } from './make-violation.ts'
import type { RelatedPlace, Unjudged, Violation } from './violation.ts'

/** What the posts of a project are compared in. */
export interface CalendarPlace extends Pick<Bench, 'accountOf'>, Omit<CalendarContext, 'account'> {
  /**
   * Whether what is found in a post outside of the selection is excused there, by its draft or by a baseline.
   * Absent: nothing is told of posts but where they are at fault themselves.
   */
  isExcused?(post: Post, violation: Violation): boolean
}

/**
 * Judges the posts of each account together: each as the rules are set for its draft, among all that the rule holds for.
 * The verdict is of the whole corpus, whatever the order of its drafts. What it says is told of the selected ones:
 * a collision with a draft that is not selected points at the one that is.
 *
 * @param selected the files that the run is about
 * @returns what is said of each of these, by its file
 */
export function lintCalendar(
  parts: readonly CalendarPart[],
  place: CalendarPlace,
  selected: ReadonlySet<string>,
): ReadonlyMap<string, CalendarReport> {
  const reports = new Map<string, CalendarReport>()
  const settings = settingsOf(parts)
  const { accountOf, isExcused, now, filesNamed } = place
  for (const [name, shares] of byAccount(parts)) {
    const context: CalendarContext = { account: accountOf(name), now, filesNamed }
    const verdicts = new CalendarVerdicts(shares)
    const dated = shares.flatMap(({ collected }) => collected.filter(isDated)).sort(byTime)
    for (const [id, rules] of settings) {
      const posts = dated.filter((each) => verdicts.holds(id, each.rules)).map(({ post }) => post)
      if (posts.length === 0) continue
      for (const rule of rules) {
        if (rule.check.reads !== 'calendar' || !verdicts.uses(rule)) continue
        let lack: Unjudged | undefined
        for (const found of rule.check.judge(posts, context, rule.prepared)) {
          if ('notJudged' in found) lack = unjudgedBy(id, found)
          else if (verdicts.isSetFor(found.post, rule)) {
            const pointed = pointedAt(found, rule)
            if (pointed !== undefined) verdicts.find(pointed, violationAt(pointed, found, rule))
          }
        }
        verdicts.settle(rule, lack)
      }
    }
    verdicts.tell(selected, reports)
  }
  return reports

  function pointedAt(found: CalendarFinding, rule: Rule): Post | undefined {
    const { post, related } = found
    if (selected.has(post.file)) return post
    if (isExcused === undefined) return undefined
    const pointed = related.find(({ file }) => selected.has(file))
    return pointed === undefined || isExcused(post, violationAt(post, found, rule)) ? undefined : pointed
  }
}

/** The rules of the calendar by their ids; where drafts have other settings of one, all of these. */
function settingsOf(parts: readonly CalendarPart[]): ReadonlyMap<string, readonly Rule[]> {
  const settings = new Map<string, Rule[]>()
  for (const rule of new Set(parts.flatMap(({ rules }) => rules))) {
    const known = settings.get(rule.id)
    if (known === undefined) settings.set(rule.id, [rule])
    else known.push(rule)
  }
  return settings
}

/** Posts of one moment are in order of path, so that a verdict is the same on every machine. */
function byTime({ post: a }: { readonly post: Post }, { post: b }: { readonly post: Post }): number {
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

const NONE: readonly never[] = []
