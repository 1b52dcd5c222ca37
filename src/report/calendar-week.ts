import type { UnplacedDraft, Week, WeekPost } from '../lint/week.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { dayText, isoDay, timeText } from '../text/day-text.ts'
import { displayWidth, truncateToWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import { hintName, plainGradeNames, unjudgedName } from './grade-label.ts'
import { kindNames } from './kind-names.ts'
import { sentence } from './sentence.ts'
import type { Style } from './style.ts'
import { limitLines, mixLines } from './week-counts.ts'
import { weekGrid, weekLegend } from './week-grid.ts'
import { isOfCalendar } from './week-json.ts'
import { daysOf, markOf, pad, type Verdict, verdictOf, verdictPaint } from './week-signs.ts'

/** A week in a terminal: hours by days, how many and of what, then the posts with what the calendar says of them. */
export function weekText(week: Week, style: Style): string {
  const sections = [
    [heading(week, style), ...weekGrid(week, style), ...weekLegend(week, style)],
    limitLines(week, style),
    mixLines(week, style),
    ...listed(week, style),
    unplacedLines(week.unplaced, style),
    notes(week, style),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** What stands below the last week where there are more accounts than are shown. */
export function moreAccounts(names: readonly (string | undefined)[], { lang, colour }: Style): string {
  const shown = names.map((name) => (name === undefined ? nobody[lang] : visible(name)))
  const words: Bilingual = {
    zh: `另有 ${names.length} 个账号没有显示：${shown.join('、')}`,
    en: `${names.length} more account${names.length === 1 ? '' : 's'}: ${shown.join(', ')}`,
  }
  return `${colour.dim(words[lang])}\n`
}

const nobody: Bilingual = { zh: '没有写账号的草稿', en: 'Drafts without an account' }

function heading(week: Week, { lang, colour }: Style): string {
  const { account, nickname } = week
  const name =
    account === undefined ? nobody[lang] : visible(nickname === undefined ? account : `${nickname} ${account}`)
  const count: Bilingual = {
    zh: `${week.posts.length} 条`,
    en: `${week.posts.length} post${week.posts.length === 1 ? '' : 's'}`,
  }
  return `${colour.bold(name)}  ${isoDay(week.firstDay)} – ${isoDay(week.firstDay + 6)}  ${count[lang]}`
}

/** A week with more posts than this lists only those that something is wrong with: the others stand in the grid. */
const MOST_LISTED = 40

function listed(week: Week, style: Style): string[][] {
  const isLong = week.posts.length > MOST_LISTED
  const wanted = isLong ? week.posts.filter((post) => isWrong(verdictOf(post)) || post.isTooSoon) : week.posts
  const shown = wanted.slice(0, style.maxViolations)
  const sections = daysOf(week).flatMap((day) => {
    const posts = shown.filter(({ at }) => at.day === day)
    return posts.length === 0
      ? []
      : [[style.colour.bold(dayText(day)[style.lang]), ...posts.flatMap((post) => postLines(post, style))]]
  })
  const [good, rest] = [week.posts.length - wanted.length, wanted.length - shown.length]
  const lines: Bilingual[] = []
  if (rest > 0)
    lines.push({ zh: `另有 ${rest} 条有问题，没有列出`, en: `${rest} more with something wrong are not listed` })
  if (good > 0) lines.push({ zh: `没有问题的 ${good} 条没有列出`, en: `${good} with nothing wrong are not listed` })
  return lines.length === 0 ? sections : [...sections, lines.map((line) => line[style.lang])]
}

function isWrong(verdict: Verdict): boolean {
  return verdict !== undefined && verdict !== 4
}

function postLines(post: WeekPost, style: Style): string[] {
  const { at, kind, status, words, path, report } = post
  const { lang, colour, width } = style
  const verdict = verdictOf(post)
  const grade = verdict === undefined ? '' : verdictPaint(verdict, colour)(verdictName(verdict)[lang])
  const label = [kindNames[kind][lang], status === 'published' ? { zh: '已发', en: 'out' }[lang] : '']
    .filter((each) => each !== '')
    .join(lang === 'zh' ? '·' : ', ')
  const head = `  ${timeText(at.minutes).padStart(5)} ${markOf(verdict)}  ${pad(label, 14)}`
  const said = truncateToWidth(visible(words), Math.max(12, width - displayWidth(head) - displayWidth(path) - 12))
  return [
    `${head}${said}  ${colour.path(visible(path))}${grade === '' ? '' : `  ${grade}`}`,
    ...report.violations.filter(isOfCalendar).map(({ rule, data }) => {
      const own = rule.hint ? 4 : rule.grade
      const sign = own === 4 ? '-' : markOf(own)
      return `          ${verdictPaint(own, colour)(sign)} ${visible(sentence(rule.message, data, lang))}`
    }),
  ]
}

function verdictName(verdict: Exclude<Verdict, undefined>): Bilingual {
  if (verdict === 0) return unjudgedName
  return verdict === 4 ? hintName : plainGradeNames[verdict]
}

const MOST_UNPLACED = 20

function unplacedLines(unplaced: readonly UnplacedDraft[], { lang, colour }: Style): string[] {
  if (unplaced.length === 0) return []
  const title: Bilingual = {
    zh: `没有排进去的 ${unplaced.length} 篇：没有写几点发布`,
    en: `Not placed: ${unplaced.length} draft${unplaced.length === 1 ? ' says' : 's say'} no time of publishing`,
  }
  const rest = unplaced.length - MOST_UNPLACED
  return [
    colour.bold(title[lang]),
    ...unplaced.slice(0, MOST_UNPLACED).map(({ path, day }) => {
      const when = day === undefined ? '' : `  ${dayText(day)[lang]}`
      return `  ${colour.path(visible(path))}${when}`
    }),
    ...(rest > 0 ? [{ zh: `  还有 ${rest} 篇`, en: `  and ${rest} more` }[lang]] : []),
  ]
}

function notes({ posts, before, after }: Week, { lang }: Style): string[] {
  if (posts.length > 0) return []
  const lines: Bilingual[] = [{ zh: '这一周没有草稿', en: 'No drafts in this week' }]
  if (before !== undefined)
    lines.push({ zh: `之前最近的：--week ${isoDay(before)}`, en: `The nearest before: --week ${isoDay(before)}` })
  if (after !== undefined)
    lines.push({ zh: `之后最近的：--week ${isoDay(after)}`, en: `The nearest after: --week ${isoDay(after)}` })
  return lines.map((line) => line[lang])
}
