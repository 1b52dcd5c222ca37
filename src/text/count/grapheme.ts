import { walkGraphemes } from '../graphemes.ts'
import type { Counter } from './counter.ts'
import { cutAt } from './cut.ts'

/** What a reader takes for one character (an extended grapheme cluster): a family emoji is one, é is one, CRLF is one. */
export const grapheme: Counter = {
  unit: 'grapheme',
  noun: { zh: '字', en: 'characters' },
  count: (text) => {
    let clusters = 0
    walkGraphemes(text, () => {
      clusters++
      return true
    })
    return clusters
  },
  cut: (text, max) => cutAt(text, max, { costOf: () => 1, costsPerUnit: 1 }),
}
