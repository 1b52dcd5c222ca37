import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'
import { halfUnits } from './half-units.ts'

/**
 * Characters as the editor of WeChat official accounts counts a title: 64 half-units are 32 characters. A Chinese
 * character is one, a UTF-16 unit up to U+00FF half a one, an emoji two. Rounded up. A URL is plain text.
 */
export const wechat: Counter = {
  unit: 'wechat',
  noun: { zh: '字', en: 'WeChat characters' },
  count: (text) => Math.ceil(halfUnits(text, LAST_HALF) / 2),
  cut: (text, max) => cutAt(text, max, costs),
}

const LAST_HALF = 0xff

const costs: Costs = { costOf: (piece) => halfUnits(piece, LAST_HALF), costsPerUnit: 2 }
