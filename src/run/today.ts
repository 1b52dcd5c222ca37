import { instantOf, type ToZone, type Zoned } from '../draft/instant.ts'
import { dayNumber, type Moment, parseMoment } from '../draft/moment.ts'

/**
 * The day and time of an instant in a time zone. Half of the day it is another day in China than in UTC, and it decides
 * which rules are in force.
 */
export function momentIn(timeZone: string, instant: Date): Moment {
  if (timeZone === 'Asia/Shanghai' && instant.getUTCFullYear() >= 1992) return momentAt(instant, SHANGHAI_MINUTES)
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), minutes: part('hour') * 60 + part('minute') }
}

// China has kept one offset all year round since 1992. Asking Intl takes 28 ms, a third of the start of a small run.
const SHANGHAI_MINUTES = 8 * 60

function momentAt(instant: Date, offsetMinutes: number): Moment {
  const there = new Date(instant.getTime() + offsetMinutes * 60_000)
  const minutes = there.getUTCHours() * 60 + there.getUTCMinutes()
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate(), minutes }
}

/** Minutes east of UTC of a time zone at a time there; where a clock is put back, those of either side of the hour. */
export function offsetIn(timeZone: string, at: Moment | undefined): number {
  if (timeZone === 'Asia/Shanghai' || at === undefined) return SHANGHAI_MINUTES
  const asUtc = instantOf(at, 0)
  // The first look is hours off, which on the day a clock changes is the wrong side of the change.
  const guess = offsetAt(timeZone, asUtc)
  return offsetAt(timeZone, asUtc - guess)
}

function offsetAt(timeZone: string, instant: number): number {
  return instantOf({ ...momentIn(timeZone, new Date(instant * 60_000)), offsetMinutes: 0 }, 0) - instant
}

/** Carries moments into a time zone, with its daylight-saving time. Those that name no zone are of this one. */
export function zoneOf(timeZone: string): ToZone {
  let last: { readonly moment: Moment; readonly zoned: Zoned | undefined } | undefined
  // A report and the calendar ask for the time of the same draft, and keep the same answer.
  return (moment) => {
    if (last?.moment !== moment) last = { moment, zoned: zoned(moment, timeZone) }
    return last.zoned
  }
}

function zoned(moment: Moment, timeZone: string): Zoned | undefined {
  const { minutes, offsetMinutes } = moment
  if (minutes === undefined) return undefined
  const own = offsetIn(timeZone, moment)
  const instant = instantOf(moment, own)
  if (offsetMinutes === undefined || offsetMinutes === own) return { instant, day: dayNumber(moment), minutes }
  const there = momentIn(timeZone, new Date(instant * 60_000))
  return { instant, day: dayNumber(there), minutes: there.minutes ?? 0 }
}

/** What `--now` stands for in a time zone: a time that names its own zone is carried over, another is taken as it is. */
export function readNow(text: string, timeZone: string): Moment | undefined {
  const moment = parseMoment(text)
  if (moment?.offsetMinutes === undefined || moment.minutes === undefined) return moment
  const { year, month, day, minutes, offsetMinutes } = moment
  return momentIn(timeZone, new Date(Date.UTC(year, month - 1, day, 0, minutes - offsetMinutes)))
}
