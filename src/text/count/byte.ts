import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'

/** Bytes in UTF-8. A lone surrogate is written as U+FFFD, three bytes. CRLF is two. */
export const byte: Counter = {
  unit: 'byte',
  noun: { zh: '字节', en: 'bytes' },
  count: utf8Bytes,
  cut: (text, max) => cutAt(text, max, costs),
}

const costs: Costs = { costOf: utf8Bytes, costsPerUnit: 1 }

function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit < 0x80) continue
    // A pair is two units and four bytes.
    if (isPairAt(text, offset)) {
      bytes += 2
      offset++
    } else bytes += unit < 0x800 ? 1 : 2
  }
  return bytes
}

function isPairAt(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00
}
