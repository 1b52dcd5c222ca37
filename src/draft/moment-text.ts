import type { Moment } from './moment.ts'

/** A moment as postlint writes it: `2026-11-23T09:30+08:00`, or the bare date. */
export function momentText({
  year,
  month,
  day,
  minutes,
  offsetMinutes,
}: Omit<Moment, 'offsetMinutes'> & { readonly offsetMinutes?: number | undefined }): string {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (minutes === undefined) return date
  const time = `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  if (offsetMinutes === undefined) return time
  const away = Math.abs(offsetMinutes)
  return `${time}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
