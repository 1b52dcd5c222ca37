import { dayNumber, parseMoment } from '../draft/moment.ts'
import { defaulted, type ObjectOf, object, optional, required } from '../shape/object-shape.ts'
import type { Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { listOf, oneOf, oneOfNumbers, refine, text } from '../shape/shape.ts'
import type { BaselineEntry } from './baseline.ts'
import { protections } from './protections.ts'

/** The keys of an entry, in the order in which they are written. */
const entryFields = {
  rule: required(text(), { zh: '规则', en: 'The rule' }),
  path: required(text(), { zh: '文件，从项目根目录写起', en: 'The file, from the root of the project' }),
  text: required(text(), { zh: '标出的文字（给人看）', en: 'The words that were marked, for people' }),
  fingerprint: required(text(), { zh: '认出它的指纹', en: 'What it is known by' }),
  date: required(date(), { zh: '哪一天记下', en: 'The day it was written down' }),
  reason: required(text(), { zh: '理由', en: 'Why it is excused' }),
  author: optional(text(), { zh: '谁记下', en: 'Who wrote it down' }),
  until: optional(date(), { zh: '到哪一天为止', en: 'The last day on which it holds' }),
  include: defaulted(listOf(oneOf(protections)), [], {
    zh: '明说也包括的：grade-1、locked、assisted',
    en: 'What it excuses by name: grade-1, locked, assisted',
  }),
} as const

const fileShape = object(
  {
    version: required(oneOfNumbers([1]), { zh: '格式的版本', en: 'The version of the format' }),
    entries: required(listOf(object(entryFields)), { zh: '一条条例外', en: 'The exceptions' }),
  },
  { zh: '一份基线', en: 'a baseline' },
)

function date() {
  return refine(
    text({ zh: '日期，例如 2026-11-23', en: 'a date, as in 2026-11-23' }),
    (value, node, report): { readonly text: string; readonly day: number } | undefined => {
      const moment = parseMoment(value)
      if (moment !== undefined && moment.minutes === undefined) return { text: value, day: dayNumber(moment) }
      report({
        span: node.span,
        message: {
          zh: `「${value}」不是日期，应写成 2026-11-23 这样`,
          en: `“${value}” is no date; write it as 2026-11-23`,
        },
      })
      return undefined
    },
  )
}

export interface ParsedBaseline {
  readonly entries: readonly BaselineEntry[]
  readonly problems: readonly Problem[]
}

export function parseBaseline(source: string): ParsedBaseline {
  const parsed = readYaml(source)
  const problems: Problem[] = [...parsed.problems]
  if (parsed.broken) return { entries: [], problems }
  const root = parsed.root ?? { kind: 'scalar', value: null, text: '', span: { start: 0, end: 0 } }
  const file = fileShape.read(root, (problem) => problems.push(problem))
  return { entries: file?.entries.map(entryOf) ?? [], problems }
}

function entryOf({ date: written, author, until, ...rest }: ObjectOf<typeof entryFields>): BaselineEntry {
  return {
    ...rest,
    date: written.text,
    ...(author === undefined ? {} : { author }),
    ...(until === undefined ? {} : { until }),
  }
}

/** The same entries give the same bytes, and one entry more or less is a few lines in a diff. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = entries
    .map((entry) => [orderOf(entry), entry] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const lines = sorted.flatMap(
    ([, { rule, path, text: words, fingerprint, date: written, reason, author, until, include }]) => [
      `  - rule: ${rule}`,
      `    path: ${quoted(path)}`,
      `    text: ${quoted(words)}`,
      `    fingerprint: ${quoted(fingerprint)}`,
      `    date: ${written}`,
      `    reason: ${quoted(reason)}`,
      ...(author === undefined ? [] : [`    author: ${quoted(author)}`]),
      ...(until === undefined ? [] : [`    until: ${until.text}`]),
      ...(include.length === 0 ? [] : [`    include: [${include.join(', ')}]`]),
    ],
  )
  return [HEAD, 'version: 1', ...(lines.length === 0 ? ['entries: []'] : ['entries:', ...lines]), ''].join('\n')
}

const HEAD = `# 基线：启用规则时已有的问题，不再报告。由 postlint baseline 写成，不要手改；用不上的用 postlint baseline --prune 删去。
# Violations that were there before, excused. Written by postlint baseline; --prune removes what is no longer needed.`

function orderOf({ path, rule, text: words, fingerprint, date: written, reason }: BaselineEntry): string {
  return [path, rule, words, fingerprint, written, reason].join('\u0000')
}

/** JSON’s strings are YAML’s, but for characters that nobody sees. */
function quoted(words: string): string {
  return JSON.stringify(words).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
