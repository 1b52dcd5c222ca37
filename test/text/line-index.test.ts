import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LineIndex } from '../../src/text/line-index.ts'

const texts = fc
  .array(fc.constantFrom('a', '中', '😀', '\ud83d', '\ude00', '\r', '\n', '\r\n', '\u2028', '\f'), { maxLength: 20 })
  .map((parts) => parts.join(''))

describe('lines', () => {
  test.each<[string, string[]]>([
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb', ['a', 'b']],
    ['a\rb', ['a', 'b']],
    ['a\n\rb', ['a', '', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['\r\n\r\n', ['', '', '']],
    ['a\u2028b\u0085c\fd', ['a\u2028b\u0085c\fd']],
    ['中\r', ['中', '']],
  ])('%j', (source, expected) => {
    const index = new LineIndex(source)
    expect(index.lineCount).toBe(expected.length)
    expect(expected.map((_, line) => index.lineAt(line + 1).text)).toEqual(expected)
  })

  test('put together with their line ends they are the text', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const index = new LineIndex(source)
        let rebuilt = ''
        for (let line = 1; line <= index.lineCount; line++) {
          const { text, start } = index.lineAt(line)
          const next = line < index.lineCount ? index.lineAt(line + 1).start : source.length
          const end = source.slice(start + text.length, next)
          expect(['\n', '\r\n', '\r', '']).toContain(end)
          expect(end === '').toBe(line === index.lineCount)
          expect(text).not.toMatch(/[\r\n]/)
          rebuilt += text + end
        }
        expect(rebuilt).toBe(source)
      }),
    )
  })
})

describe('positions', () => {
  // `|` marks the place.
  test.each<[string, number, number, number]>([
    ['|', 1, 1, 1],
    ['ab|', 1, 3, 3],
    ['ab|\ncd', 1, 3, 3],
    ['ab\n|cd', 2, 1, 1],
    ['ab\n|', 2, 1, 1],
    ['ab|\r\ncd', 1, 3, 3],
    // Inside a CRLF is still the line that it ends.
    ['ab\r|\ncd', 1, 4, 4],
    ['ab\r\nc|d', 2, 2, 2],
    ['ab\r|cd', 2, 1, 1],
    ['中文|字', 1, 3, 3],
    ['😀|a', 1, 3, 2],
    ['😀\n😀😀|a', 2, 5, 3],
    // Inside a pair is the column of the pair.
    ['a\ud83d|\ude00b', 1, 3, 2],
    // Half a pair is a character of its own.
    ['\ud83d|a', 1, 2, 2],
    ['\ude00\ude00|a', 1, 3, 3],
    ['\ud83d\n|\ude00', 2, 1, 1],
  ])('%j', (marked, line, column, codePointColumn) => {
    const offset = marked.indexOf('|')
    const index = new LineIndex(marked.replace('|', ''))
    expect(index.positionAt(offset)).toEqual({ line, column, codePointColumn })
    expect(index.offsetAt(line, column)).toBe(offset)
  })

  test('an offset comes back from its line and column, and code points are as many as the text has before it', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const index = new LineIndex(source)
        for (let offset = 0; offset <= source.length; offset++) {
          const { line, column, codePointColumn } = index.positionAt(offset)
          expect(index.offsetAt(line, column)).toBe(offset)
          const before = source.slice(index.lineAt(line).start, offset)
          const isInPair = (source.codePointAt(offset - 1) ?? 0) > 0xffff
          expect(codePointColumn).toBe([...before].length + (isInPair ? 0 : 1))
        }
      }),
    )
  })

  test('what lies outside the text is refused', () => {
    const index = new LineIndex('ab\ncd')
    for (const offset of [-1, 6, Number.NaN]) expect(() => index.positionAt(offset)).toThrow(RangeError)
    for (const line of [0, 3, 1.5]) {
      expect(() => index.lineAt(line)).toThrow(RangeError)
      expect(() => index.offsetAt(line, 1)).toThrow(RangeError)
    }
    expect(() => index.offsetAt(1, 0)).toThrow(RangeError)
    expect(() => index.offsetAt(1, 5)).toThrow(RangeError)
    expect(() => index.offsetAt(2, 4)).toThrow(RangeError)
    expect(index.offsetAt(2, 3)).toBe(5)
  })

  test('many questions about one long line are quick', () => {
    const index = new LineIndex('😀'.repeat(500_000))
    for (let pair = 0; pair < 500_000; pair += 5) expect(index.positionAt(pair * 2).codePointColumn).toBe(pair + 1)
  })
})
