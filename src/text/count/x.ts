import { emojiIn } from '../emoji.ts'
import type { Span } from '../span.ts'
import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'
import { findXUrls } from './x-url.ts'

/**
 * Weighted characters of X, configuration v3 of its `twitter-text` library: of the text in NFC, a code point of the
 * lighter ranges weighs 1 and any other 2; an emoji sequence weighs 2 as a whole, a URL 23 whatever its length.
 * Only URLs with a scheme are known ({@link findXUrls}): a bare `example.com` is counted as text.
 */
export const x: Counter = {
  unit: 'x',
  noun: { zh: '字符', en: 'weighted characters' },
  count: (text) => weight(text, findXUrls(text)),
  cut: (text, max) => cutAt(text, max, costs, findXUrls(text)),
}

const costs: Costs = { costOf: (piece) => weight(piece, findXUrls(piece)), costsPerUnit: 1 }

const URL_WEIGHT = 23
const EMOJI_WEIGHT = 2

function weight(text: string, urls: readonly Span[]): number {
  let sum = 0
  let offset = 0
  for (const { start, end } of urls) {
    sum += plainWeight(text.slice(offset, start)) + URL_WEIGHT
    offset = end
  }
  return sum + plainWeight(offset === 0 ? text : text.slice(offset))
}

function plainWeight(text: string): number {
  const normal = text.normalize('NFC')
  if (!MAY_HOLD_SEQUENCE.test(normal)) return sumOfWeights(normal)
  let sum = 0
  let offset = 0
  for (const { start, end } of emojiIn(normal)) {
    sum += sumOfWeights(normal.slice(offset, start)) + EMOJI_WEIGHT
    offset = end
  }
  return sum + sumOfWeights(normal.slice(offset))
}

/** An emoji of one code point weighs 2 as it is. One of several has a selector, joiner, keycap, flag letters, tone or tags. */
const MAY_HOLD_SEQUENCE = /\uFE0F|\u200D|\u20E3|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{E007F}/u

function sumOfWeights(text: string): number {
  let sum = 0
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    const isPair = isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(offset + 1))
    // CRLF is one line end: the composer's text field hands over LF.
    if (isPair || (unit === CR && text.charCodeAt(offset + 1) === LF)) offset++
    sum += isLight(unit) ? 1 : 2
  }
  return sum
}

const CR = 0x0d
const LF = 0x0a

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

function isLight(unit: number): boolean {
  return (
    unit <= 0x10ff ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    (unit >= 0x2010 && unit <= 0x201f) ||
    (unit >= 0x2032 && unit <= 0x2037)
  )
}
