import { type Counted, countsAll, isCounted, isCountedDay } from '../checks/calendar/frequency.ts'
import type { Post } from '../checks/calendar/post.ts'
import type { LimitCount, WeekLimit } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'

/** What an account says of its own calendar; undefined: it keeps none, and nothing is too little. */
export interface Promised {
  /** What came before is not judged; days since 1970-01-01. */
  readonly since: number | undefined
  least(per: 'day' | 'week'): number | undefined
}

interface FrequencyOptions extends Counted {
  readonly per: 'day' | 'week'
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
  const options = rule.prepared as FrequencyOptions
  const { per, days, of, between, max, min: asked } = options
  const counted = posts.filter((post) => isCounted(post, options))
  const own = countsAll(options) ? promised?.least(per) : undefined
  const min = asked === undefined || promised === undefined ? undefined : (own ?? asked)
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
          isCountedDay(day, days)
            ? judge(counted.filter(({ at }) => at.day === day).length, day, day)
            : { posts: undefined, fault: undefined },
        )
  return { per, of, between: between?.text, max, min, counts }
}
