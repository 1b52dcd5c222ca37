import type { Post } from '../checks/calendar/post.ts'
import { isInside, type TimeWindow } from '../checks/calendar/time-window.ts'
import type { LimitCount, WeekLimit } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekdayOfDay } from '../text/day-text.ts'

/** What an account says of its own calendar; undefined: it keeps none, and nothing is too little. */
export interface Promised {
  /** What came before is not judged; days since 1970-01-01. */
  readonly since: number | undefined
  least(per: 'day' | 'week'): number | undefined
}

interface FrequencyOptions {
  readonly per: 'day' | 'week'
  readonly days: 'all' | 'weekday' | 'weekend'
  readonly between?: TimeWindow | undefined
  readonly max?: number | undefined
  readonly min?: number | undefined
}

/**
 * The counts of a week against a `frequency` rule, as the check counts them: too many is too many at once, too few only
 * when the day or the week is over.
 *
 * @param posts those that the rule holds for, of this week
 */
export function weekLimit(
  rule: Rule,
  posts: readonly Post[],
  { firstDay, today, promised }: { readonly firstDay: number; readonly today: number; readonly promised?: Promised },
): WeekLimit {
  const { per, days, between, max, min: asked } = rule.prepared as FrequencyOptions
  const isOfRule = (day: number) => days === 'all' || (days === 'weekend') === isWeekend(day)
  const counted = posts.filter(
    ({ at }) => isOfRule(at.day) && (between === undefined || isInside(at.minutes, between, 0)),
  )
  const isWhole = between === undefined && days === 'all'
  const min =
    asked === undefined || promised === undefined ? undefined : ((isWhole ? promised.least(per) : undefined) ?? asked)
  const judge = (count: number, first: number, last: number): LimitCount => {
    const isOver = max !== undefined && count > max
    const isUnder = min !== undefined && count < min && last < today && first >= (promised?.since ?? first)
    return { posts: count, fault: isOver ? 'over' : isUnder ? 'under' : undefined }
  }
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => firstDay + offset)
  const counts =
    per === 'week'
      ? [judge(counted.length, firstDay, firstDay + 6)]
      : week.map((day) =>
          isOfRule(day)
            ? judge(counted.filter(({ at }) => at.day === day).length, day, day)
            : { posts: undefined, fault: undefined },
        )
  return { per, between: between?.text, max, min, counts }
}

function isWeekend(day: number): boolean {
  const weekday = weekdayOfDay(day)
  return weekday === 0 || weekday === 6
}
