import { defaulted, required } from '../../shape/object-shape.ts'
import { listOf, oneOf, wholeNumber } from '../../shape/shape.ts'
import { timeText, weekdayOfDay } from '../../text/day-text.ts'
import { type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { isInside, windowShape } from './time-window.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const aliases = {
  周日: 'sunday',
  周一: 'monday',
  周二: 'tuesday',
  周三: 'wednesday',
  周四: 'thursday',
  周五: 'friday',
  周六: 'saturday',
} as const

export const window = defineCalendarCheck({
  name: 'window',
  summary: { zh: '只在规定的时段发布', en: 'Publishing in certain windows of the day only' },
  options: {
    windows: required(listOf(windowShape), { zh: '时段，可以过零点', en: 'The windows; one may go on past midnight' }),
    days: defaulted(listOf(oneOf(weekdays, aliases)), [], {
      zh: '只管这几天；不写就每天',
      en: 'Only on these days; every day if not given',
    }),
    tolerance: defaulted(wholeNumber({ min: 0, max: 720 }), 0, {
      zh: '前后放宽几分钟',
      en: 'So many minutes before and after are allowed',
    }),
  },
  data: ['actual', 'expected'],
  prepare: ({ windows, days, tolerance }) => ({ windows, days: days.map((day) => weekdays.indexOf(day)), tolerance }),
  *judge(posts, _, { windows, days, tolerance }): Iterable<CalendarOutcome> {
    const expected = {
      zh: windows.map(({ text: each }) => each).join('、'),
      en: windows.map(({ text: each }) => each).join(', '),
    }
    for (const post of posts) {
      const { day, minutes } = post.at
      if (days.length > 0 && !days.includes(weekdayOfDay(day))) continue
      if (windows.some((each) => isInside(minutes, each, tolerance))) continue
      yield { post, related: [], data: { actual: timeText(minutes), expected } }
    }
  },
})
