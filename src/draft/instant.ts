import { dayNumber, type Moment } from './moment.ts'

/**
 * How many minutes the first moment is after the second; negative: before. Days are compared where one of them has no
 * time of day.
 */
export function minutesBetween(a: Moment, b: Moment, toZone: ToZone): number {
  const [after, before] = [toZone(a), toZone(b)]
  if (after !== undefined && before !== undefined) return after.instant - before.instant
  return (dayThere(a, toZone) - dayThere(b, toZone)) * 1440
}

/** The day of a moment in a time zone: days since 1970-01-01. A bare date is that day everywhere. */
export function dayThere(moment: Moment, toZone: ToZone): number {
  return toZone(moment)?.day ?? dayNumber(moment)
}

/** A moment by the clocks of a time zone. What names no zone of its own is of there already. */
export function momentThere(moment: Moment, toZone: ToZone): Moment {
  const there = moment.offsetMinutes === undefined ? undefined : toZone(moment)
  if (there === undefined) return moment
  const date = new Date(there.day * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    minutes: there.minutes,
  }
}

/** Minutes since 1970 in UTC; a bare date is its midnight. */
export function instantOf(moment: Moment, zoneOffset: number): number {
  return dayNumber(moment) * 1440 + (moment.minutes ?? 0) - (moment.offsetMinutes ?? zoneOffset)
}

/** A moment with a time of day, in a time zone. */
export interface Zoned {
  /** Minutes since 1970 in UTC. */
  readonly instant: number
  /** Days since 1970-01-01, there. */
  readonly day: number
  /** Minutes since midnight, there. */
  readonly minutes: number
}

/** Carries moments into a time zone; a bare date is none. */
export type ToZone = (moment: Moment) => Zoned | undefined

/** A time zone that has one offset all year round, in minutes east of UTC. */
export function fixedZone(zoneOffset: number): ToZone {
  return (moment) => {
    if (moment.minutes === undefined) return undefined
    const instant = instantOf(moment, zoneOffset)
    const there = instant + zoneOffset
    const day = Math.floor(there / 1440)
    return { instant, day, minutes: there - day * 1440 }
  }
}
