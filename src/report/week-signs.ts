import type { Violation } from '../lint/violation.ts'
import type { WeekPost } from '../lint/week.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { isoDay, weekdayOfDay } from '../text/day-text.ts'
import { displayWidth } from '../text/display-width.ts'
import type { Colour, Paint } from './style.ts'

type Kind = WeekPost['kind']

export const kindSigns: Readonly<Record<Kind, Bilingual>> = {
  original: { zh: '原', en: 'O' },
  repost: { zh: '转', en: 'R' },
  reply: { zh: '复', en: 'Y' },
  reprint: { zh: '载', en: 'P' },
}

/** 1 to 3 are grades, 4 is a hint, 0 what could not be judged. Undefined: nothing is wrong. */
export type Verdict = Grade | 0 | 4 | undefined

/** Marks of ASCII, so that they say the same without colour. Hints have none: they are advice. */
export const verdictMarks: Readonly<Record<Grade | 0, string>> = { 0: '?', 1: '!', 2: '*', 3: '^' }

export function markOf(verdict: Verdict): string {
  return verdict === undefined || verdict === 4 ? ' ' : verdictMarks[verdict]
}

export function verdictOf({ report }: WeekPost): Verdict {
  return report.problems.length > 0 ? 0 : worstGrade(report.violations)
}

function worstGrade(violations: readonly Violation[]): Grade | 4 | undefined {
  return violations.map(({ rule }) => (rule.hint ? 4 : rule.grade)).sort((a, b) => a - b)[0]
}

export function verdictPaint(verdict: Verdict, colour: Colour): Paint {
  if (verdict === undefined) return colour.success
  return [colour.failure, colour.grade1, colour.grade2, colour.grade3, colour.hint][verdict] ?? colour.failure
}

/** `周一`, `Mon`. */
export function weekdayName(day: number, lang: Language): string {
  const weekday = weekdayOfDay(day)
  const english = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? ''
  return lang === 'zh' ? `周${'日一二三四五六'[weekday]}` : english
}

/** `11-23`. */
export function monthDay(day: number): string {
  return isoDay(day).slice(5)
}

export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text
}

export function daysOf({ firstDay }: { readonly firstDay: number }): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => firstDay + offset)
}
