import { topicSigns } from '../draft/elements.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import { defaulted } from '../shape/object-shape.ts'
import { listOf, oneOf } from '../shape/shape.ts'
import type { Span } from '../text/span.ts'
import { defineScopeCheck, type Finding } from './check.ts'
import { guessOption, remedyBy } from './fix-option.ts'
import { liesWithin } from './skip-option.ts'

const kinds = ['brackets', 'quotes', 'topics'] as const

/** Opening sign → closing sign. The two widths of a bracket close each other: mixed width is another rule's concern. */
const BRACKETS: Readonly<Record<string, string>> = {
  '（': '）',
  '(': '）',
  '【': '】',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '［': '］',
  '[': '］',
  '｛': '｝',
  '{': '｝',
}
const QUOTES: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』' }
const SAME: Readonly<Record<string, string>> = { ')': '）', ']': '］', '}': '｝' }

const ANY_SIGN = /[（）()【】《》〈〉〔〕［］[\]｛｝{}“”「」『』]/g

/** The partner of each sign in its own width, for messages. */
const PARTNER: Readonly<Record<string, string>> = Object.fromEntries(
  ['（）', '()', '【】', '《》', '〈〉', '〔〕', '［］', '[]', '｛｝', '{}', '“”', '「」', '『』'].flatMap((pair) => {
    const [open = '', close = ''] = pair
    return [
      [open, close],
      [close, open],
    ]
  }),
)

export const pairs = defineScopeCheck({
  name: 'pairs',
  summary: { zh: '找出没有成对的括号、引号和话题号', en: 'Finds brackets, quotes and topic signs without a partner' },
  options: {
    of: defaulted(listOf(oneOf(kinds)), kinds, { zh: '检查哪些', en: 'Which of them to check' }),
    fix: guessOption,
  },
  data: ['match', 'missing'],
  prepare({ of, fix }) {
    const signs: Record<string, string> = {
      ...(of.includes('brackets') ? BRACKETS : {}),
      ...(of.includes('quotes') ? QUOTES : {}),
    }
    return {
      signs,
      closers: new Set(Object.values(signs)),
      topics: of.includes('topics'),
      trust: fix?.value ?? ('unsafe' as const),
    }
  },
  *run(context, { signs, closers, topics, trust }) {
    const { text } = context
    const isLiteral = liesWithin(context, ['address', 'code'])
    for (const { remedy, ...finding } of unpaired(text.text, isLiteral, signs, closers))
      yield { ...finding, ...remedyBy(trust, remedy) }
    if (!topics) return
    for (const { remedy, ...finding } of openTopics(text)) yield { ...finding, ...remedyBy(trust, remedy) }
  },
})

interface Opening {
  readonly at: number
  readonly sign: string
  readonly closer: string
}

function* unpaired(
  text: string,
  isLiteral: (span: Span) => boolean,
  signs: Readonly<Record<string, string>>,
  closers: ReadonlySet<string>,
): Iterable<Finding> {
  const findings: Finding[] = []
  const open: Opening[] = []
  ANY_SIGN.lastIndex = 0
  for (let found = ANY_SIGN.exec(text); found !== null; found = ANY_SIGN.exec(text)) {
    const { index: at, 0: sign } = found
    if (isLiteral({ start: at, end: at + 1 })) continue
    const closer = signs[sign]
    if (closer !== undefined) {
      // A quotation of several paragraphs opens again with each of them and closes once.
      if (sign === '“' && open.at(-1)?.sign === '“' && startsParagraph(text, at)) open.pop()
      open.push({ at, sign, closer })
      continue
    }
    const closes = SAME[sign] ?? sign
    if (!closers.has(closes)) continue
    const partner = lastIndexOf(open, closes)
    if (partner === -1) {
      if (!isInnocentCloser(text, at))
        findings.push({ span: { start: at, end: at + 1 }, data: { match: sign, missing: PARTNER[sign] ?? '' } })
      continue
    }
    for (const left of open.splice(partner).slice(1)) findings.push(unclosed(left, text))
  }
  for (const left of open) findings.push(unclosed(left, text))
  yield* findings.filter((finding): finding is Finding => !isInnocentOpener(text, finding.span.start))
}

function unclosed({ at, closer }: Opening, text: string): Finding {
  return {
    span: { start: at, end: at + 1 },
    data: { match: text[at] ?? '', missing: PARTNER[text[at] ?? ''] ?? closer },
    ...insertion(endOfClause(text, at + 1), PARTNER[text[at] ?? ''] ?? closer),
  }
}

function insertion(at: number | undefined, sign: string): Pick<Finding, 'remedy'> {
  return at === undefined ? {} : { remedy: { span: { start: at, end: at }, text: sign, safe: false } }
}

/** Where what a sign opens ends at the latest: before the next mark or the end of the line. */
function endOfClause(text: string, from: number): number | undefined {
  const ahead = text.slice(from, from + MOST_BETWEEN).search(/[，。！？；：,!?;\n]|……|\/\/@/u)
  if (ahead !== -1) return from + ahead
  return text.length <= from + MOST_BETWEEN ? text.length : undefined
}

const MOST_BETWEEN = 200

/** The last opening that a closer fits, looking back over few others only: text with thousands open is nobody's typo. */
function lastIndexOf(open: readonly Opening[], closer: string): number {
  for (let at = open.length - 1; at >= 0 && at >= open.length - 50; at--) if (open[at]?.closer === closer) return at
  return -1
}

function startsParagraph(text: string, at: number): boolean {
  return /(?:^|\n)[\s\u3000]*$/.test(text.slice(Math.max(0, at - 8), at))
}

/** `1)` and `a)` number a list; `:)` and `;-)` are faces. */
function isInnocentCloser(text: string, at: number): boolean {
  const sign = text[at]
  if (sign !== ')' && sign !== '）') return false
  const before = text.slice(Math.max(0, at - 4), at)
  return (
    /(?:^|[\s。;；,，、!！?？:：])(?:[0-9]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2}|[①-⑳])\s?$/.test(before) ||
    /[:;=：；][-~'^oO]?$/.test(before)
  )
}

/** `:(` is a face. */
function isInnocentOpener(text: string, at: number): boolean {
  return (text[at] === '(' || text[at] === '[') && /[:;=][-'^]?$/.test(text.slice(Math.max(0, at - 2), at))
}

/** A `#` that opens a topic and never closes it. `#1` and `C#` are no topics. */
function* openTopics({ text, elements }: ScopeText): Iterable<Finding> {
  const paired = new Set(elements.topics.flatMap(({ start, end }) => [start, end - 1]))
  for (const at of topicSigns(text, elements.urls)) {
    if (paired.has(at)) continue
    const name = /^#([\p{sc=Han}A-Za-z][\p{L}\p{N}·_]{0,30})/u.exec(text.slice(at, at + 40))
    if (name === null || /[A-Za-z0-9]/.test(text[at - 1] ?? '')) continue
    yield {
      span: { start: at, end: at + name[0].length },
      data: { match: name[0], missing: '#' },
      ...insertion(at + name[0].length, '#'),
    }
  }
}
