import { labelsOf, type Post } from '../checks/calendar/post.ts'
import { isInside, type TimeWindow } from '../checks/calendar/time-window.ts'
import { dayNumber, parseMoment } from '../draft/moment.ts'
import type { CalendarPart } from '../lint/calendar-part.ts'
import type { WeekPlan, WeekShare, WeekWindow } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekOf } from '../text/day-text.ts'
import { type Promised, weekLimit } from './week-limits.ts'

/** The rules of the calendar that hold for drafts of one account, as they are set for them. */
export interface HeldRules {
  /** In order of their ids. */
  readonly rules: readonly Rule[]
  /** Those of the posts that the rule holds for, however it is set for them. */
  under(rule: Rule, posts: readonly Post[]): readonly Post[]
  /** Whether the rule is set just so for the draft of a post. */
  isSetFor(rule: Rule, post: Post): boolean
}

/** @param parts those of one account */
export function heldRules(parts: readonly CalendarPart[]): HeldRules {
  const drafts = new Map(
    parts.flatMap(({ rules, collected }) =>
      collected.map((each) => [each.file, { rules, held: new Set(each.rules) }] as const),
    ),
  )
  const rules = parts.flatMap((part) => {
    const held = new Set(part.collected.flatMap((each) => each.rules))
    return part.rules.filter(({ id }) => held.has(id))
  })
  return {
    rules: [...new Set(rules)].sort(byId),
    under: ({ id }, posts) => posts.filter(({ file }) => drafts.get(file)?.held.has(id) === true),
    isSetFor: (rule, { file }) => drafts.get(file)?.rules.includes(rule) === true,
  }
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * What rules ask of a week, and how it stands.
 *
 * @param posts of this week
 * @param firstDay its Monday, days since 1970-01-01; `today` likewise
 */
export function weekPlan(
  { rules, under }: HeldRules,
  posts: readonly Post[],
  { firstDay, today, promised }: { readonly firstDay: number; readonly today: number; readonly promised?: Promised },
): WeekPlan {
  return {
    firstDay,
    windows: rules.flatMap(windowsOf),
    limits: rules
      .filter(({ check }) => check.name === 'frequency')
      .map((rule) =>
        weekLimit(rule, under(rule, posts), { firstDay, today, ...(promised === undefined ? {} : { promised }) }),
      )
      .filter(({ max, min }) => max !== undefined || min !== undefined),
    shares: rules.flatMap((rule) => sharesOf(rule, under(rule, posts))),
  }
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: number): number {
  return weekOf(day) * 7 - 3
}

export interface AccountCalendar {
  readonly since?: string
  readonly 'min-per-day'?: number
  readonly 'min-per-week'?: number
}

export function promisedBy(calendar: AccountCalendar | undefined): Promised | undefined {
  if (calendar === undefined) return undefined
  const since = calendar.since === undefined ? undefined : parseMoment(calendar.since)
  return {
    since: since === undefined ? undefined : dayNumber(since),
    least: (per) => calendar[per === 'day' ? 'min-per-day' : 'min-per-week'],
  }
}

function windowsOf({ check, prepared }: Rule): readonly WeekWindow[] {
  if (check.name !== 'window') return []
  const { windows, days } = prepared as {
    readonly windows: readonly TimeWindow[]
    readonly days: readonly number[]
  }
  return windows.map((window) => ({
    text: window.text,
    start: window.start,
    end: window.end,
    hours: hoursOf(window),
    weekdays: days,
  }))
}

/** The hour in which a window closes on the dot has no part in it. */
function hoursOf(window: TimeWindow): readonly number[] {
  const open = new Set<number>()
  for (let minute = 0; minute < 1440; minute++)
    if (minute !== window.end % 1440 && isInside(minute, window, 0)) open.add(Math.floor(minute / 60))
  return [...open]
}

type Demand = { readonly name: string; readonly percent: number }

function sharesOf({ check, prepared }: Rule, posts: readonly Post[]): readonly WeekShare[] {
  if (check.name !== 'mix' || posts.length === 0) return []
  const options = prepared as Record<'shares' | 'at-least', readonly Demand[]> & { readonly tolerance: number }
  const share =
    (isLeast: boolean) =>
    ({ name, percent: target }: Demand): WeekShare => {
      const count = posts.filter((post) => labelsOf(post).includes(name)).length
      const actual = Math.round((count / posts.length) * 100)
      const isOff = isLeast ? actual < target : Math.abs(actual - target) > options.tolerance
      return { name, count, actual, target, isLeast, isOff }
    }
  return [...options.shares.map(share(false)), ...options['at-least'].map(share(true))]
}
