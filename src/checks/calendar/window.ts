import { defaulted, required } from '../../shape/object-shape.ts'
import { listOf, oneOf, refine, text, wholeNumber } from '../../shape/shape.ts'
import { type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import { timeText, weekdayOfDay } from './day-text.ts'

/** Minutes since midnight, both included; one that ends before it starts goes on past midnight. */
interface Window {
  readonly start: number
  readonly end: number
  readonly text: string
}

const windowShape = refine(
  text({ zh: '时段，例如 09:00-10:00', en: 'a window, as in 09:00-10:00' }),
  (value, node, report): Window | undefined => {
    const match = /^(\d{1,2})[:：](\d{2})\s*[-–~～至]\s*(\d{1,2})[:：](\d{2})$/.exec(value.trim())
    const [start, end] = match === null ? [-1, -1] : [minutesOf(match[1], match[2]), minutesOf(match[3], match[4])]
    if (start >= 0 && end >= 0) return { start, end, text: `${timeText(start)}–${timeText(end)}` }
    report({
      span: node.span,
      message: { zh: `「${value}」不是时段`, en: `“${value}” is no window` },
      help: { zh: '写成 09:00-10:00', en: 'Write 09:00-10:00' },
    })
    return undefined
  },
)

function minutesOf(hours = '', minutes = ''): number {
  const [h, m] = [Number(hours), Number(minutes)]
  return h <= 24 && m <= 59 && h * 60 + m <= 1440 ? h * 60 + m : -1
}

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

/** Round the clock: how long after the start of the window, against how long the window is. */
function isInside(minutes: number, { start, end }: Window, tolerance: number): boolean {
  const length = (end - start + 1440) % 1440 || (end === start ? 0 : 1440)
  const after = (minutes - start + tolerance + 2 * 1440) % 1440
  return after <= length + 2 * tolerance
}
