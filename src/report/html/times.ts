import type { LocalTime } from '../../lint/about.ts'
import { isoDay, isoTime } from '../../text/day-text.ts'

/** `2026-11-23 09:30`, or the day alone. */
export function publishText(time: LocalTime | undefined): string | undefined {
  if (time === undefined) return undefined
  const { day, minutes } = time
  return minutes === undefined ? isoDay(day) : `${isoDay(day)} ${isoTime(minutes)}`
}
