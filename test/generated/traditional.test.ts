import { Converter } from 'opencc-js/t2cn'
import { describe, expect, test } from 'vitest'
import { simplified } from '../../src/text/match/traditional.ts'

const convert = Converter({ from: 't', to: 'cn' }) as (text: string) => string

/** Traditional characters of the Basic Multilingual Plane and what each becomes by itself. */
function pairs(): readonly (readonly [string, string])[] {
  const found: [string, string][] = []
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const char = String.fromCharCode(unit)
    const result = convert(char)
    if (result !== char && result.length === 1) found.push([char, result])
  }
  return found
}

describe('the table of traditional characters', () => {
  test('is fresh', async () => {
    const all = pairs()
    const text = `// Generated from opencc-js by \`npm run generate\`; do not edit.
/** ${all.length} traditional characters. */
export const TRADITIONAL =
  '${all.map(([from]) => from).join('')}'
/** What each is in simplified writing, in the same order. */
export const SIMPLIFIED =
  '${all.map(([, to]) => to).join('')}'
`
    await expect(text).toMatchFileSnapshot('../../src/text/match/traditional-table.ts')
  })

  test('every pair is read back', () => {
    for (const [from, to] of pairs()) expect(String.fromCharCode(simplified(from.charCodeAt(0)))).toBe(to)
  })

  test('simplified characters stay as they are', () => {
    for (const char of '无可奉告国家级最高人民法院微信红包可能性')
      expect(String.fromCharCode(simplified(char.charCodeAt(0)))).toBe(char)
  })
})
