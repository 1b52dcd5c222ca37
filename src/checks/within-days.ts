import { day } from '../draft/day-shape.ts'
import { parseMoment } from '../draft/moment.ts'
import { defaulted, required } from '../shape/object-shape.ts'
import { flag, listOf, oneOf, placed, text, wholeNumber } from '../shape/shape.ts'
import { isAbsent, nodeAt, type YamlNode } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { defineFieldsCheck, type FieldsContext, type Finding, type NotJudged } from './check.ts'
import { A_DATE, datesIn, dayOf, dayText, NOT_GIVEN, type WrittenDate } from './dates.ts'
import { pathName, readPath } from './key-path.ts'
import { keyPlaces } from './key-places.ts'
import { type IsWorkday, KNOWN_YEARS, workdayAfter, workdaysWith } from './working-days.ts'

/** Each day counts. */
const plainDays: IsWorkday = () => true

export const withinDays = defineFieldsCheck({
  name: 'within-days',
  subjects: ['account', 'draft'],
  summary: {
    zh: '要求一个日期在另一个日期之后若干个工作日之内，例如变更后五个工作日内备案',
    en: 'Asks that one date follows another within so many working days, as a change that must be filed within five',
  },
  options: {
    from: required(placed(text()), {
      zh: '事情发生的日期，例如 changes.at；列表里的每一项各看各的',
      en: 'The day it happened, such as changes.at; in a list, each map is judged by itself',
    }),
    to: required(placed(text()), {
      zh: '应当跟上的日期，例如 changes.filed；没有写，就等期限过了才报告',
      en: 'The day that must follow, such as changes.filed; where it is not given, it is reported once the time is over',
    }),
    days: required(wholeNumber({ min: 0, max: 3650 }), {
      zh: '几天之内。发生的当天不算，第几天当天还不算晚',
      en: 'Within how many days. The day itself does not count; the last day is in time',
    }),
    calendar: defaulted(oneOf(['working', 'plain']), 'working', {
      zh: `数工作日（working）还是每天都数（plain）。工作日按国务院公布的放假和调休安排，已知 ${KNOWN_YEARS.from} 到 ${KNOWN_YEARS.to} 年；其他年份按星期一到星期五`,
      en: `Whether working days are counted or every day (plain). Working days follow the holidays and make-up days that the State Council lays down, known from ${KNOWN_YEARS.from} to ${KNOWN_YEARS.to}; in other years they are Monday to Friday`,
    }),
    holidays: defaulted(listOf(day()), [], {
      zh: '另外算作休息日的日期',
      en: 'Dates that are days off besides',
    }),
    workdays: defaulted(listOf(day()), [], {
      zh: '另外算作工作日的日期，例如调休上班的星期六',
      en: 'Dates that are working days besides, such as a make-up Saturday',
    }),
    'may-precede': defaulted(flag(), false, {
      zh: '可以早于事情发生的日期，例如事先的批准',
      en: 'It may come before the day it happened, as an approval does',
    }),
  },
  data: ['field', 'from', 'actual', 'expected', 'last', 'days', 'unit'],
  async prepare(options, workshop) {
    const from = readPath(options.from, workshop)
    const to = readPath(options.to, workshop)
    if (from === undefined || to === undefined) return undefined
    const counts =
      options.calendar === 'plain' ? plainDays : await workdaysWith(daysOf(options.holidays), daysOf(options.workdays))
    const unit = options.calendar === 'plain' ? { zh: '天', en: 'days' } : { zh: '个工作日', en: 'working days' }
    const { subject } = workshop
    return {
      pair: pairOf(from, to),
      days: options.days,
      mayPrecede: options['may-precede'],
      names: { from: pathName(from, subject), to: pathName(to, subject) },
      counts,
      unit,
    }
  },
  *run(context, { pair, days, mayPrecede, names, counts, unit }): Iterable<Finding | NotJudged> {
    const today = dayOf(context.outside.today)
    let undecided = false
    for (const { from, to } of datePairs(context, pair)) {
      const data = { field: names.to, from: from.node.text, days, unit }
      if (from.day === undefined) {
        const actual = from.node.text
        yield { span: from.node.span, data: { ...data, field: names.from, actual, expected: A_DATE, last: '' } }
        continue
      }
      const lastDay = workdayAfter(from.day, days, counts)
      const last = dayText(lastDay)
      if (to === undefined) {
        if (today === undefined) undecided = true
        else if (today > lastDay)
          yield { span: from.node.span, data: { ...data, actual: NOT_GIVEN, expected: atLatest(last), last } }
        continue
      }
      const expected = expectedInstead(to, from.day, lastDay, mayPrecede)
      if (expected !== undefined) yield { span: to.node.span, data: { ...data, actual: to.node.text, expected, last } }
    }
    if (undecided) yield { notJudged: 'today' }
  },
})

/** What was expected instead of the date that follows, or nothing if it is in time. */
function expectedInstead(
  to: WrittenDate,
  firstDay: number,
  lastDay: number,
  mayPrecede: boolean,
): Bilingual | undefined {
  if (to.day === undefined) return A_DATE
  if (to.day > lastDay) return atLatest(dayText(lastDay))
  if (to.day >= firstDay || mayPrecede) return undefined
  return { zh: `不早于 ${dayText(firstDay)}`, en: `${dayText(firstDay)} at the earliest` }
}

function atLatest(day: string): Bilingual {
  return { zh: `不晚于 ${day}`, en: `${day} at the latest` }
}

/** Where two paths stand: in the maps at `within`, under `from` and `to`. */
interface Pair {
  readonly within: string
  readonly from: string
  readonly to: string
}

function pairOf(from: string, to: string): Pair {
  const a = from.split('.')
  const b = to.split('.')
  let shared = 0
  while (shared < Math.min(a.length, b.length) - 1 && a[shared] === b[shared]) shared++
  const rest = (keys: readonly string[]): string => keys.slice(shared).join('.')
  return { within: a.slice(0, shared).join('.'), from: rest(a), to: rest(b) }
}

/** The dates that belong together. What happened on several days is held against one that follows, or against none. */
function* datePairs(
  context: FieldsContext,
  { within, from, to }: Pair,
): Iterable<{ readonly from: WrittenDate; readonly to: WrittenDate | undefined }> {
  const { toZone } = context.outside
  if (within === '') {
    const [follower] = keyPlaces(context, to).flatMap(({ node }) => datesIn(node, toZone))
    for (const { node } of keyPlaces(context, from)) {
      for (const date of datesIn(node, toZone)) yield { from: date, to: follower }
    }
    return
  }
  for (const map of keyPlaces(context, within).flatMap(({ node }) => mapsIn(node))) {
    const [follower] = datesIn(presentAt(map, to), toZone)
    for (const date of datesIn(presentAt(map, from), toZone)) yield { from: date, to: follower }
  }
}

function mapsIn(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind === 'list') return node.items.flatMap(mapsIn)
  return node?.kind === 'map' ? [node] : []
}

function presentAt(map: YamlNode, path: string): YamlNode | undefined {
  const node = nodeAt(map, path)
  return isAbsent(node) ? undefined : node
}

function daysOf(dates: readonly string[]): ReadonlySet<number> {
  return new Set(dates.flatMap((date) => dayOf(parseMoment(date)) ?? []))
}
