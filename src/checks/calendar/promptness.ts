import { defaulted } from '../../shape/object-shape.ts'
import { wholeNumber } from '../../shape/shape.ts'
import { dayText } from '../../text/day-text.ts'
import { type CalendarOutcome, defineCalendarCheck } from '../check.ts'

export const promptness = defineCalendarCheck({
  name: 'promptness',
  summary: {
    zh: '最后一道审核通过以后几天之内发布',
    en: 'A post goes out within so many days of its last approval',
  },
  options: {
    days: defaulted(wholeNumber({ min: 0 }), 0, {
      zh: '几天之内；0 是当天',
      en: 'Within how many days; 0 is the same day',
    }),
  },
  data: ['approved', 'actual', 'days'],
  prepare: (options) => options,
  *judge(posts, _, { days }): Iterable<CalendarOutcome> {
    for (const post of posts) {
      const { approved, at } = post
      if (approved === undefined || at.day - approved <= days) continue
      yield { post, related: [], data: { approved: dayText(approved), actual: dayText(at.day), days } }
    }
  },
})
