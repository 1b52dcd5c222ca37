import { dayNumber } from '../draft/moment.ts'
import { weekdayOfDay } from '../text/day-text.ts'
import type { DayGroup, DayInText, DayRun, WeekdayInText } from './day-runs.ts'

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The days of a run on the calendar. */
export type Dates = ReadonlyMap<DayInText, CalendarDay>

/**
 * Finds the years of the days of a run. Undefined: nobody can tell.
 *
 * @param near what a day without a year is near to
 */
export function datesOf({ days }: DayRun, near: CalendarDay | undefined): Dates | undefined {
  const dates = new Map<DayInText, CalendarDay>()
  let last: CalendarDay | undefined
  for (const each of days) {
    const year = yearOf(each, last, near)
    if (year === undefined) return undefined
    last = { year, month: each.month, day: each.day }
    dates.set(each, last)
  }
  return dates
}

function yearOf(
  { year, yearsAway, month, day, join }: DayInText,
  last: CalendarDay | undefined,
  near: CalendarDay | undefined,
): number | undefined {
  if (year !== undefined) return year
  if (last !== undefined && join === 'range') {
    const isBefore = month < last.month || (month === last.month && day < last.day)
    return last.year + (isBefore ? 1 : 0)
  }
  if (yearsAway !== undefined && near !== undefined) return near.year + yearsAway
  return nearestYear(month, day, last ?? near)
}

/** The year that brings a day of the year nearest to another day. */
function nearestYear(month: number, day: number, near: CalendarDay | undefined): number | undefined {
  if (near === undefined) return undefined
  const at = dayNumber(near)
  let best: number | undefined
  let bestAway = Number.POSITIVE_INFINITY
  for (const year of [near.year, near.year + 1, near.year - 1]) {
    const away = Math.abs(dayNumber({ year, month, day }) - at)
    if (away < bestAway) {
      best = year
      bestAway = away
    }
  }
  return best
}

export function dateIn(dates: Dates, day: DayInText): CalendarDay {
  return dates.get(day) as CalendarDay
}

/** A day and the weekday beside it that disagree. */
export interface Mismatch {
  readonly day: DayInText
  readonly weekday: WeekdayInText
}

/** The days that fall on another weekday than the one beside them. Where nobody can tell whose a weekday is, none. */
export function mismatches({ days, weekdays, isOfEach }: DayGroup, dates: Dates): readonly Mismatch[] {
  const numberOf = (day: DayInText): number => dayNumber(dateIn(dates, day))
  const isWrong = ({ day, weekday }: Mismatch): boolean => !agrees(numberOf(day), weekday.sign)
  const [first, [weekday]] = [days[0], weekdays]
  const [last, lastWeekday] = [days.at(-1) ?? first, weekdays.at(-1) ?? weekday]
  if (weekdays.length === 1) {
    if (isOfEach) return days.map((day) => ({ day, weekday })).filter(isWrong)
    // From one day to another: a weekday may be that of either end, or one on which something happens in that time.
    const from = last.join === 'range' ? (days.at(-2) ?? first) : last
    return occurs(weekday, numberOf(from), numberOf(last)) ? [] : [{ day: last, weekday }]
  }
  // 12月5日（周一至周五）: when an office is open until then.
  if (days.length === 1) return []
  const isRange = [...days, ...weekdays].some(({ join }) => join === 'range')
  if (days.length === weekdays.length && (days.length > 2 || !isRange))
    return days.flatMap((day, index) => ({ day, weekday: weekdays[index] ?? weekday })).filter(isWrong)
  const isOnePiece = days.length === 2 || days.every(({ join }) => join !== 'range')
  if (weekdays.length !== 2 || !isRange || !isOnePiece) return []
  const wrong = [
    { day: first, weekday },
    { day: last, weekday: lastWeekday },
  ].filter(isWrong)
  const [from, to] = [numberOf(first), numberOf(last)]
  // 12月1日至31日（周六、周日）: the weekends of that time.
  if (from > to || weekdays.every((each) => occurs(each, from, to))) return []
  // With neither end right, they are the ends of those days only where they are as far apart.
  const daysApart = (signNumber(lastWeekday.sign) - signNumber(weekday.sign) + 7) % 7
  if (wrong.length === 2) return to - from === daysApart ? wrong : []
  return lastWeekday.join === 'range' && isOfficeWeek(weekday.sign, lastWeekday.sign) ? [] : wrong
}

/** 12月1日至4日（周一至周五 9:00-17:00） */
function isOfficeWeek(first: string, last: string): boolean {
  return first === '一' && '五六日天'.includes(last)
}

/** Whether a weekday falls within some days. */
function occurs({ sign }: WeekdayInText, from: number, to: number): boolean {
  for (let day = from; day <= Math.min(to, from + 6); day++) if (agrees(day, sign)) return true
  return from > to
}

/** @param day days since 1970-01-01 */
function agrees(day: number, sign: string): boolean {
  const weekday = weekdayOfDay(day)
  return sign === '末' ? weekday === 0 || weekday === 6 : signNumber(sign) === weekday
}

/** 0 for Sunday to 6 for Saturday; −1 for the weekend. */
function signNumber(sign: string): number {
  return sign === '天' ? 0 : /\d/.test(sign) ? Number(sign) : WEEKDAYS.indexOf(sign)
}

export const WEEKDAYS = '日一二三四五六'
