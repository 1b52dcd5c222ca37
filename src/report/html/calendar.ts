import type { WeekWindow } from '../../lint/week.ts'
import { isoDay, isoTime, spanText, weekdayOfDay } from '../../text/day-text.ts'
import { countOf } from '../count-nouns.ts'
import { gradeName, hintName } from '../grade-label.ts'
import { kindNames } from '../kind-names.ts'
import { asked, commonWindows, openParts } from './asked.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { type Post, type Week, weeksOf } from './weeks.ts'

export const calendarTitle = { zh: '发布日历', en: 'Calendar' }

/** More weeks than these make no picture any more. */
const MOST_WEEKS = 12

/** The weeks with posts as pictures: days by hours, a sign for each post at its time, which leads to what is said of it. */
export function calendar(view: View): Markup | undefined {
  const { report, say } = view
  const { all, shown } = weeksOf(report.files, MOST_WEEKS)
  if (all === 0) return undefined
  const left = all - shown.length
  const note =
    left === 0
      ? undefined
      : html`<p class="lead">${say({
          zh: `有内容的一共 ${all} 周，这里画出 ${shown.length} 周：先取最近的有违规的周，不足的用最近的周补上；另外 ${left} 周没有画出。`,
          en: `${all} weeks have posts. These are ${shown.length} of them: the last ones with violations, then the last ones without; ${left} are not drawn.`,
        })}</p>`
  return html`<section id="calendar" aria-labelledby="calendar-title">
<h2 id="calendar-title">${say(calendarTitle)}</h2>
${note}${legend(view)}
${shown.map((week) => weekFigure(week, view))}</section>
`
}

// In units of the picture. Hours run from left to right, so that close posts stand close.
const NO_TIME_X = 98
const LEFT = 132
const HOUR = 24
const RIGHT = LEFT + 24 * HOUR
const WIDTH = RIGHT + 160
const TOP = 22
const LANE = 20
const RADIUS = 8
/** Posts of nearly the same time stand below each other; more than these are only counted. */
const MOST_LANES = 6

interface Sign {
  readonly post: Post
  readonly x: number
  readonly y: number
}

interface Row {
  readonly day: number
  readonly y: number
  readonly height: number
  readonly posts: readonly Post[]
  readonly signs: readonly Sign[]
}

function weekFigure({ monday, days }: Week, view: View): Markup {
  const { lang, say } = view
  const rows: Row[] = []
  let y = TOP
  for (const [number, posts] of days.entries()) {
    const row = rowAt(y, monday + number, posts)
    rows.push(row)
    y += row.height
  }
  const count = days.reduce((sum, posts) => sum + posts.length, 0)
  const title = `${isoDay(monday)} – ${isoDay(monday + 6)}`
  const counted = countOf(count, 'draft', lang)
  const label = say({ zh: `${title}，${counted}`, en: `${title}, ${counted}` })
  const accounts = new Set(days.flatMap((posts) => posts.map(({ about }) => about.account)))
  const plans = (view.report.weekPlans ?? []).filter(
    ({ firstDay, account }) => firstDay === monday && accounts.has(account),
  )
  const windows = commonWindows(plans) ?? []
  return html`<figure class="week"><figcaption>${title} <span class="quiet">${counted}</span></figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="${label}"><svg viewBox="0 0 ${WIDTH} ${y + 4}" width="${WIDTH}" height="${y + 4}" role="group" aria-label="${label}">
${hourLines(y)}${days.some((posts) => posts.some(({ minutes }) => minutes === undefined)) ? noTimeHead(view) : undefined}${rows.map((row) => dayRow(row, windows, view))}</svg></div>${asked(plans, view)}</figure>
`
}

/** Each post in the first lane that is free at its time. */
function rowAt(y: number, day: number, posts: readonly Post[]): Row {
  const ends: number[] = []
  const signs: Sign[] = []
  for (const post of posts) {
    const x = post.minutes === undefined ? NO_TIME_X : LEFT + (post.minutes / 60) * HOUR
    const free = ends.findIndex((end) => end <= x)
    const lane = free === -1 ? ends.length : free
    if (lane >= MOST_LANES) continue
    ends[lane] = x + 2 * RADIUS + 1
    signs.push({ post, x, y: y + 14 + lane * LANE })
  }
  return { day, y, height: Math.max(1, ends.length) * LANE + 8, posts, signs }
}

function hourLines(bottom: number): Markup {
  const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24]
  return html`${hours.map((hour) => {
    const x = LEFT + hour * HOUR
    return html`<path class="hour" d="M${x} ${TOP - 4}V${bottom}"/><text class="label" x="${x}" y="12" text-anchor="middle">${hour}</text>`
  })}
`
}

/** Over the column of posts that name a day and no time. */
function noTimeHead({ say }: View): Markup {
  const words = say({ zh: '未写时间', en: 'no time' })
  return html`<text class="label" x="${NO_TIME_X}" y="12" text-anchor="middle">${words}</text>`
}

function dayRow({ day, y, height, posts, signs }: Row, windows: readonly WeekWindow[], view: View): Markup {
  const weekday = weekdayOfDay(day)
  const isWeekend = weekday === 0 || weekday === 6
  const middle = y + 18
  const ground = isWeekend
    ? html`<path class="weekend" d="M${LEFT} ${y}h${24 * HOUR}v${height}h-${24 * HOUR}z"/>`
    : undefined
  return html`<g><path class="day" d="M0 ${y}H${WIDTH}"/>${ground}${windows.map((window) => openGround(window, weekday, y, height))}<text class="date" x="0" y="${middle}">${dayName(weekday, view)} <tspan class="label">${isoDay(day).slice(5)}</tspan></text>
${joins(signs)}${signs.map((sign) => postSign(sign, view))}${dayCount(posts, signs, middle, view)}</g>
`
}

function openGround(window: WeekWindow, weekday: number, y: number, height: number): readonly Markup[] {
  return openParts(window, weekday).map(([from, to]) => {
    const width = round(((to - from) / 60) * HOUR)
    return html`<path class="window" d="M${round(LEFT + (from / 60) * HOUR)} ${y}h${width}v${height}h-${width}z"/>`
  })
}

function dayName(weekday: number, { say }: View): string {
  return say({
    zh: `周${'日一二三四五六'[weekday] ?? ''}`,
    en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? '',
  })
}

const MOST_JOINS = 5

/** Posts of one day that the calendar sets against each other are joined by a line. */
function joins(signs: readonly Sign[]): readonly Markup[] {
  const places = new Map(signs.map((sign) => [sign.post.path, sign]))
  return signs.flatMap(({ post, x, y }) =>
    post.clashes.flatMap(({ rule, related = [] }) =>
      related.slice(0, MOST_JOINS).flatMap(({ path }) => {
        const other = places.get(path)
        if (other === undefined) return []
        return [
          html`<path class="join ${rule.hint ? 'gh' : `g${rule.grade}`}" d="M${round(x)} ${y}L${round(other.x)} ${other.y}"/>`,
        ]
      }),
    ),
  )
}

function postSign({ post, x, y }: Sign, view: View): Markup {
  const { path, about, minutes, worst } = post
  const { say, report, anchors } = view
  const className = worst === undefined ? 'ok' : worst === 'hint' ? 'gh' : `g${worst}`
  const grade =
    worst === undefined
      ? say({ zh: '没有发现问题', en: 'nothing found' })
      : say(worst === 'hint' ? hintName : gradeName(report, worst).name)
  const time = minutes === undefined ? say({ zh: '没有写几点', en: 'no time' }) : isoTime(minutes)
  const parts = [time, path, about.account, say(kindNames[about.kind]), grade].filter((part) => part !== undefined)
  const label = parts.join(say({ zh: '，', en: ', ' }))
  return html`<a class="post ${className}" href="#${anchors.get(path)}" aria-label="${label}"><title>${label}</title>${shape(about.kind, x, y)}${
    worst === undefined || worst === 'hint' ? undefined : numeral(worst, x, y)
  }</a>
`
}

function numeral(grade: number, x: number, y: number): Markup {
  return html`<text x="${round(x)}" y="${y + 4}" text-anchor="middle">${grade}</text>`
}

/** A round for an original, a rhombus for a repost, a house for a reply, a square for a reprint. */
function shape(kind: Post['about']['kind'], x: number, y: number): Markup {
  const at = `M${round(x)} ${y}`
  switch (kind) {
    case 'original':
      return html`<path d="${at}m-${RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 16 0a${RADIUS} ${RADIUS} 0 1 0-16 0z"/>`
    case 'repost':
      return html`<path d="${at}m0-10l10 10l-10 10l-10-10z"/>`
    case 'reply':
      return html`<path d="${at}m0-10l9 7v10h-18v-10z"/>`
    case 'reprint':
      return html`<path d="${at}m-8-8h16v16h-16z"/>`
  }
}

/** `7 篇 · 最近相隔 12 分钟`: what makes a day crowded. */
function dayCount(posts: readonly Post[], signs: readonly Sign[], y: number, view: View): Markup | undefined {
  if (posts.length === 0) return undefined
  const { say, lang } = view
  const gap = closestGap(posts)
  const hidden = posts.length - signs.length
  const details = [
    hidden === 0 ? undefined : say({ zh: `${hidden} 篇没有画出`, en: `${hidden} not drawn` }),
    gap === undefined ? undefined : say({ zh: `最近隔 ${spanText(gap).zh}`, en: `closest ${shortSpan(gap)}` }),
  ].filter((part) => part !== undefined)
  const isCrowded = posts.some(({ clashes }) => clashes.some(({ rule }) => !rule.hint))
  return html`<text class="sum${isCrowded ? ' crowded' : ''}" x="${RIGHT + 14}" y="${y}">${lang === 'zh' ? `${posts.length} 篇` : posts.length}<tspan class="label" dx="8">${details.join(' · ')}</tspan></text>`
}

/** `1 h 45 min`. */
function shortSpan(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours === 0 ? '' : `${hours} h`, rest === 0 && hours > 0 ? '' : `${rest} min`].join(' ').trim()
}

/** The least time between two posts of one account, in minutes. */
function closestGap(posts: readonly Post[]): number | undefined {
  const last = new Map<string | undefined, number>()
  let least: number | undefined
  for (const { about, minutes } of posts) {
    if (minutes === undefined) continue
    const before = last.get(about.account)
    if (before !== undefined && (least === undefined || minutes - before < least)) least = minutes - before
    last.set(about.account, minutes)
  }
  return least
}

function legend({ say, report }: View): Markup {
  const kinds = ['original', 'repost', 'reply', 'reprint'] as const
  const sample = (className: string, drawn: Markup) =>
    html`<svg class="sample" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true"><g class="post ${className}">${drawn}</g></svg>`
  const shapes = kinds.map((kind) => html`<li>${sample('ok', shape(kind, 11, 11))}${say(kindNames[kind])}</li>`)
  const colours = ([1, 2, 3] as const).map(
    (grade) =>
      html`<li>${sample(`g${grade}`, html`${shape('original', 11, 11)}${numeral(grade, 11, 11)}`)}${say(gradeName(report, grade).name)}</li>`,
  )
  const rest = [
    html`<li>${sample('gh', shape('original', 11, 11))}${say(hintName)}</li>`,
    html`<li>${sample('ok', shape('original', 11, 11))}${say({ zh: '没有发现问题', en: 'nothing found' })}</li>`,
  ]
  return html`<ul class="legend">${shapes}</ul><ul class="legend">${colours}${rest}</ul>
<p class="legend">${say(legendNote)}</p>`
}

const legendNote = {
  zh: '有底色的时间是发布时段。线连起来的，是日历规则放在一起看的几篇。右边是当天的篇数，以及同一账号两篇之间最近隔多久；这一天有日历上的违规时，篇数加粗。',
  en: 'Shaded hours are publishing windows. Lines join posts that a rule of the calendar sets against each other. At the right: how many posts a day has, bold where the calendar is violated, and the closest two of one account.',
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
