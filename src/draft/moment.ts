/** A date, with a time of day where one is written, as a person wrote it: nothing is converted. */
export interface Moment {
  readonly year: number
  /** 1–12 */
  readonly month: number
  readonly day: number
  /** Minutes since midnight; absent for a bare date. */
  readonly minutes?: number
  /** Minutes east of UTC; absent where none is written: then the time zone of the config holds. */
  readonly offsetMinutes?: number
}

const ISO =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(?:[T\s]\s*)(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Reads `2026-11-23T09:30+08:00`, `2026-11-23 9:30`, `2026/11/23`, `2026年11月23日 9:30`. Undefined for anything else and for days that don't exist. */
export function parseMoment(text: string): Moment | undefined {
  const match = ISO.exec(text.trim())
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [, , , , hour, minute, second, zone] = match
  if (!isDay(year, month, day)) return undefined
  if (hour === undefined || minute === undefined) return { year, month, day }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const minutes = Number(hour) * 60 + Number(minute)
  if (zone === undefined) return { year, month, day, minutes }
  return { year, month, day, minutes, offsetMinutes: offsetOf(zone) }
}

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** A number that orders days: days since 1970-01-01. */
export function dayNumber(moment: { readonly year: number; readonly month: number; readonly day: number }): number {
  return Math.round(Date.UTC(moment.year, moment.month - 1, moment.day) / 86_400_000)
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
}
