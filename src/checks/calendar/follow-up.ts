import { defaulted } from '../../shape/object-shape.ts'
import { wholeNumber } from '../../shape/shape.ts'
import { dayText } from '../../text/day-text.ts'
import { type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { calendarOf } from './opt-in.ts'

export const followUp = defineCalendarCheck({
  name: 'follow-up',
  summary: {
    zh: '活动截止以后要有公布结果的微博；账号资料写了 calendar 才判断',
    en: 'A result post follows the end of an activity; only for accounts that have a calendar in their profile',
  },
  options: {
    days: defaulted(wholeNumber({ min: 0 }), 7, { zh: '截止后几天之内', en: 'Within how many days of its deadline' }),
  },
  data: ['deadline', 'days'],
  prepare: (options) => options,
  *judge(posts, context, { days }): Iterable<CalendarOutcome> {
    const calendar = calendarOf(context)
    if ('notJudged' in calendar) {
      yield calendar
      return
    }
    const told = new Set(
      posts.flatMap(({ file, results }) => results.flatMap((path) => context.filesNamed(file, path))),
    )
    for (const post of posts) {
      const { deadline } = post
      if (deadline === undefined || deadline < (calendar.since ?? deadline) || deadline + days >= calendar.today)
        continue
      if (told.has(post.file) || post.results.length > 0) continue
      yield { post, related: [], data: { deadline: dayText(deadline), days } }
    }
  },
})
