import { fieldNode } from '../draft/front-matter.ts'
import { minutesBetween, momentThere } from '../draft/instant.ts'
import { isDay, type Moment, parseMoment, weekdayOf } from '../draft/moment.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import { defaulted } from '../shape/object-shape.ts'
import { flag, listOf, oneOf } from '../shape/shape.ts'
import { defineDraftCheck, type Finding, type NotJudged } from './check.ts'
import { type DayGroup, type DayInText, type DayRun, dayRuns } from './day-runs.ts'
import { guessOption, remedyBy } from './fix-option.ts'
import { type CalendarDay, type Dates, dateIn, datesOf, type Mismatch, mismatches, WEEKDAYS } from './run-weekdays.ts'

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
    const { toZone } = context.outside
    const publish = draft.meta.publish === undefined ? undefined : momentThere(draft.meta.publish, toZone)
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
      if (node === undefined || moment === undefined || minutesBetween(moment, publish, toZone) >= 0) continue
      yield {
        span: node.span,
        data: {
          problem:
            path === 'event.date'
              ? { zh: '活动日期早于发布时间', en: 'the event is before the post goes out' }
              : { zh: '截止时间早于发布时间', en: 'the deadline is before the post goes out' },
          date: written(momentThere(moment, toZone)),
          publish: written(publish),
          actual: written(momentThere(moment, toZone)),
          expected: written(publish),
        },
      }
    }
  },
})

function* judgeText(
  scope: ScopeText,
  publish: Moment | undefined,
  of: ReadonlySet<string>,
): Iterable<Finding | NotJudged> {
  const { text } = scope
  if (!/[周期拜]/.test(text)) return
  /** The last day before that is written with its year. */
  let written: CalendarDay | undefined
  for (const run of dayRuns(text)) {
    const [{ start: at }] = run.days
    // The day in the address of a page is not the writer’s.
    if (scope.addresses.some(({ start, end }) => start <= at && at < end)) continue
    const days = datesOf(run, publish)
    if (days === undefined) {
      if (run.groups.length > 0) yield { notJudged: 'publish-time' }
      continue
    }
    const found = findingsIn(run, days, of)
    // 2025年12月5日（周五）开幕，12月6日（周六）闭幕: a review of last year goes on in it.
    const inThatYear = found.length === 0 || written === undefined ? undefined : datesOf(run, written)
    if (inThatYear === undefined || findingsIn(run, inThatYear, of).length > 0) yield* found
    const withYear = run.days.findLast(({ year }) => year !== undefined)
    if (withYear?.year !== undefined) written = { ...withYear, year: withYear.year }
  }
}

function findingsIn(run: DayRun, dates: Dates, of: ReadonlySet<string>): readonly Finding[] {
  return run.groups.flatMap((group) => {
    const impossible = group.days.find((each) => {
      const { year, month, day } = dateIn(dates, each)
      return !isDay(year, month, day)
    })
    if (impossible !== undefined)
      return of.has('no-such-day') ? [noSuchDay(impossible, dateIn(dates, impossible), group)] : []
    if (!of.has('weekday')) return []
    return mismatches(group, dates).map((mismatch) => otherWeekday(mismatch, dateIn(dates, mismatch.day), group))
  })
}

function noSuchDay({ start }: DayInText, { year, month, day }: CalendarDay, { end }: DayGroup): Finding {
  const date = `${month}月${day}日`
  const problem = { zh: `${year}年没有${date}`, en: `there is no ${month}-${day} in ${year}` }
  return { span: { start, end }, data: { problem, date, actual: date, expected: '', publish: '' } }
}

function otherWeekday({ day: written, weekday }: Mismatch, date: CalendarDay, group: DayGroup): Finding {
  const { year, month, day } = date
  const right = weekdayOf(year, month, day)
  const expected = `周${WEEKDAYS[right]}`
  const actual = `周${weekday.sign}`
  const said = `${year}年${month}月${day}日`
  // A weekday that is written as a digit stays one; Sunday has none.
  const text = /[1-6]/.test(weekday.sign) && right > 0 ? String(right) : (WEEKDAYS[right] ?? '')
  // What one weekday says of several days, another would say wrongly of the rest.
  const remedy = { span: { start: weekday.at, end: weekday.at + 1 }, text, safe: false }
  return {
    span: { start: written.start, end: group.end },
    ...(group.isOfEach ? {} : { remedy }),
    data: {
      problem: {
        zh: `${said}是${expected}，正文写的是${actual}`,
        en: `${year}-${month}-${day} is ${english(right)}, the text says ${actual}`,
      },
      date: said,
      actual,
      expected,
      publish: '',
    },
  }
}

function written({ year, month, day, minutes }: Moment): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  return minutes === undefined ? date : `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function english(weekday: number): string {
  return ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][weekday] ?? ''
}
