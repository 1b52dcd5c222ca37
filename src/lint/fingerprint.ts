import type { Violation } from './violation.ts'

/**
 * What tells a violation from another one, whatever its line: the rule, the words that it marks and the lines they stand
 * on. Blanks and Unicode forms do not matter; lengths, counts and line numbers have no part in it.
 *
 * @param source the text of its file, without which only the rule is known
 * @param rule of a violation that several rules found, the one that is asked about
 */
export function fingerprintOf(violation: Violation, source: string | undefined, rule = violation.rule.id): string {
  const { span, data } = violation
  const { marked, around } = placeText(source ?? '', span.start, span.end)
  // Where nothing is marked, what is missing tells the findings of one rule apart.
  const said = span.start === span.end ? ['field', 'missing', 'role', 'key'].map((key) => data[key] ?? '') : []
  return `1-${hash(JSON.stringify([rule, marked, around, ...said]))}`
}

/** The words that a violation marks, as a person knows them again: cut where they are long, without whole numbers of people. */
export function excerptOf({ span }: Violation, source: string): string {
  const { marked, around } = placeText(source, span.start, span.end)
  const chars = Array.from((marked === '' ? around : marked).replace(/\d{7,}/g, (digits) => `${digits.slice(0, 3)}…`))
  return chars.length <= MOST_CHARS ? chars.join('') : `${chars.slice(0, MOST_CHARS - 1).join('')}…`
}

const MOST_CHARS = 40

function placeText(source: string, start: number, end: number) {
  const lineStart = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)) + 1
  const after = source.slice(end).search(/[\r\n]/)
  const lineEnd = after === -1 ? source.length : end + after
  return { marked: plain(source.slice(start, end)), around: plain(source.slice(start === 0 ? 0 : lineStart, lineEnd)) }
}

/** Without comments: a directive that is added beside it does not make another violation of it. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** 64 bits in hexadecimal digits (cyrb53 by bryc, public domain, with both words kept whole). It tells texts apart; it hides nothing. */
function hash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
