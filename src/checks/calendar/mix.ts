import { defaulted } from '../../shape/object-shape.ts'
import { mapOf, refine, wholeNumber } from '../../shape/shape.ts'
import { dayText } from '../../text/day-text.ts'
import { type CalendarContext, type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { calendarOf } from './opt-in.ts'
import { labelsOf, type Post } from './post.ts'

const percent = wholeNumber({ min: 0, max: 100 })

const sharesShape = refine(
  mapOf(percent, { pattern: /\S/u, expects: { zh: '类型或栏目', en: 'a kind or a category' } }),
  (entries): readonly Share[] => entries.map(({ name, value }) => ({ name, percent: value })),
)

/** How much of all posts one kind should be, in percent. */
interface Share {
  readonly name: string
  readonly percent: number
}

export const mix = defineCalendarCheck({
  name: 'mix',
  summary: {
    zh: '各类内容占的比例；账号资料写了 calendar 才判断',
    en: 'The shares of kinds of content; only for accounts that have a calendar in their profile',
  },
  options: {
    shares: defaulted(sharesShape, [], {
      zh: '每一类的百分比：类型（original、repost、commented 有评论的转发、direct 直接转发）或栏目',
      en: 'The percentage of each: a kind (original, repost, commented and direct reposts) or a category',
    }),
    'at-least': defaulted(sharesShape, [], {
      zh: '每一类至少占百分之几',
      en: 'The least percentage of each',
    }),
    tolerance: defaulted(percent, 10, { zh: '允许相差几个百分点', en: 'So many points either way are allowed' }),
    days: defaulted(wholeNumber({ min: 1, max: 366 }), 7, { zh: '按连续多少天算', en: 'Over how many days' }),
    sample: defaulted(wholeNumber({ min: 1 }), 20, {
      zh: '这些天里至少有几条才判断',
      en: 'Only where there are at least so many posts in that time',
    }),
  },
  data: ['name', 'actual', 'expected', 'days', 'count', 'day'],
  prepare: (options) => options,
  *judge(posts, context: CalendarContext, options): Iterable<CalendarOutcome> {
    const { tolerance, days, sample } = options
    const demands = [
      ...options.shares.map((share) => ({ ...share, isLeast: false })),
      ...options['at-least'].map((share) => ({ ...share, isLeast: true })),
    ]
    const calendar = calendarOf(context)
    if ('notJudged' in calendar) {
      yield calendar
      return
    }
    const { since = Number.NEGATIVE_INFINITY, today } = calendar
    // Only days that are over, and only whole periods.
    const over = posts.filter(({ at }) => at.day >= since && at.day < today)
    const counts = new Map(demands.map(({ name }) => [name, 0]))
    const wrong = new Set<string>()
    let start = 0
    for (const [index, post] of over.entries()) {
      count(counts, post, 1)
      if (over[index + 1]?.at.day === post.at.day) continue
      for (; (over[start] as Post).at.day <= post.at.day - days; start++) count(counts, over[start] as Post, -1)
      const all = index + 1 - start
      const isWhole = post.at.day - days + 1 >= (over[0] as Post).at.day
      for (const { name, percent: expected, isLeast } of demands) {
        const actual = Math.round(((counts.get(name) ?? 0) / all) * 100)
        const isWrong =
          all >= sample && isWhole && (isLeast ? actual < expected : Math.abs(actual - expected) > tolerance)
        // Told once, when it begins: the same posts weigh on every day that follows.
        if (isWrong && !wrong.has(name)) {
          const data = { name, actual, expected, days, count: all, day: dayText(post.at.day) }
          yield { post, related: [], data }
        }
        if (isWrong) wrong.add(name)
        else wrong.delete(name)
      }
    }
  },
})

function count(counts: Map<string, number>, post: Post, by: number): void {
  for (const label of new Set(labelsOf(post))) {
    const before = counts.get(label)
    if (before !== undefined) counts.set(label, before + by)
  }
}
