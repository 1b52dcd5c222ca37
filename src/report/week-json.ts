import type { Violation } from '../lint/violation.ts'
import type { Week } from '../lint/week.ts'
import { isoDay, timeText } from '../text/day-text.ts'
import { sentence } from './sentence.ts'

/** Weeks as data. `more`: accounts that were left out, by name; null for drafts without one. */
export function weeksJson(weeks: readonly Week[], more: readonly (string | undefined)[]): string {
  return `${JSON.stringify({ version: 1, weeks: weeks.map(weekData), more: more.map((name) => name ?? null) }, null, 2)}\n`
}

function weekData(week: Week) {
  const posts = week.posts.map(({ path, at, kind, status, words, report, isTooSoon }) => ({
    path,
    day: isoDay(at.day),
    time: timeText(at.minutes).padStart(5, '0'),
    kind,
    status,
    words,
    grade:
      report.violations
        .filter(({ rule }) => !rule.hint)
        .map(({ rule }) => rule.grade)
        .sort((a, b) => a - b)[0] ?? null,
    hints: report.violations.filter(({ rule }) => rule.hint).length,
    judged: report.problems.length === 0,
    tooSoon: isTooSoon,
    calendar: report.violations.filter(isOfCalendar).map(({ rule, data, related = [] }) => ({
      rule: rule.id,
      grade: rule.hint ? null : rule.grade,
      hint: rule.hint,
      message: { zh: sentence(rule.message, data, 'zh'), en: sentence(rule.message, data, 'en') },
      related: related.map(({ path: other }) => other),
    })),
  }))
  return {
    account: week.account ?? null,
    monday: isoDay(week.firstDay),
    windows: week.windows.map(({ text, weekdays }) => ({ text, weekdays })),
    posts,
    limits: week.limits.map(({ per, of, between, max, min, counts }) => ({
      per,
      of,
      between: between ?? null,
      max: max ?? null,
      min: min ?? null,
      counts: counts.map(({ posts: count, fault }) => ({ posts: count ?? null, fault: fault ?? null })),
    })),
    mix: week.shares.map(({ name, count, actual, target, isLeast, isOff }) => ({
      name,
      count,
      actual,
      target,
      least: isLeast,
      off: isOff,
    })),
    unplaced: week.unplaced.map(({ path, day }) => ({ path, day: day === undefined ? null : isoDay(day) })),
  }
}

/** What the calendar says names other drafts, or none; what a draft says of itself never does. */
export function isOfCalendar({ related }: Violation): boolean {
  return related !== undefined
}
