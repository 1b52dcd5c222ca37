import { dayNumber, type Moment } from '../draft/moment.ts'
import { optional, required } from '../shape/object-shape.ts'
import { placed, text, wholeNumber } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { defineFieldsCheck, type FieldsContext, type Finding, type NotJudged } from './check.ts'
import { A_DATE, datesIn, dayText, NOT_GIVEN } from './dates.ts'
import { pathName, readPath } from './key-path.ts'
import { keyPlaces } from './key-places.ts'

export const yearly = defineFieldsCheck({
  name: 'yearly',
  subjects: ['account'],
  summary: {
    zh: '要求每年在固定的月份做一次，例如年审',
    en: 'Asks that something is done in a certain month of each year, such as a review',
  },
  options: {
    field: required(placed(text()), {
      zh: '记最近一次日期的键，例如 archive.reviewed',
      en: 'The key that gives the day it was last done, such as archive.reviewed',
    }),
    month: required(wholeNumber({ min: 1, max: 12 }), {
      zh: '哪个月。整月过完还没有做才报告；晚做的补上就行，这个月之前做的不算',
      en: 'The month. Reported once it has fully passed; done late is done, done before the month is not',
    }),
    since: optional(placed(text()), {
      zh: '账号从哪天开始的键，例如 archive.filed：那个月或以后才开的账号，当年不用做',
      en: 'The key that gives the day the account began, such as archive.filed: one that began in that month or later is excused for that year',
    }),
  },
  data: ['field', 'due', 'actual', 'expected'],
  prepare({ field, month, since }, workshop) {
    const path = readPath(field, workshop)
    const sincePath = since === undefined ? undefined : readPath(since, workshop)
    if (path === undefined || (since !== undefined && sincePath === undefined)) return undefined
    return { path, month, since: sincePath, name: pathName(path, workshop.subject) }
  },
  *run(context, { path, month, since, name }): Iterable<Finding | NotJudged> {
    const { today, toZone } = context.outside
    // Whether a year is over, only the day of the run can tell.
    if (today === undefined) {
      yield { notJudged: 'today' }
      return
    }
    const year = today.month > month ? today.year : today.year - 1
    const due = `${year}-${String(month).padStart(2, '0')}`
    const dueFrom = dayNumber({ year, month, day: 1 })
    const places = keyPlaces(context, path)
    const dates = places.flatMap(({ node }) => datesIn(node, toZone))
    const finding = (span: Finding['span'], actual: string | Bilingual, expected: Bilingual): Finding => ({
      span,
      data: { field: name, due, actual, expected },
    })

    for (const { node, day } of dates) {
      if (day === undefined) yield finding(node.span, node.text, A_DATE)
      else if (day > dayNumber(today)) yield finding(node.span, node.text, notAfter(today))
    }
    // What is no date, or not yet one, is said above; it neither proves that it was done nor that it was not.
    if (dates.some(({ day }) => day === undefined || day > dayNumber(today))) return
    if (dates.some(({ day }) => day !== undefined && day >= dueFrom)) return
    if (since !== undefined && beganAt(context, since) >= dueFrom) return
    const last = dates.reduce<(typeof dates)[number] | undefined>(
      (latest, each) => ((each.day ?? 0) > (latest?.day ?? Number.NEGATIVE_INFINITY) ? each : latest),
      undefined,
    )
    const missing = places.find(({ node }) => node === undefined)
    const span = last?.node.span ?? missing?.span
    if (span !== undefined) yield finding(span, last?.node.text ?? NOT_GIVEN, onOrAfter(dueFrom))
  },
})

/** The first day that a key gives. An account that does not say when it began is taken to be old. */
function beganAt(context: FieldsContext, path: string): number {
  const days = keyPlaces(context, path).flatMap(({ node }) =>
    datesIn(node, context.outside.toZone).flatMap(({ day }) => day ?? []),
  )
  return days.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...days)
}

function onOrAfter(day: number): Bilingual {
  return { zh: `${dayText(day)} 或以后`, en: `${dayText(day)} or later` }
}

function notAfter(today: Moment): Bilingual {
  const text = dayText(dayNumber(today))
  return { zh: `不晚于今天 ${text}`, en: `no later than today, ${text}` }
}
