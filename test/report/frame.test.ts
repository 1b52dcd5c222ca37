import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frame } from '../../src/report/frame.ts'
import { plain } from '../../src/report/style.ts'
import { displayWidth } from '../../src/text/display-width.ts'
import { LineIndex } from '../../src/text/line-index.ts'
import type { Span } from '../../src/text/span.ts'
import { unmark } from '../marked.ts'

function framed(text: string, span: Span, width = 60): string[] {
  return frame(new LineIndex(text), span, { width, colour: plain })
}

function framedMark(marked: string, width = 60): string[] {
  const { text, spans } = unmark(marked)
  return framed(text, spans[0] ?? { start: 0, end: 0 }, width)
}

describe('one line', () => {
  test.each([
    ['ab «cd» ef', 'ab cd ef', '   ^^'],
    ['关注«我们»吧', '关注我们吧', '    ^^^^'],
    ['全角，“«引号»”', '全角，“引号”', '       ^^^^'],
    ['ｱ«ｲ»한', 'ｱｲ한', ' ^'],
    // One picture each, however many code points.
    ['a«👨‍👩‍👧»b', 'a👨‍👩‍👧b', ' ^^'],
    ['🇨🇳«🇨🇳»👍🏽', '🇨🇳🇨🇳👍🏽', '  ^^'],
    ['👍🏽1️⃣«中»', '👍🏽1️⃣中', '    ^^'],
    // A letter with its accent.
    ['e\u0301«e\u0301»x', 'e\u0301e\u0301x', ' ^'],
    ['e«\u0301»x', 'e\u0301x', '^'],
    // What would not be seen, or would act.
    ['可«\u200b»能', '可⟨U+200B⟩能', '  ^^^^^^^^'],
    ['可«能\u200d»性', '可能⟨U+200D⟩性', '  ^^^^^^^^^^'],
    ['可«能»\u200d性', '可能⟨U+200D⟩性', '  ^^'],
    ['\u202e«抽奖»', '⟨U+202E⟩抽奖', '        ^^^^'],
    ['a\u001b[31m«b»', 'a␛[31mb', '      ^'],
    ['a\t«b»\t', 'a b ', '  ^'],
    ['\u2028«a»\u0085', '⟨U+2028⟩a⟨U+0085⟩', '        ^'],
    // Empty places.
    ['ab«»cd', 'abcd', '  ^'],
    ['中«»文', '中文', '  ^'],
    ['ab«»', 'ab', '  ^'],
  ])('%j', (marked, text, carets) => {
    expect(framedMark(marked)).toEqual([`1 │ ${text}`, `  │ ${carets}`])
  })

  test.each([
    ['', 0, ['1 │', '  │ ^']],
    ['a\n', 2, ['2 │', '  │ ^']],
    ['a\n\nb', 2, ['2 │', '  │ ^']],
    // Half a pair is shown as the pair.
    ['a😀b', 2, ['1 │ a😀b', '  │  ^^']],
  ])('nothing in %j at %i', (text, offset, lines) => {
    expect(framed(text, { start: offset, end: offset })).toEqual(lines)
  })
})

describe('line ends', () => {
  test.each([
    ['ab«\n»c', ['1 │ ab', '  │   ^']],
    ['ab«\r\n»c', ['1 │ ab', '  │   ^']],
    ['ab«\r»c', ['1 │ ab', '  │   ^']],
    ['a«b\r\n»c', ['1 │ ab', '  │  ^']],
    ['ab\n«\n»c', ['2 │', '  │ ^']],
  ])('%j', (marked, lines) => {
    expect(framedMark(marked)).toEqual(lines)
  })

  test('between CR and LF', () => {
    expect(framed('ab\r\nc', { start: 3, end: 4 })).toEqual(['1 │ ab', '  │   ^'])
  })
})

describe('several lines', () => {
  test.each([
    ['a«中\n文»b', ['1 │ a中', '  │  ^^', '2 │ 文b', '  │ ^^']],
    ['a«b\nc\nd»e', ['1 │ ab', '  │  ^', '… │', '3 │ de', '  │ ^']],
    // The last line end belongs to the line before.
    ['«a\nb\n»c', ['1 │ a', '  │ ^', '2 │ b', '  │ ^']],
    ['a«\n\n»b', ['1 │ a', '  │  ^', '2 │', '  │ ^']],
    [`${'\n'.repeat(8)}a«b\nc»d`, [' 9 │ ab', '   │  ^', '10 │ cd', '   │ ^']],
    [`${'\n'.repeat(8)}a«b\n\nc»d`, [' 9 │ ab', '   │  ^', ' … │', '11 │ cd', '   │ ^']],
  ])('%j', (marked, lines) => {
    expect(framedMark(marked)).toEqual(lines)
  })
})

describe('a long line is cut around its mark', () => {
  const digits = '0123456789'
  test.each([
    // Nothing cut: 4 + 20 columns.
    [`${digits}«${digits}»`, 24, ['1 │ 01234567890123456789', '  │           ^^^^^^^^^^']],
    [`«ab»${digits.repeat(3)}`, 24, ['1 │ ab0123456789012345…', '  │ ^^']],
    [`${digits.repeat(3)}«ab»`, 24, ['1 │ …4567890123456789ab', '  │                  ^^']],
    [`${digits.repeat(3)}«ab»${digits.repeat(3)}`, 24, ['1 │ …23456789ab01234567…', '  │          ^^']],
    // Room that one side does not need goes to the other.
    [`012«ab»${digits.repeat(3)}`, 24, ['1 │ 012ab0123456789012…', '  │    ^^']],
    // Of a long mark, the beginning and what stands before it; the carets say that it goes on.
    [`${digits}«${digits.repeat(9)}»`, 24, ['1 │ …678901234567890123…', '  │      ^^^^^^^^^^^^^^^']],
    // No half of a wide character.
    [`${'中'.repeat(20)}«文»${'中'.repeat(20)}`, 24, ['1 │ …中中中中文中中中中…', '  │          ^^']],
    [`${'中'.repeat(20)}«a»${'中'.repeat(20)}`, 24, ['1 │ …中中中中a中中中中…', '  │          ^']],
    // The caret after the last character needs its column too.
    [`${digits.repeat(2)}«»`, 24, ['1 │ …34567890123456789', '  │                   ^']],
  ])('%s', (marked, width, lines) => {
    expect(framedMark(marked, width)).toEqual(lines)
  })

  test('a line of a megabyte, and a letter with a thousand accents, stay short', () => {
    for (const text of ['中文😀'.repeat(300_000), `${'a'.repeat(600_000)}${'e'.repeat(600_000)}`]) {
      const [line = ''] = framed(text, { start: 600_000, end: 1_100_000 })
      expect(line.length).toBeLessThan(100)
    }
    const accents = `a${'\u0301'.repeat(5000)}b`
    const [line = ''] = framed(accents, { start: accents.length - 1, end: accents.length })
    expect(line.length).toBeLessThan(1000)
  })
})

describe('carets stand under what is marked, whatever surrounds it', () => {
  const part = fc.constantFrom(
    ...[
      'a',
      '中',
      'ｱ',
      '한',
      'e\u0301',
      '\u0301',
      '\u3099',
      '…',
      '“',
      ' ',
      '\t',
      '\u001b[31m',
      '\u202e',
      '\ud800',
      '\udc00',
    ],
    ...['👨‍👩‍👧', '👩', '🏽', '🇨🇳', '🇨', '1️⃣', '1', '\u20e3', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\ufe0f', '\ufe00', '\u{e0100}'],
    ...[
      '\u200b',
      '\u200c',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u3164',
      '\u0600',
      'क्षि',
      '\u1100',
      '\u1161',
      '⟨',
      '␛',
    ],
  )
  const text = (maxLength: number) => fc.array(part, { maxLength }).map((parts) => parts.join(''))

  test('at any width', () => {
    fc.assert(
      fc.property(text(40), text(40), text(40), fc.integer({ min: 30, max: 200 }), (before, inside, after, width) => {
        // Characters that occur nowhere else tell where the mark begins and ends; bars keep neighbours from joining it.
        const { text: line, spans } = unmark(`${before}|«靶${inside}终»|${after}`)
        const [shown = '', below = ''] = framed(line, spans[0] ?? { start: 0, end: 0 }, width)
        const start = displayWidth(shown.slice(0, shown.indexOf('靶')))
        const last = shown.indexOf('终')
        const end = displayWidth(last === -1 ? shown : shown.slice(0, last + 1))
        expect(below).toBe(`  │${' '.repeat(start - 3)}${'^'.repeat(end - start)}`)
        expect(displayWidth(shown)).toBeLessThanOrEqual(width)
        expect(shown).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u,
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('any place of any text has a frame with carets', () => {
    const lines = fc
      .array(fc.oneof(part, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), fc.integer({ min: 30, max: 80 }), (source, a, b, width) => {
        const offsets = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y)
        const [start = 0, end = 0] = offsets
        const shown = framed(source, { start, end }, width)
        expect(shown.filter((line) => line.includes('^')).length).toBe(shown.length > 2 ? 2 : 1)
        for (const line of shown) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
