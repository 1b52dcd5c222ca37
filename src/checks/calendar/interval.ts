import { optional } from '../../shape/object-shape.ts'
import { wholeNumber } from '../../shape/shape.ts'
import { spanText } from '../../text/day-text.ts'
import { type CalendarContext, type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { calendarOf } from './opt-in.ts'
import type { Post } from './post.ts'

export const interval = defineCalendarCheck({
  name: 'interval',
  summary: {
    zh: '一个账号前后两条之间隔多久：至少、至多',
    en: 'How much time lies between two posts of an account, at least and at most',
  },
  options: {
    min: optional(wholeNumber({ min: 1 }), { zh: '至少隔几分钟', en: 'At least so many minutes' }),
    'max-days': optional(wholeNumber({ min: 1 }), {
      zh: '最多隔几天；账号资料写了 calendar 才判断',
      en: 'At most so many days; only for accounts that have a calendar in their profile',
    }),
  },
  data: ['actual', 'min', 'max', 'before'],
  prepare: ({ min, 'max-days': maxDays }) => ({ min, maxDays }),
  *judge(posts, context, { min, maxDays }): Iterable<CalendarOutcome> {
    for (let index = 1; min !== undefined && index < posts.length; index++) {
      const [before, post] = [posts[index - 1] as Post, posts[index] as Post]
      const minutes = post.at.instant - before.at.instant
      if (minutes < min) yield { post, related: [before], data: gap(minutes, min, before) }
    }
    if (maxDays !== undefined) yield* idle(posts, context, maxDays)
  },
})

function gap(minutes: number, min: number, before: Post) {
  return { actual: spanText(minutes), min: spanText(min), max: '', before: before.words }
}

/** Stretches without a post: between two, and from the last one until now. */
function* idle(posts: readonly Post[], context: CalendarContext, asked: number): Iterable<CalendarOutcome> {
  const calendar = calendarOf(context)
  if ('notJudged' in calendar) {
    yield calendar
    return
  }
  const days = calendar.maxIdleDays ?? asked
  const { since = Number.NEGATIVE_INFINITY } = calendar
  for (const [index, post] of posts.entries()) {
    const next = posts[index + 1]
    // What is planned ends no silence of now.
    const end =
      next === undefined || next.at.instant > (context.now?.instant ?? 0) ? context.now?.instant : next.at.instant
    if (end === undefined || post.at.day < since) continue
    const minutes = end - post.at.instant
    if (minutes <= days * 1440) continue
    const data = { actual: spanText(minutes), min: '', max: spanText(days * 1440), before: post.words }
    yield next === undefined ? { post, related: [], data } : { post: next, related: [post], data }
    if (next !== undefined && next.at.instant > (context.now?.instant ?? 0)) return
  }
}
