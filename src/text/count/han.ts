import type { Counter } from './counter.ts'
import { type Costs, cutAt } from './cut.ts'

/**
 * Han characters and CJK punctuation, as an office counts 字: Latin letters, digits, blanks, emoji and kana are free.
 *
 * Punctuation is what Chinese text is set with: U+3001–303F (、。〈〉《》「」【】〔〕〜 …), the full-width forms of
 * U+FF01–FF65 that are no letters or digits (！，：；？（）), ￥, the vertical and small forms U+FE10–FE19 and U+FE30–FE6B,
 * and the quotes, dashes, ellipses and dots that Chinese shares with other scripts: ‘’ “” — ― ‥ … · • ‧ ・.
 * The ideographic blank U+3000 is a blank. So —— and …… are two each.
 */
export const han: Counter = {
  unit: 'han',
  noun: { zh: '汉字', en: 'Han characters' },
  count: countHan,
  cut: (text, max) => cutAt(text, max, costs),
}

const costs: Costs = { costOf: countHan, costsPerUnit: 1 }

function countHan(text: string): number {
  let sum = 0
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit < 0xb7) continue
    if ((unit >= 0x4e00 && unit <= 0x9fff) || isPunctuation(unit)) sum++
    else if (unit >= 0x2e80) {
      const codePoint = text.codePointAt(offset) ?? 0
      if (codePoint > 0xffff) offset++
      if (HAN.test(String.fromCodePoint(codePoint))) sum++
    }
  }
  return sum
}

const HAN = /\p{Script=Han}/u

function isPunctuation(unit: number): boolean {
  if (unit < 0x3000) return unit === 0xb7 || (unit >= 0x2014 && SHARED.includes(String.fromCharCode(unit)))
  return (
    (unit >= 0x3001 && unit <= 0x3020) ||
    (unit >= 0x3030 && unit <= 0x303f) ||
    unit === 0x30fb ||
    (unit >= 0xff01 && unit <= 0xff65 && !isFullWidthAlphanumeric(unit)) ||
    unit === 0xffe5 ||
    (unit >= 0xfe10 && unit <= 0xfe19) ||
    (unit >= 0xfe30 && unit <= 0xfe6b)
  )
}

const SHARED = '‘’“”—―‥…•‧'

function isFullWidthAlphanumeric(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)
}
