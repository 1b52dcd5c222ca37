import type { Violation } from '../lint/violation.ts'
import type { Week, WeekPost } from '../lint/week.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { dayText, isoDay, timeText, weekdayOfDay } from '../text/day-text.ts'
import { displayWidth, truncateToWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import { hintName, plainGradeNames } from './grade-label.ts'
import { sentence } from './sentence.ts'
import type { Colour, Paint, Style } from './style.ts'

/** A week in a terminal: days by hours, then every post with what the calendar says of it, then the mix. */
export function weekText(week: Week, style: Style): string {
  const sections = [
    [heading(week, style), ...grid(week, style), legend(week, style)],
    ...days(week).flatMap((day) => {
      const posts = week.posts.filter(({ at }) => at.day === day)
      return posts.length === 0
        ? []
        : [[style.colour.bold(dayText(day)[style.lang]), ...posts.flatMap((post) => postLines(post, style))]]
    }),
    mixLines(week, style),
    notes(week, style),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The same as data. */
export function weekJson(week: Week): string {
  const posts = week.posts.map(({ path, at, kind, status, words, report }) => ({
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
        .sort()[0] ?? null,
    hints: report.violations.filter(({ rule }) => rule.hint).length,
    judged: report.problems.length === 0,
    calendar: report.violations.filter(isOfCalendar).map(({ rule, data, related = [] }) => ({
      rule: rule.id,
      grade: rule.hint ? null : rule.grade,
      hint: rule.hint,
      message: { zh: sentence(rule.message, data, 'zh'), en: sentence(rule.message, data, 'en') },
      related: related.map(({ path: other }) => other),
    })),
  }))
  return `${JSON.stringify(
    {
      version: 1,
      account: week.account ?? null,
      monday: isoDay(week.firstDay),
      windows: week.windows.map(({ text, weekdays }) => ({ text, weekdays })),
      posts,
      mix: week.shares.map(({ name, count, actual, target, isLeast }) => ({
        name,
        count,
        actual,
        target,
        least: isLeast,
      })),
      untimed: week.untimed,
    },
    null,
    2,
  )}\n`
}

function days({ firstDay }: Week): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => firstDay + offset)
}

function heading(week: Week, { lang, colour }: Style): string {
  const { account, nickname } = week
  const nobody: Bilingual = { zh: '没有写账号的草稿', en: 'Drafts without an account' }
  const name =
    account === undefined ? nobody[lang] : visible(nickname === undefined ? account : `${nickname} ${account}`)
  const span = `${isoDay(week.firstDay)} – ${isoDay(week.firstDay + 6)}`
  return `${colour.bold(name)}  ${span}`
}

const CELL = 2
const LABEL = 13
const hours = Array.from({ length: 24 }, (_, hour) => hour)

function grid(week: Week, style: Style): string[] {
  const marks = hours.map((hour) => (hour % 3 === 0 ? String(hour).padEnd(CELL * 3) : '')).join('')
  return [
    style.colour.dim(`${' '.repeat(LABEL)}${marks.trimEnd()}`),
    ...days(week).map((day) => {
      const posts = week.posts.filter(({ at }) => at.day === day)
      const cells = hours.map((hour) => hourCell(week, day, hour, posts, style)).join('')
      const count = posts.length === 0 ? '' : `  ${posts.length}`
      return `${pad(shortDay(day, style.lang), LABEL)}${cells}${count}`
    }),
  ]
}

/** `原` where one post goes out, `3` where several do, else whether a window is open. Two columns wide. */
function hourCell(week: Week, day: number, hour: number, onDay: readonly WeekPost[], { lang, colour }: Style): string {
  const posts = onDay.filter(({ at }) => Math.floor(at.minutes / 60) === hour)
  const [only] = posts
  if (only === undefined) return isOpen(week, day, hour) ? colour.hint('==') : colour.dim(' .')
  const worst = posts.map(({ report }) => worstGrade(report.violations)).sort()[0]
  const sign = posts.length > 1 ? String(Math.min(posts.length, 99)) : kindSigns[only.kind][lang]
  return gradeColour(worst, colour)(pad(sign, CELL))
}

function isOpen({ windows }: Week, day: number, hour: number): boolean {
  const weekday = weekdayOfDay(day)
  return windows.some(
    ({ weekdays, hours: open }) => (weekdays.length === 0 || weekdays.includes(weekday)) && open.includes(hour),
  )
}

type Kind = WeekPost['kind']

const kindSigns: Readonly<Record<Kind, Bilingual>> = {
  original: { zh: '原', en: 'O' },
  repost: { zh: '转', en: 'R' },
  reply: { zh: '复', en: 'A' },
  reprint: { zh: '载', en: 'P' },
}

const kindNames: Readonly<Record<Kind, Bilingual>> = {
  original: { zh: '原创', en: 'original' },
  repost: { zh: '转发', en: 'repost' },
  reply: { zh: '回复', en: 'answer' },
  reprint: { zh: '转载', en: 'reprint' },
}

function legend({ windows }: Week, { lang, colour }: Style): string {
  const kinds = Object.keys(kindSigns) as Kind[]
  const parts = kinds.map((kind) => `${kindSigns[kind][lang]} ${kindNames[kind][lang]}`)
  const texts = [...new Set(windows.map(({ text }) => text))]
  if (texts.length > 0)
    parts.push(`== ${{ zh: '发布时段', en: 'windows' }[lang]} ${texts.join(lang === 'zh' ? '、' : ', ')}`)
  return colour.dim(`${' '.repeat(LABEL)}${parts.join('  ')}`)
}

function postLines({ at, kind, status, words, path, report }: WeekPost, style: Style): string[] {
  const { lang, colour, width } = style
  const worst = worstGrade(report.violations)
  const grade =
    report.problems.length > 0
      ? colour.failure({ zh: '无法判断', en: 'not judged' }[lang])
      : worst === undefined
        ? ''
        : gradeColour(worst, colour)(worst === 4 ? hintName[lang] : plainGradeNames[worst][lang])
  const label = [kindNames[kind][lang], status === 'published' ? { zh: '已发', en: 'out' }[lang] : '']
    .filter((each) => each !== '')
    .join(lang === 'zh' ? '·' : ', ')
  const head = `  ${timeText(at.minutes).padStart(5)}  ${pad(label, 14)}`
  const said = truncateToWidth(visible(words), Math.max(20, width - displayWidth(head) - displayWidth(path) - 12))
  return [
    `${head}${said}  ${colour.path(visible(path))}${grade === '' ? '' : `  ${grade}`}`,
    ...report.violations.filter(isOfCalendar).map(({ rule, data }) => {
      const paint = gradeColour(rule.hint ? 4 : rule.grade, colour)
      return `         ${paint('!')} ${visible(sentence(rule.message, data, lang))}`
    }),
  ]
}

function mixLines({ shares, posts }: Week, { lang, colour }: Style): string[] {
  if (shares.length === 0) return []
  const title: Bilingual = { zh: `本周 ${posts.length} 条的比例`, en: `The mix of these ${posts.length}` }
  return [
    colour.bold(title[lang]),
    ...shares.map(({ name, count, actual, target, isLeast }) => {
      const kind = Object.entries(shareNames).find(([each]) => each === name)?.[1][lang] ?? visible(name)
      const asked: Bilingual = isLeast
        ? { zh: `至少 ${target}%`, en: `at least ${target}%` }
        : { zh: `应为 ${target}%`, en: `asked for: ${target}%` }
      return `  ${pad(kind, 16)}${String(count).padStart(3)}  ${String(actual).padStart(3)}%  ${asked[lang]}`
    }),
  ]
}

const shareNames: Readonly<Record<string, Bilingual>> = {
  ...kindNames,
  commented: { zh: '带评论的转发', en: 'commented repost' },
  direct: { zh: '直接转发', en: 'direct repost' },
}

function notes({ posts, before, after, untimed }: Week, { lang }: Style): string[] {
  const lines: Bilingual[] = []
  if (posts.length === 0) lines.push({ zh: '这一周没有草稿', en: 'No drafts in this week' })
  if (posts.length === 0 && before !== undefined)
    lines.push({ zh: `之前最近的：--week ${isoDay(before)}`, en: `The nearest before: --week ${isoDay(before)}` })
  if (posts.length === 0 && after !== undefined)
    lines.push({ zh: `之后最近的：--week ${isoDay(after)}`, en: `The nearest after: --week ${isoDay(after)}` })
  if (untimed > 0)
    lines.push({
      zh: `另有 ${untimed} 篇草稿没有写几点发布`,
      en: `${untimed} more draft${untimed === 1 ? ' says' : 's say'} no time of publishing`,
    })
  return lines.map((line) => line[lang])
}

/** What the calendar says names other drafts, or none; what a draft says of itself never does. */
function isOfCalendar({ related }: Violation): boolean {
  return related !== undefined
}

/** 4 for a hint. Undefined where nothing is wrong. */
function worstGrade(violations: readonly Violation[]): Grade | 4 | undefined {
  return violations.map(({ rule }) => (rule.hint ? 4 : rule.grade)).sort()[0]
}

function gradeColour(grade: Grade | 4 | undefined, colour: Colour): Paint {
  if (grade === undefined) return colour.success
  return { 1: colour.grade1, 2: colour.grade2, 3: colour.grade3, 4: colour.hint }[grade]
}

/** `周一 11-23`, `Mon 11-23`. */
function shortDay(day: number, lang: Language): string {
  const weekday = weekdayOfDay(day)
  const name =
    lang === 'zh' ? `周${'日一二三四五六'[weekday]}` : ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]
  return `${name} ${isoDay(day).slice(5)}`
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}
