import { dayThere, type ToZone } from '../draft/instant.ts'
import { dayNumber, type Moment, parseMoment } from '../draft/moment.ts'
import type { YamlNode, YamlScalar } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** A date that a key gives. `day`: days since 1970-01-01; undefined where what is written is no date. */
export interface WrittenDate {
  readonly node: YamlScalar
  readonly day: number | undefined
}

/** The dates of a value, or of the values of a list; a time is of the day that it is where the project is. */
export function datesIn(node: YamlNode | undefined, toZone: ToZone): readonly WrittenDate[] {
  if (node === undefined || node.kind === 'map') return []
  if (node.kind === 'list') return node.items.flatMap((item) => datesIn(item, toZone))
  const moment = parseMoment(node.text)
  return [{ node, day: moment === undefined ? undefined : dayThere(moment, toZone) }]
}

export function dayOf(moment: Moment | undefined): number | undefined {
  return moment === undefined ? undefined : dayNumber(moment)
}

/** `2026-10-09` for a count of days since 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** What a message shows for a date that is not given. */
export const NOT_GIVEN: Bilingual = { zh: '（没有写）', en: '(not given)' }

export const A_DATE: Bilingual = { zh: '日期，例如 2026-11-23', en: 'a date, as in 2026-11-23' }
