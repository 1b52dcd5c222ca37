import { type Moment, parseMoment } from '../draft/moment.ts'
import { entryOf, isAbsent, textsOf, type YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'

/** The two lists of a review record, by their canonical keys: approvals of roles, and signatures for clauses. */
export const recordLists = ['reviews', 'attest'] as const
export type RecordList = (typeof recordLists)[number]

/** One line of a review record, as it is written: nothing of it is believed yet. What is missing is undefined. */
export interface RecordEntry {
  readonly list: RecordList
  readonly role: string | undefined
  readonly by: string | undefined
  readonly at: Moment | undefined
  /** The time as written; what a signature covers. */
  readonly atText: string | undefined
  /** The last day on which it counts. */
  readonly until: Moment | undefined
  readonly untilText: string | undefined
  /** `pack/clause` */
  readonly clauses: readonly string[]
  readonly seal: string | undefined
  readonly signature: string | undefined
  readonly span: Span
  readonly spans: Readonly<Partial<Record<'role' | 'by' | 'at' | 'until' | 'clause' | 'seal' | 'signature', Span>>>
  /** Keys that an entry needs and this one lacks, or whose value cannot be read. */
  readonly faulty: readonly string[]
}

/** The entries of a record in the order of the file. `fields`: front matter or profile, under canonical keys. */
export function readRecord(fields: YamlNode | undefined): readonly RecordEntry[] {
  return recordLists.flatMap((list) => {
    const node = entryOf(fields, list)?.value
    if (node === undefined || isAbsent(node)) return []
    return (node.kind === 'list' ? node.items : [node]).map((item) => readEntry(item, list))
  })
}

function readEntry(node: YamlNode, list: RecordList): RecordEntry {
  const nodeOf = (key: string): YamlNode | undefined => {
    const value = entryOf(node, key)?.value
    return isAbsent(value) ? undefined : value
  }
  const textOf = (key: string): string | undefined => {
    const value = nodeOf(key)
    return value?.kind === 'scalar' ? value.text.trim() : undefined
  }
  const spanOf = (key: string, ...others: readonly string[]): Record<string, Span> => {
    const value = [key, ...others].map(nodeOf).find((each) => each !== undefined)
    return value === undefined ? {} : { [key]: value.span }
  }
  const at = momentOf(textOf('at'))
  const until = momentOf(textOf('until'))
  const clauses = [...new Set([...textsOf(nodeOf('clause')), ...textsOf(nodeOf('clauses'))])]
  const needed = list === 'reviews' ? ['role', 'by', 'at', 'seal'] : ['by', 'at', 'seal']
  const faulty = needed.filter((key) => textOf(key) === undefined || (key === 'at' && at === undefined))
  if (list === 'attest' && clauses.length === 0) faulty.unshift('clause')
  if (nodeOf('until') !== undefined && until === undefined) faulty.push('until')
  return {
    list,
    role: textOf('role'),
    by: textOf('by'),
    at,
    atText: textOf('at'),
    until,
    untilText: textOf('until'),
    clauses,
    seal: textOf('seal'),
    signature: textOf('signature'),
    span: node.span,
    spans: {
      ...spanOf('role'),
      ...spanOf('by'),
      ...spanOf('at'),
      ...spanOf('until'),
      ...spanOf('clause', 'clauses'),
      ...spanOf('seal'),
      ...spanOf('signature'),
    },
    faulty,
  }
}

function momentOf(text: string | undefined): Moment | undefined {
  return text === undefined ? undefined : parseMoment(text)
}
