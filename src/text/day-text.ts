import type { Bilingual } from './bilingual.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `11月23日（周一）`, `2026-11-23 (Mon)`. @param day days since 1970-01-01 */
export function dayText(day: number): Bilingual {
  const date = new Date(day * 86_400_000)
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()]
  const weekday = date.getUTCDay()
  return {
    zh: `${month}月${dayOfMonth}日（周${weekdays[weekday]}）`,
    en: `${isoDay(day)} (${names[weekday]})`,
  }
}

/** `2026-11-23`. @param day days since 1970-01-01 */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** `9:05`. @param minutes since midnight */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** `09:05`. @param minutes since midnight */
export function isoTime(minutes: number): string {
  return timeText(minutes).padStart(5, '0')
}

/** `25 分钟`, `3 小时`, `2 天 4 小时`. */
export function spanText(minutes: number): Bilingual {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts: readonly (readonly [number, string, string])[] = [
    [days, '天', days === 1 ? 'day' : 'days'],
    [hours, '小时', hours === 1 ? 'hour' : 'hours'],
    [rest, '分钟', rest === 1 ? 'minute' : 'minutes'],
  ]
  const said = parts.filter(([count], index) => count > 0 || (index === 2 && minutes === 0)).slice(0, 2)
  return {
    zh: said.map(([count, zh]) => `${count} ${zh}`).join(' '),
    en: said.map(([count, , en]) => `${count} ${en}`).join(' '),
  }
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Weeks begin on Monday. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7)
}
