/** Days are counted since 1970-01-01. */
export type IsWorkday = (day: number) => boolean

/** The years whose holidays and make-up days the library knows; other years have their weekdays. */
export const KNOWN_YEARS = { from: 2004, to: 2026 } as const

/** The calendar of the State Council, with days of the author’s own that override it. Loaded by the rules that need it. */
export async function workdaysWith(holidays: ReadonlySet<number>, workdays: ReadonlySet<number>): Promise<IsWorkday> {
  const { default: chinese } = await import('chinese-days')
  return (day) => {
    if (workdays.has(day)) return true
    if (holidays.has(day)) return false
    return chinese.isWorkday(localNoon(day))
  }
}

/**
 * The library reads the local day of what it is given, but takes a text for UTC: west of Greenwich that is the day
 * before. Noon of the local day is the same day everywhere.
 */
function localNoon(day: number): Date {
  const date = new Date(day * 86_400_000)
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12)
}

/** The last day on which something may be done `days` working days after a day, which itself is not counted. */
export function workdayAfter(day: number, days: number, isWorkday: IsWorkday): number {
  let last = day
  for (let left = days; left > 0; ) {
    last++
    if (isWorkday(last)) left--
  }
  return last
}
