import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, truncateToWidth } from '../../src/text/display-width.ts'

describe('displayWidth', () => {
  test.each<[string, number]>([
    ['', 0],
    ['abc ~', 5],
    ['中文，。', 8],
    ['ＡＢ！', 6],
    ['　', 2],
    ['かな・カナー', 12],
    ['ｶﾞ｡', 3],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['a\u0301\u0302\u20dd', 1],
    ['か\u3099', 2],
    // Ambiguous: one column unless a terminal is told otherwise.
    ['“”…·—①°', 7],
    ['𠮷', 2],
    ['葛\u{e0100}', 2],
    ['😀', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👩🏽‍🚒', 2],
    ['🇨🇳', 2],
    ['🇨🇳🇺🇸', 4],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['1️⃣', 2],
    ['1', 1],
    ['❤', 1],
    ['❤️', 2],
    ['©', 1],
    ['©️', 2],
    ['ก็', 1],
    ['\u200b\u200d\ufeff\u2060\u00ad\u202e', 0],
    ['\u001b\u0007\n\r\t\u007f\u009b', 0],
    ['␛⟨U+202E⟩', 9],
    ['中a😀e\u0301', 6],
  ])('%j takes %d', (text, columns) => {
    expect(displayWidth(text)).toBe(columns)
  })

  test('texts that begin with something to see add up', () => {
    const part = fc.constantFrom('a', '中', '，', '😀', '👍🏽', 'e\u0301', '❤️', '한', '…', 'ｶ', '𠮷')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(displayWidth(parts.join(''))).toBe(parts.reduce((sum, each) => sum + displayWidth(each), 0))
      }),
    )
  })
})

describe('truncateToWidth', () => {
  test.each<[string, number, string]>([
    ['中文字', 6, '中文字'],
    ['中文字', 5, '中文…'],
    ['中文字', 4, '中…'],
    ['中文字', 1, '…'],
    ['中文字', 0, ''],
    ['', 0, ''],
    ['abcd', 4, 'abcd'],
    ['abcd', 3, 'ab…'],
    ['a👨‍👩‍👧‍👦b', 4, 'a👨‍👩‍👧‍👦b'],
    ['a👨‍👩‍👧‍👦bc', 4, 'a👨‍👩‍👧‍👦…'],
    ['a👨‍👩‍👧‍👦bc', 3, 'a…'],
    ['ae\u0301\u0301b中', 4, 'ae\u0301\u0301b…'],
  ])('%j in %d columns', (text, maxColumns, expected) => {
    expect(truncateToWidth(text, maxColumns)).toBe(expected)
  })

  test('never takes more room than there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, maxColumns) => {
        expect(displayWidth(truncateToWidth(text, maxColumns))).toBeLessThanOrEqual(maxColumns)
      }),
    )
  })
})
