import { defaulted, optional } from '../../shape/object-shape.ts'
import { listOf, oneOf, text, wholeNumber } from '../../shape/shape.ts'
import type { Bilingual } from '../../text/bilingual.ts'
import { dayText, weekdayOfDay, weekOf } from '../../text/day-text.ts'
import { type CalendarContext, type CalendarFinding, type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { calendarOf } from './opt-in.ts'
import { labelsOf, type Post } from './post.ts'
import { isInside, type TimeWindow, windowShape } from './time-window.ts'

export const frequency = defineCalendarCheck({
  name: 'frequency',
  summary: {
    zh: '一个账号每天或每周发几条：最多、最少',
    en: 'How many posts an account publishes a day or a week, at most and at least',
  },
  options: {
    per: defaulted(oneOf(['day', 'week']), 'day', { zh: '每天还是每周', en: 'A day or a week' }),
    days: defaulted(oneOf(['all', 'weekday', 'weekend']), 'all', {
      zh: '哪些天：每天、周一至周五、周六周日',
      en: 'Which days: all, Monday to Friday, Saturday and Sunday',
    }),
    of: defaulted(listOf(text()), [], {
      zh: '只数这些：类型（original、repost、commented 有评论的转发、direct 直接转发）或栏目；一条都没有也算太少，写在 when 里则不算',
      en: 'Only these count: a kind (original, repost, commented and direct reposts) or a category. None at all is too few, as it is not where `when` says which',
    }),
    between: optional(windowShape, {
      zh: '只数这个时段里的，例如 07:30-08:30',
      en: 'Only those within this window count, as in 07:30-08:30',
    }),
    max: optional(wholeNumber({ min: 0 }), { zh: '最多几条', en: 'At most so many' }),
    min: optional(wholeNumber({ min: 1 }), {
      zh: '最少几条；账号资料写了 calendar 才判断，只看已经过完的天',
      en: 'At least so many; only for accounts that have a calendar in their profile, and for days that are over',
    }),
  },
  data: ['actual', 'max', 'min', 'day', 'between'],
  prepare: (options) => options,
  *judge(posts, context, options): Iterable<CalendarOutcome> {
    const { per, between, max, min } = options
    const counted = posts.filter((post) => isCounted(post, options))
    const when = between?.text ?? ''
    const periods = grouped(counted, per)
    if (max !== undefined) {
      for (const [period, inside] of periods) {
        const over = inside[max]
        if (over === undefined) continue
        const data = { actual: inside.length, max, min: '', day: periodText(period, per), between: when }
        yield { post: over, related: inside.filter((post) => post !== over), data }
      }
    }
    if (min !== undefined) yield* tooFew(periods, posts, context, { ...options, min, when })
  },
})

/** Which posts are counted. */
export interface Counted {
  readonly days: 'all' | 'weekday' | 'weekend'
  /** Kinds and categories; empty for all. */
  readonly of: readonly string[]
  readonly between?: TimeWindow | undefined
}

export function isCounted(post: Post, { days, of, between }: Counted): boolean {
  return (
    isCountedDay(post.at.day, days) &&
    (between === undefined || isInside(post.at.minutes, between, 0)) &&
    (of.length === 0 || labelsOf(post).some((label) => of.includes(label)))
  )
}

export function isCountedDay(day: number, days: Counted['days']): boolean {
  const weekday = weekdayOfDay(day)
  return days === 'all' || (days === 'weekend') === (weekday === 0 || weekday === 6)
}

/** Whether all posts count: then what an account promises of itself takes the place of what is asked. */
export function countsAll({ days, of, between }: Counted): boolean {
  return days === 'all' && of.length === 0 && between === undefined
}

interface Least extends Counted {
  readonly per: 'day' | 'week'
  readonly min: number
  /** The window, in words. */
  readonly when: string
}

/** Days with too few posts, each by itself; days without any, as one stretch, because they have no post to point at. */
function* tooFew(
  periods: ReadonlyMap<number, readonly Post[]>,
  posts: readonly Post[],
  context: CalendarContext,
  least: Least,
): Iterable<CalendarOutcome> {
  const calendar = calendarOf(context)
  if ('notJudged' in calendar) {
    yield calendar
    return
  }
  const [first] = posts
  if (first === undefined) return
  const { per, days, min: asked, when } = least
  const min = countsAll(least) ? (calendar.least(per) ?? asked) : asked
  const periodOf = (day: number) => (per === 'day' ? day : weekOf(day))
  const start = calendar.since === undefined ? periodOf(first.at.day) : firstWhole(per, calendar.since)
  const end = periodOf(calendar.today)
  let empty: { readonly from: number; to: number; readonly after: Post } | undefined
  let last = first
  let next = 0
  for (let period = start; period < end; period++) {
    if (per === 'day' && !isCountedDay(period, days)) continue
    const inside = periods.get(period) ?? []
    for (let post = posts[next]; post !== undefined && periodOf(post.at.day) <= period; post = posts[++next])
      last = post
    if (inside.length === 0) {
      if (empty === undefined) empty = { from: period, to: period, after: last }
      else empty.to = period
      continue
    }
    if (empty !== undefined) yield silent(empty, { per, min, when })
    empty = undefined
    const post = inside.at(-1)
    if (inside.length < min && post !== undefined) {
      const data = { actual: inside.length, max: '', min, day: periodText(period, per), between: when }
      yield { post, related: inside.filter((each) => each !== post), data }
    }
  }
  if (empty !== undefined) yield silent(empty, { per, min, when })
}

/** The first period that lies wholly in the days from `since` on. */
function firstWhole(per: Least['per'], since: number): number {
  if (per === 'day') return since
  const week = weekOf(since)
  return week * 7 - 3 === since ? week : week + 1
}

function silent(
  { from, to, after }: { readonly from: number; readonly to: number; readonly after: Post },
  { per, min, when }: Pick<Least, 'per' | 'min' | 'when'>,
): CalendarFinding {
  const [start, end] = [periodText(from, per), periodText(to, per)]
  const day = from === to ? start : { zh: `${start.zh}至${end.zh}每天`, en: `each of ${start.en} to ${end.en}` }
  return { post: after, related: [], data: { actual: 0, max: '', min, day, between: when } }
}

function grouped(posts: readonly Post[], per: Least['per']): ReadonlyMap<number, readonly Post[]> {
  const periods = new Map<number, Post[]>()
  for (const post of posts) {
    const period = per === 'day' ? post.at.day : weekOf(post.at.day)
    const inside = periods.get(period)
    if (inside === undefined) periods.set(period, [post])
    else inside.push(post)
  }
  return periods
}

function periodText(period: number, per: Least['per']): Bilingual {
  if (per === 'day') return dayText(period)
  const monday = dayText(period * 7 - 3)
  return { zh: `${monday.zh}开始的一周`, en: `the week of ${monday.en}` }
}
