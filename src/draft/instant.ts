import { dayNumber, type Moment } from './moment.ts'

/**
 * How many minutes the first moment is after the second; negative: before. Days are compared where one of them has no
 * time of day. `zoneOffset`: minutes east of UTC for what names no zone.
 */
export function minutesBetween(a: Moment, b: Moment, zoneOffset: number): number {
  if (a.minutes === undefined || b.minutes === undefined) return (dayNumber(a) - dayNumber(b)) * 1440
  return instantOf(a, zoneOffset) - instantOf(b, zoneOffset)
}

/** Minutes since 1970 in UTC; a bare date is its midnight. */
export function instantOf(moment: Moment, zoneOffset: number): number {
  return dayNumber(moment) * 1440 + (moment.minutes ?? 0) - (moment.offsetMinutes ?? zoneOffset)
}
