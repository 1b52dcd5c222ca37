import { refine, text } from '../../shape/shape.ts'
import { timeText } from '../../text/day-text.ts'

/** Minutes since midnight, both included; one that ends before it starts goes on past midnight. */
export interface TimeWindow {
  readonly start: number
  readonly end: number
  readonly text: string
}

export const windowShape = refine(
  text({ zh: '时段，例如 09:00-10:00', en: 'a window, as in 09:00-10:00' }),
  (value, node, report): TimeWindow | undefined => {
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

/** Round the clock: how long after the start of the window, against how long the window is. */
export function isInside(minutes: number, { start, end }: TimeWindow, tolerance: number): boolean {
  const length = (end - start + 1440) % 1440 || (end === start ? 0 : 1440)
  const after = (minutes - start + tolerance + 2 * 1440) % 1440
  return after <= length + 2 * tolerance
}
