import type { Week, WeekPost } from '../lint/week.ts'
import { weekdayOfDay } from '../text/day-text.ts'
import { displayWidth } from '../text/display-width.ts'
import { kindNames } from './kind-names.ts'
import type { Style } from './style.ts'
import {
  daysOf,
  kindSigns,
  markOf,
  monthDay,
  pad,
  verdictMarks,
  verdictOf,
  verdictPaint,
  weekdayName,
} from './week-signs.ts'

/** The columns of the hours at the left. */
const HOUR_COLUMNS = 2
/** An hour with more posts than fit in so many lines says how many more there are. */
const MAX_LINES = 6
const LEAST_COLUMNS = 7
const MOST_COLUMNS = 24
/** As many hours in a row without anything are drawn as one line. */
const LONG_BLANK = 3
/** Where there is neither a window nor a post: the hours in which people are awake. */
const USUAL_HOURS = { first: 7, last: 23 }

/** Hours downward, the days of the week side by side, each post with its minute at the place where it goes out. */
export function weekGrid(week: Week, style: Style): string[] {
  const inner = innerColumns(style)
  const lines = head(week, inner, style)
  const rows = hourRows(week)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as HourRow
    let end = at
    while (rows[end]?.isBlank === true) end++
    if (end - at < LONG_BLANK) lines.push(...hourLines(week, row.hour, inner, style))
    else {
      lines.push(style.colour.dim('..'))
      at = end - 1
    }
  }
  return lines
}

function innerColumns({ width }: Style): number {
  // The last column of a terminal stays free: some of them break the line there.
  const fits = Math.floor((width - 1 - HOUR_COLUMNS) / 7) - 1
  return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, fits))
}

/** The days, the one of now behind a `>`; below them how many posts, and how many there may or should be. */
function head(week: Week, inner: number, { lang, colour }: Style): string[] {
  const days = daysOf(week)
  const left = ' '.repeat(HOUR_COLUMNS)
  const line = (cells: readonly string[]) => {
    const marked = cells.map((cell, at) => {
      const isToday = days[at] === week.today
      return colour.dim(isToday ? '>' : '|') + (isToday ? colour.bold(cell) : cell)
    })
    return `${left}${marked.join('')}`.trimEnd()
  }
  const names = days.map((day) => weekdayName(day, lang))
  const dates = days.map(monthDay)
  const isWide = names.every((name, at) => displayWidth(name) + 1 + (dates[at] ?? '').length <= inner)
  const titles = isWide
    ? [line(names.map((name, at) => pad(`${name} ${dates[at]}`, inner)))]
    : [line(names.map((name) => pad(name, inner))), line(dates.map((date) => pad(date, inner)))]
  const counts = days.map((day, at) => {
    const posts = week.posts.filter((post) => post.at.day === day).length
    const fault = week.limits
      .filter(({ per, between, of }) => per === 'day' && between === undefined && of.length === 0)
      .map(({ max, min, counts: each }) => ({ fault: each[at]?.fault, max, min }))
      .find((each) => each.fault !== undefined)
    const count = lang === 'zh' ? `${posts}条` : `${posts}`
    if (fault === undefined) return colour.dim(pad(posts === 0 ? '-' : count, inner))
    const text = pad(fault.fault === 'over' ? `${count} >${fault.max}` : `${count} <${fault.min}`, inner)
    return colour.caret(text)
  })
  return [...titles, line(counts)]
}

interface HourRow {
  readonly hour: number
  readonly isBlank: boolean
}

/** From the earliest window or post to the latest. */
function hourRows(week: Week): readonly HourRow[] {
  const used = new Set([
    ...week.windows.flatMap(({ hours }) => hours),
    ...week.posts.map(({ at }) => Math.floor(at.minutes / 60)),
  ])
  const [first, last] = used.size === 0 ? [USUAL_HOURS.first, USUAL_HOURS.last] : [Math.min(...used), Math.max(...used)]
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at
    return { hour, isBlank: !used.has(hour) && hour !== first && hour !== last }
  })
}

function hourLines(week: Week, hour: number, inner: number, style: Style): string[] {
  const { colour } = style
  const cells = daysOf(week).map((day) => cellLines(postsIn(week, day, hour), isOpen(week, day, hour), inner, style))
  const height = Math.max(...cells.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const label = line === 0 ? String(hour).padStart(2, '0') : '  '
    const row = cells.map(({ lines, blank }) => colour.dim('|') + (lines[line] ?? blank)).join('')
    return `${colour.dim(label)}${row}`.trimEnd()
  })
}

function cellLines(posts: readonly WeekPost[], open: boolean, inner: number, style: Style) {
  const { lang, colour } = style
  const shade = open ? ':' : ' '
  const fill = (columns: number) => (open ? colour.dim(shade.repeat(columns)) : ' '.repeat(columns))
  const blank = fill(inner)
  if (posts.length === 0) return { lines: [blank], blank }
  const columns = 4 + displayWidth(kindSigns.original[lang])
  const inLine = Math.max(1, Math.floor(inner / columns))
  const room = inLine * MAX_LINES
  // The last place is for the number of those that have none.
  const placed = posts.length <= room ? posts : posts.slice(0, room - 1)
  const tokens = placed.map((post) => postToken(post, style))
  if (placed.length < posts.length) {
    const rest = posts.slice(placed.length)
    const worst = rest.map(verdictOf).sort((a, b) => (a ?? 5) - (b ?? 5))[0]
    tokens.push(verdictPaint(worst, colour)(pad(`${markOf(worst)}+${rest.length}`, columns)))
  }
  const lines = Array.from({ length: Math.ceil(tokens.length / inLine) }, (_, line) => {
    const inThis = tokens.slice(line * inLine, (line + 1) * inLine)
    return inThis.join('') + fill(inner - inThis.length * columns)
  })
  return { lines, blank }
}

/** `*20转<`: what is wrong, the minute, the kind, and whether it comes too soon. */
function postToken(post: WeekPost, { lang, colour }: Style): string {
  const verdict = verdictOf(post)
  const minute = String(post.at.minutes % 60).padStart(2, '0')
  const text = `${markOf(verdict)}${minute}${kindSigns[post.kind][lang]}${post.isTooSoon ? '<' : ' '}`
  return verdictPaint(verdict, colour)(text)
}

function postsIn(week: Week, day: number, hour: number): readonly WeekPost[] {
  return week.posts.filter(({ at }) => at.day === day && Math.floor(at.minutes / 60) === hour)
}

function isOpen({ windows }: Week, day: number, hour: number): boolean {
  const weekday = weekdayOfDay(day)
  return windows.some(
    ({ weekdays, hours: open }) => (weekdays.length === 0 || weekdays.includes(weekday)) && open.includes(hour),
  )
}

/** What the signs of the grid mean; marks only where they stand in it. */
export function weekLegend(week: Week, { lang, colour, width }: Style): string[] {
  const kinds = Object.keys(kindSigns) as (keyof typeof kindSigns)[]
  const verdicts = new Set(week.posts.map(verdictOf))
  const marks = [
    [1, { zh: '一级', en: 'grade 1' }],
    [2, { zh: '二级', en: 'grade 2' }],
    [3, { zh: '三级', en: 'grade 3' }],
    [0, { zh: '无法判断', en: 'not judged' }],
  ] as const
  const texts = [...new Set(week.windows.map(({ text }) => text))]
  const faults = new Set(week.limits.flatMap(({ counts }) => counts.map(({ fault }) => fault)))
  const parts = [
    ...(week.posts.length === 0 ? [] : kinds.map((kind) => `${kindSigns[kind][lang]} ${kindNames[kind][lang]}`)),
    ...marks
      .filter(([verdict]) => verdicts.has(verdict))
      .map(([verdict, name]) => `${verdictMarks[verdict]} ${name[lang]}`),
    ...(week.posts.some(({ isTooSoon }) => isTooSoon)
      ? [{ zh: '< 离前一条太近', en: '< too soon after the one before' }[lang]]
      : []),
    ...(faults.has('over') ? [{ zh: '>n 多于上限', en: '>n more than allowed' }[lang]] : []),
    ...(faults.has('under') ? [{ zh: '<n 少于下限', en: '<n fewer than asked for' }[lang]] : []),
    ...(texts.length === 0 ? [] : [`:: ${{ zh: '发布时段', en: 'windows' }[lang]} ${texts.join(' ')}`]),
    ...(daysOf(week).includes(week.today) ? [{ zh: '> 今天', en: '> today' }[lang]] : []),
  ]
  return wrapped(parts, width - 1 - HOUR_COLUMNS).map((line) => colour.dim(' '.repeat(HOUR_COLUMNS) + line))
}

function wrapped(parts: readonly string[], columns: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const joined = last === undefined ? part : `${last}  ${part}`
    if (last !== undefined && displayWidth(joined) <= columns) lines[lines.length - 1] = joined
    else lines.push(part)
  }
  return lines
}
