import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'
import { halfUnits } from './half-units.ts'

/**
 * Characters as Xiaohongshu's editor counts a title: a UTF-16 unit above 127 is one, any other half a one, rounded up.
 * It differs from Weibo between U+0080 and U+00FF (é · ×), and a URL is plain text.
 */
export const xiaohongshu: Counter = {
  unit: 'xiaohongshu',
  noun: { zh: '字', en: 'Xiaohongshu characters' },
  count: (text) => Math.ceil(halfUnits(text, LAST_HALF) / 2),
  cut: (text, max) => cutAt(text, max, costs),
}

const LAST_HALF = 0x7f

const costs: Costs = { costOf: (piece) => halfUnits(piece, LAST_HALF), costsPerUnit: 2 }
