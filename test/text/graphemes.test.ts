import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { walkGraphemes } from '../../src/text/graphemes.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function clusters(text: string): string[] {
  const found: string[] = []
  walkGraphemes(text, (start, end) => {
    found.push(text.slice(start, end))
    return true
  })
  return found
}

function reference(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** One or more of every kind that the rules of grapheme clusters tell apart. */
const samples = [
  ...['a', '1', '#', ' ', '中', '，', '🀄', '😀', '❤', '©', '👍', '🏴', '𠮷', '가', 'か', 'ｶ', '\ue000'],
  ...['\r', '\n', '\r\n', '\t', '\u00ad', '\u0085', '\u200b', '\u2028', '\u202e', '\u2060', '\ufeff'],
  ...[
    '\u0301',
    '\u200d',
    '\ufe0f',
    '\ufe0e',
    '\u20e3',
    '🏽',
    '\u{e0067}',
    '\u{e007f}',
    '\u{e0100}',
    '\u3099',
    '\uff9e',
  ],
  ...['🇨', '🇳', '\u1100', '\u1161', '\u11a8', '\u0600', '\u{110bd}', '\u093f', '\u0915', '\u094d', '\u0e33', '\u302a'],
  ...['\ud83c', '\ud83d', '\udffb', '\udc00'],
]

describe('walkGraphemes', () => {
  test('agrees with Intl.Segmenter on all mixtures', () => {
    const text = fc.array(fc.constantFrom(...samples), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (t) => {
        expect(clusters(t)).toEqual(reference(t))
      }),
      { numRuns: 5000 },
    )
  })

  test('agrees with Intl.Segmenter on long runs', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...samples), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 6 })
      .map((runs) => runs.map(([sample, times]) => sample.repeat(times)).join(''))
    fc.assert(
      fc.property(text, (t) => {
        expect(clusters(t)).toEqual(reference(t))
      }),
      { numRuns: 400 },
    )
  })

  // The ranges of simple characters are written by hand: no character in them may join a simple neighbour,
  // and a selector after one must belong to it exactly if the segmenter says so.
  test.each([
    ['the Basic Multilingual Plane', 0x0000, 0xffff],
    ['emoji', 0x1f000, 0x1fbff],
    ['the edges of the ideographic planes', 0x1fff0, 0x20010],
    ['the edges of the ideographic planes', 0x2fff0, 0x30010],
  ])('agrees with Intl.Segmenter on every character of %s', (_, first, last) => {
    const wrong: string[] = []
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const text = `中${String.fromCodePoint(codePoint)}\ufe0fa`
      const plain = `中${String.fromCodePoint(codePoint)}a`
      if (clusters(text).join('|') !== reference(text).join('|')) wrong.push(codePoint.toString(16))
      if (clusters(plain).join('|') !== reference(plain).join('|')) wrong.push(codePoint.toString(16))
    }
    expect(wrong).toEqual([])
  })

  test('stops when told to', () => {
    for (const text of ['中文字', '👨‍👩‍👧‍👦e\u0301\u0301中']) {
      const visited: number[] = []
      walkGraphemes(text, (_, end) => visited.push(end) < 2)
      expect(visited).toHaveLength(2)
    }
  })

  // Intl.Segmenter alone takes minutes for these.
  test.each([
    ['Chinese', '中'],
    ['flags', '🇨🇳'],
    ['families', '👨‍👩‍👧‍👦'],
    ['Devanagari', 'क्षि'],
    ['long runs of marks', `e${'\u0301'.repeat(70)}`],
  ])('is linear in %s', (_, piece) => {
    const times = Math.ceil(300_000 / piece.length)
    expect(clusters(piece.repeat(times))).toHaveLength(times)
  })

  test('takes an endless run of marks for one cluster', () => {
    expect(clusters(`e${'\u0301'.repeat(300_000)}`)).toHaveLength(1)
  })
})
