import { dayNumber, parseMoment } from '../../draft/moment.ts'
import type { CalendarContext, NotJudged } from '../check.ts'

/** What an account says of its calendar, and the day of the run. */
export interface OptedIn {
  /** Days since 1970; what came before is not judged. */
  readonly since: number | undefined
  readonly today: number
  /** How many posts a day or a week the account itself promises. */
  least(per: 'day' | 'week'): number | undefined
  readonly maxIdleDays: number | undefined
}

/**
 * What is too little can only be told where an account says that all its posts are here, by a `calendar` in its profile:
 * a stranger who lints one draft is not told that he posts too seldom.
 */
export function calendarOf({ account, now }: CalendarContext): OptedIn | NotJudged {
  const calendar = account?.profile.calendar
  if (calendar === undefined) return { notJudged: 'calendar' }
  if (now === undefined) return { notJudged: 'today' }
  const since = calendar.since === undefined ? undefined : parseMoment(calendar.since)
  return {
    since: since === undefined ? undefined : dayNumber(since),
    today: now.day,
    least: (per) => calendar[per === 'day' ? 'min-per-day' : 'min-per-week'],
    maxIdleDays: calendar['max-idle-days'],
  }
}
