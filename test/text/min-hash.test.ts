import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandsOf, likeness, minHash, NO_HASH } from '../../src/text/min-hash.ts'

const CHARS = [
  ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多',
]

/** Numbers that look random and are the same in every run (the generator of Park and Miller). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** The true likeness: of all runs of three characters, the share that both texts have. */
function shared(a: string, b: string): number {
  const runs = (text: string) => new Set(Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)))
  const [first, second] = [runs(a), runs(b)]
  const both = [...first].filter((run) => second.has(run)).length
  return both / (first.size + second.size - both)
}

describe('likeness is close to the truth', () => {
  test.each([20, 60, 140, 500].flatMap((length) => [0, 0.3, 0.6, 0.85, 0.95].map((kept) => [length, kept] as const)))(
    'texts of %i characters of which the first %f are the same',
    (length, kept) => {
      const next = random(length + Math.round(100 * kept))
      const written = (count: number) => Array.from({ length: count }, () => CHARS[next(CHARS.length)]).join('')
      const errors = Array.from({ length: 300 }, () => {
        const a = written(length)
        const same = Math.round(length * kept)
        const b = a.slice(0, same) + written(length - same)
        return likeness(minHash(a), minHash(b)) - shared(a, b)
      })
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
      expect(Math.abs(mean)).toBeLessThan(0.03)
      expect(spread).toBeLessThan(0.08)
    },
  )
})

test.each([
  ['今晚七点，一楼中庭有优惠活动，欢迎各位街坊参加', '今晚七点 一楼中庭有优惠活动!!! 欢迎各位街坊参加🎉'],
  ['ＡＢＣ商场周末营业到晚上十点整请留意', 'abc商场周末营业到晚上十点整，请留意 https://t.cn/A6xyz'],
])('signs, blanks and addresses hide nothing: %s', (a, b) => {
  expect(likeness(minHash(a), minHash(b))).toBe(1)
  expect(bandsOf(minHash(a))).toEqual(bandsOf(minHash(b)))
})

test.each(['', '早安', '早安！🌞🌞🌞🌞🌞🌞🌞🌞🌞🌞🌞🌞'])(
  'a text too short to compare is like no other: %j',
  (text) => {
    expect(minHash(text)).toBe(NO_HASH)
    expect(likeness(minHash(text), minHash(text))).toBe(0)
    expect(bandsOf(minHash(text))).toEqual([])
  },
)

// An arrow counts for nothing, and a text that holds one is read with all that Unicode knows.
describe('plain texts are read as all others are', () => {
  const fill = '春天的第一场雨过后广场上的樱花都开了欢迎前来'

  test('each character, alone and before a slash', () => {
    for (let codePoint = 1; codePoint < 0x20000; codePoint++) {
      const text = `${fill}${String.fromCodePoint(codePoint)}//b.cn 附近`
      if (minHash(text) !== minHash(`${text}←`)) expect.fail(`U+${codePoint.toString(16)}`)
    }
  })

  test('random texts', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ...'春AzZ09 ，。：/:@#…—“”％￥\u3000\u200d\ufe0f\u0301\u3099ｈＨ１㎡⑤々〇',
        'http',
        'https://',
        'HTTP：//',
        '℃',
        '👍🏻',
        '🄰',
        '𠮷',
        '\ud83d',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = fill + units.join('')
        expect(minHash(text)).toBe(minHash(`${text}←`))
      }),
      { numRuns: 2_000 },
    )
  })
})
