import { fieldNode } from '../draft/front-matter.ts'
import { dayNumber, isDay, type Moment, parseMoment, weekdayOf } from '../draft/moment.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import { defaulted } from '../shape/object-shape.ts'
import { flag, listOf, oneOf } from '../shape/shape.ts'
import type { Span } from '../text/span.ts'
import { defineDraftCheck, type Finding, type NotJudged } from './check.ts'
import { guessOption, remedyBy } from './fix-option.ts'

const parts = ['weekday', 'over', 'no-such-day'] as const

export const dateWeekday = defineDraftCheck({
  name: 'date-weekday',
  summary: {
    zh: '日期与旁边的星期不符，日期不存在，或活动在发布前已经结束',
    en: 'A date and the weekday beside it that disagree, a day that does not exist, or an event that is over when the post goes out',
  },
  options: {
    of: defaulted(listOf(oneOf(parts)), parts, {
      zh: '检查哪些：weekday 星期，no-such-day 不存在的日期，over 已经结束的活动',
      en: 'Which to check: weekday, no-such-day, over',
    }),
    fix: guessOption,
    title: defaulted(flag(), true, { zh: '也看标题', en: 'Look at the title too' }),
  },
  data: ['date', 'actual', 'expected', 'publish', 'problem'],
  prepare: ({ of, title, fix }) => ({ of: new Set(of), title, trust: fix?.value ?? ('unsafe' as const) }),
  *run(context, { of, title, trust }) {
    const { draft } = context.posting
    const publish = draft.meta.publish
    for (const text of [...context.scope('post'), ...(title ? context.scope('title') : [])]) {
      for (const finding of judgeText(text, publish, of)) {
        if ('notJudged' in finding) {
          yield finding
          continue
        }
        const { remedy, ...rest } = finding
        const written = remedy === undefined ? undefined : { ...remedy, within: text.mapped }
        yield { ...rest, span: text.mapped.toSource(finding.span), ...remedyBy(trust, written) }
      }
    }
    if (!of.has('over') || publish === undefined) return
    for (const path of ['event.date', 'event.deadline'] as const) {
      const node = fieldNode(draft.frontMatter, path)
      const moment = node?.kind === 'scalar' ? parseMoment(node.text) : undefined
      if (node === undefined || moment === undefined || !isBefore(moment, publish)) continue
      yield {
        span: node.span,
        data: {
          problem:
            path === 'event.date'
              ? { zh: '活动日期早于发布时间', en: 'the event is before the post goes out' }
              : { zh: '截止时间早于发布时间', en: 'the deadline is before the post goes out' },
          date: written(moment),
          publish: written(publish),
          actual: written(moment),
          expected: written(publish),
        },
      }
    }
  },
})

// A date, then at once a weekday, perhaps in brackets. A second date or a range between them belongs to someone else.
const DATED =
  /(?:(\d{4})\s{0,1}[年./-]\s{0,1})?(?<!\d)(\d{1,2})\s{0,1}([月./-])\s{0,1}(\d{1,2})\s{0,1}([日号]?)\s{0,2}(?:[,，、]\s{0,1})?(?:[(（【[]\s{0,1}(?:周|星期|礼拜)([一二三四五六日天末1-6])(?!年)\s{0,1}[)）】\]]?|(?:周|星期|礼拜)([一二三四五六日天末1-6])(?!年))/gu
const LUNAR = /(?:农历|阴历|夏历|正月|腊月|冬月)[^，。\n]{0,6}$/u
const WEEKDAYS = '日一二三四五六'

function* judgeText(
  scope: ScopeText,
  publish: Moment | undefined,
  of: ReadonlySet<string>,
): Iterable<Finding | NotJudged> {
  const { text } = scope
  if (!/[周期拜]/.test(text)) return
  for (const match of text.matchAll(DATED)) {
    const [whole, yearText, monthText, separator, dayText, daySign, inBrackets, bare] = match
    const weekdayText = inBrackets ?? bare
    if (separator !== '月' && daySign === '' && yearText === undefined && separator !== '/' && separator !== '.')
      continue
    // The day in the address of a page is not the writer’s.
    if (scope.addresses.some(({ start, end }) => start <= match.index && match.index < end)) continue
    if (LUNAR.test(text.slice(Math.max(0, match.index - 12), match.index))) continue
    const month = Number(monthText)
    const day = Number(dayText)
    if (month < 1 || month > 12 || day < 1 || day > 31) continue
    const span: Span = { start: match.index, end: match.index + whole.length }
    const year = yearText === undefined ? nearestYear(month, day, publish) : Number(yearText)
    if (year === undefined) {
      yield { notJudged: 'publish-time' }
      continue
    }
    if (!isDay(year, month, day)) {
      if (of.has('no-such-day')) {
        const date = `${month}月${day}日`
        yield {
          span,
          data: {
            problem: { zh: `${year}年没有${date}`, en: `there is no ${month}-${day} in ${year}` },
            date,
            actual: date,
            expected: '',
            publish: '',
          },
        }
      }
      continue
    }
    if (!of.has('weekday')) continue
    const weekday = weekdayOf(year, month, day)
    if (agrees(weekday, weekdayText ?? '')) continue
    const expected = `周${WEEKDAYS[weekday]}`
    const actual = `周${weekdayText}`
    const date = `${year}年${month}月${day}日`
    const sign = match.index + whole.lastIndexOf(weekdayText ?? '')
    // A weekday that is written as a digit stays one; Sunday has none.
    const right = /[1-6]/.test(weekdayText ?? '') && weekday > 0 ? String(weekday) : (WEEKDAYS[weekday] ?? '')
    yield {
      span,
      remedy: { span: { start: sign, end: sign + 1 }, text: right, safe: false },
      data: {
        problem: {
          zh: `${date}是${expected}，正文写的是${actual}`,
          en: `${year}-${month}-${day} is ${english(weekday)}, the text says ${actual}`,
        },
        date,
        actual,
        expected,
        publish: '',
      },
    }
  }
}

function agrees(weekday: number, written: string): boolean {
  if (written === '末') return weekday === 0 || weekday === 6
  const named = written === '天' ? 0 : /\d/.test(written) ? Number(written) : WEEKDAYS.indexOf(written)
  return named === weekday
}

/** The year that brings a day of the year nearest to the publish date. */
function nearestYear(month: number, day: number, publish: Moment | undefined): number | undefined {
  if (publish === undefined) return undefined
  const at = dayNumber(publish)
  let best: number | undefined
  let bestAway = Number.POSITIVE_INFINITY
  for (const year of [publish.year, publish.year + 1, publish.year - 1]) {
    const away = Math.abs(dayNumber({ year, month, day }) - at)
    if (away < bestAway) {
      best = year
      bestAway = away
    }
  }
  return best
}

/** Earlier by the clock of the draft; a bare date lasts to the end of its day. */
function isBefore(moment: Moment, publish: Moment): boolean {
  const days = dayNumber(moment) - dayNumber(publish)
  if (days !== 0 || moment.minutes === undefined || publish.minutes === undefined) return days < 0
  return moment.minutes < publish.minutes
}

function written({ year, month, day, minutes }: Moment): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  return minutes === undefined ? date : `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function english(weekday: number): string {
  return ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][weekday] ?? ''
}
