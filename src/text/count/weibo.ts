import type { Span } from '../span.ts'
import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'
import { halfUnits } from './half-units.ts'
import { findPlainHttpUrls, findUrls } from './weibo-url.ts'

/**
 * Characters as weibo.com's composer counts them (`kit.extra.count`): per UTF-16 unit half a character up to U+00FF,
 * one above, so that an emoji is two; a URL costs what its short form costs. Rounded up. https is treated like http,
 * as in every later copy of the function.
 */
export const weibo: Counter = weiboCounter('weibo', findUrls)

/** The composer's function to the letter: it predates https and counts `https://…` as plain text. */
export const weiboOfficial: Counter = weiboCounter('weibo-official', findPlainHttpUrls)

function weiboCounter(unit: 'weibo' | 'weibo-official', urlsOf: (text: string) => Span[]): Counter {
  const costs: Costs = { costOf: (piece) => halves(piece, urlsOf(piece)), costsPerUnit: 2 }
  return {
    unit,
    noun: { zh: '字', en: 'Weibo characters' },
    count: (text) => Math.ceil(halves(text, urlsOf(text)) / 2),
    cut: (text, max) => cutAt(text, max, costs, urlsOf(text)),
  }
}

/** Up to U+00FF. */
const LAST_HALF = 0xff

function halves(text: string, urls: readonly Span[]): number {
  let sum = halfUnits(text, LAST_HALF)
  for (const { start, end } of urls) sum += urlHalves(text, start, end) - (end - start)
  return sum
}

/** A link of Weibo's own this long is not shortened. */
const KEPT_HALVES = 41
/** `http://t.cn/12345678`: what a link becomes. */
const SHORT_HALVES = 20
/** What a link has beyond this is counted on top. */
const LONG_HALVES = 140

// As in the composer: only small letters, any host that begins like this, and a dot that stands for any character.
const SHORTENED = /^https?:\/\/t.cn/
const OWN = /^https?:\/\/(?:weibo.com|weibo.cn|t.sina.com.cn|t.sina.cn)/
/** Longer than any of the beginnings above. */
const BEGINNING_UNITS = 24

function urlHalves(text: string, start: number, end: number): number {
  const length = end - start
  const beginning = text.slice(start, Math.min(end, start + BEGINNING_UNITS))
  if (SHORTENED.test(beginning)) return length
  if (length <= KEPT_HALVES && OWN.test(beginning)) return length
  return length <= LONG_HALVES ? SHORT_HALVES : length - LONG_HALVES + SHORT_HALVES
}
