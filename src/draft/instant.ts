import { dayNumber, type Moment } from './moment.ts'

/**
 * Which of two moments is the earlier one: negative for the first. Days are compared where one of them has no time of
 * day. `zoneOffset`: minutes east of UTC for what names no zone.
 */
export function compareMoments(a: Moment, b: Moment, zoneOffset: number): number {
  if (a.minutes === undefined || b.minutes === undefined) return dayNumber(a) - dayNumber(b)
  return instantOf(a, zoneOffset) - instantOf(b, zoneOffset)
}

/** Minutes since 1970 in UTC; a bare date is its midnight. */
export function instantOf(moment: Moment, zoneOffset: number): number {
  return dayNumber(moment) * 1440 + (moment.minutes ?? 0) - (moment.offsetMinutes ?? zoneOffset)
}
