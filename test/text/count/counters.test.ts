import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counters, type Unit, units } from '../../../src/text/count/index.ts'
import { findPlainHttpUrls, findUrls } from '../../../src/text/count/weibo-url.ts'
import type { Span } from '../../../src/text/span.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** All places where a text may be cut if only grapheme clusters are to stay whole. */
function clusterBorders(text: string): number[] {
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length]
}

const family = '👨‍👩‍👧‍👦'

const pieces = fc.constantFrom(
  ...[
    'a',
    'Z',
    '9',
    ' ',
    '中',
    '文',
    '。',
    '“',
    '…',
    '—',
    'é',
    'e\u0301',
    '×',
    'ÿ',
    'Ā',
    '\u007f',
    '\u0080',
    '→',
    'Ａ',
  ],
  ...[
    'ｶﾞ',
    '한',
    '\u1112\u1161',
    '😀',
    '👍🏽',
    family,
    '🇨🇳',
    '🇨',
    '1️⃣',
    '❤',
    '❤️',
    '©',
    '©️',
    '𠮷',
    '葛\u{e0100}',
    '〇',
    '　',
  ],
  ...['\n', '\r', '\r\n', '\t', '\u200b', '\u200d', '\ufe0f', '\u0301', '\u0600', '\u212b', '\ud83d', '\udc00'],
)
const plainText = fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join(''))

/** No text without a scheme has a URL; this one has little else. */
const urlText = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: pieces },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...['http://', 'https://', 'HTTP://', 'http:/', '://', 'http', 's', 't.cn', 'weibo.com', 't.sina.com.cn/x'],
          ...['a.b', 'www.example.com', '-', '_', '.', '..', '/', ':8080', '@', '#', '?x=1', '(', ')', '中', ' '],
          ...['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a'.repeat(100)],
        ),
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

describe.each(units)('%s', (unit) => {
  const counter = counters[unit]

  test('is filed under its own name and has a noun in both languages', () => {
    expect(counter.unit).toBe(unit)
    expect(counter.noun.zh).not.toBe('')
    expect(counter.noun.en).not.toBe('')
  })

  test('nothing counts nothing', () => {
    expect(counter.count('')).toBe(0)
    expect(counter.cut('', 0)).toBe(0)
    expect(counter.cut('', 10)).toBe(0)
  })

  test('cuts at the last cluster border that is within the limit', () => {
    fc.assert(
      fc.property(plainText, fc.integer({ min: 0, max: 30 }), (text, max) => {
        const fitting = clusterBorders(text).filter((border) => counter.count(text.slice(0, border)) <= max)
        expect(counter.cut(text, max)).toBe(Math.max(...fitting))
      }),
      { numRuns: 1000 },
    )
  })

  test('a whole text fits its own count, and not one less unless what is too much is free', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        const count = counter.count(text)
        expect(counter.cut(text, count)).toBe(text.length)
        if (count > 0) expect(counter.cut(text, count - 1)).toBeLessThan(text.length)
      }),
    )
  })

  test('a higher limit never cuts earlier', () => {
    fc.assert(
      fc.property(urlText, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (text, a, b) => {
        expect(counter.cut(text, Math.min(a, b))).toBeLessThanOrEqual(counter.cut(text, Math.max(a, b)))
      }),
    )
  })

  test('never cuts inside a cluster, and so in no pair and no CRLF, where URLs are cut around either', () => {
    fc.assert(
      fc.property(urlText, fc.integer({ min: 0, max: 60 }), (text, max) => {
        const cut = counter.cut(text, max)
        expect(clusterBorders(text)).toContain(cut)
      }),
    )
  })

  test('texts of whole clusters add up, but for one unit of rounding at each', () => {
    // Without what may combine with the neighbour.
    const plain = fc.array(fc.constantFrom('a', '中', ' ', 'é', '，', '😀', '𠮷', '\n'), { maxLength: 12 })
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const [left, right] = [a.join(''), b.join('')]
        const sum = counter.count(left) + counter.count(right)
        const whole = counter.count(left + right)
        expect(whole).toBeLessThanOrEqual(sum)
        expect(whole).toBeGreaterThanOrEqual(sum - 1)
      }),
    )
  })
})

describe.each([
  ['weibo', findUrls],
  ['weibo-official', findPlainHttpUrls],
] as [Unit, (text: string) => Span[]][])('%s with URLs', (unit, urlsOf) => {
  test('cuts at the last border that is within the limit and in no URL', () => {
    const counter = counters[unit]
    fc.assert(
      fc.property(urlText, fc.integer({ min: 0, max: 60 }), (text, max) => {
        const urls = urlsOf(text)
        const fitting = clusterBorders(text)
          .filter((border) => !urls.some(({ start, end }) => start < border && border < end))
          .filter((border) => counter.count(text.slice(0, border)) <= max)
        expect(counter.cut(text, max)).toBe(Math.max(...fitting))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('units', () => {
  test.each<[string, Partial<Record<Unit, number>>]>([
    ['a', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 1, han: 0, grapheme: 1, byte: 1 }],
    ['ab', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 2, han: 0, grapheme: 2, byte: 2 }],
    ['abc', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 3, han: 0, grapheme: 3, byte: 3 }],
    ['中', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 2, han: 1, grapheme: 1, byte: 3 }],
    ['中a', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 3, han: 1, grapheme: 2, byte: 4 }],
    // é: half on Weibo and WeChat, whole on Xiaohongshu, where the border is 127.
    ['éé', { weibo: 1, wechat: 1, xiaohongshu: 2, x: 2, han: 0, grapheme: 2, byte: 4 }],
    ['\u007f\u007f', { weibo: 1, wechat: 1, xiaohongshu: 1 }],
    ['\u0080\u0080', { weibo: 1, wechat: 1, xiaohongshu: 2 }],
    ['ÿÿ', { weibo: 1, wechat: 1, xiaohongshu: 2 }],
    ['ĀĀ', { weibo: 2, wechat: 2, xiaohongshu: 2 }],
    ['e\u0301', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 1, grapheme: 1, byte: 3 }],
    ['，。', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 4, han: 2, grapheme: 2, byte: 6 }],
    ['😀', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 2, han: 0, grapheme: 1, byte: 4 }],
    ['👍🏽', { weibo: 4, wechat: 4, xiaohongshu: 4, x: 2, han: 0, grapheme: 1, byte: 8 }],
    ['🇨🇳', { weibo: 4, wechat: 4, xiaohongshu: 4, x: 2, han: 0, grapheme: 1, byte: 8 }],
    [family, { weibo: 11, wechat: 11, xiaohongshu: 11, x: 2, han: 0, grapheme: 1, byte: 25 }],
    ['𠮷', { weibo: 2, wechat: 2, xiaohongshu: 2, x: 2, han: 1, grapheme: 1, byte: 4 }],
    ['中\r\n文', { weibo: 3, wechat: 3, xiaohongshu: 3, x: 5, han: 2, grapheme: 3, byte: 8 }],
    ['\r\n\r\n', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 2, han: 0, grapheme: 2, byte: 4 }],
    ['\r\r', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 2, han: 0, grapheme: 2, byte: 2 }],
    ['\u200b', { weibo: 1, wechat: 1, xiaohongshu: 1, x: 1, han: 0, grapheme: 1, byte: 3 }],
    ['\ud83d', { weibo: 1, x: 2, grapheme: 1, byte: 3 }],
    // A URL is plain text but for Weibo and X.
    ['http://a.cn', { weibo: 10, wechat: 6, xiaohongshu: 6, x: 23, han: 0, grapheme: 11, byte: 11 }],
  ])('%j', (text, expected) => {
    const actual = Object.fromEntries(Object.keys(expected).map((unit) => [unit, counters[unit as Unit].count(text)]))
    expect(actual).toEqual(expected)
  })

  // `|` marks where the longest prefix within the limit ends.
  test.each<[Unit, number, string]>([
    ['weibo', 3, '中文字|'],
    ['weibo', 2, '中文|字'],
    ['weibo', 2, '中ab|'],
    ['weibo', 2, '中a|中'],
    ['weibo', 0, '|中'],
    ['weibo', -1, '|中'],
    ['weibo', 3, '中😀|文'],
    ['weibo', 2, '中|😀'],
    ['weibo', 10, `|${family}`],
    ['weibo', 2, 'aaa\r\n|a'],
    ['weibo', 1, 'a\r\n|a'],
    ['weibo', 12, '中 http://a.com/x|中'],
    ['weibo', 11, '中 |http://a.com/x中'],
    ['weibo-official', 3, 'https:|//www.example.com'],
    ['wechat', 32, `${'中'.repeat(32)}|中`],
    ['wechat', 32, `${'ab'.repeat(32)}|a`],
    ['xiaohongshu', 20, `${'中'.repeat(19)}ab|a`],
    ['x', 280, `${'中'.repeat(140)}|中`],
    ['x', 280, `${'a'.repeat(279)}|中`],
    ['x', 24, ' https://example.com/a/b/c/d|。'],
    ['x', 23, ' |https://example.com/a/b/c/d。'],
    ['han', 2, 'a中b文 and more |。'],
    ['grapheme', 2, `${family}🇨🇳|e\u0301`],
    ['byte', 5, '中|文'],
    ['byte', 6, '中文|'],
    ['byte', 2, 'a|\r\nb'],
    ['byte', 3, 'a\r\n|b'],
  ])('%s, at most %d: %s', (unit, max, marked) => {
    expect(counters[unit].cut(marked.replace('|', ''), max)).toBe(marked.indexOf('|'))
  })

  test('a long text is counted and cut in linear time', () => {
    for (const piece of ['中', 'a', family, '🇨🇳', 'क्षि', '\r\n', 'e\u0301', 'http://', 'http://a.b ', '😀a']) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length))
      for (const unit of units) {
        expect(counters[unit].count(text)).toBeGreaterThanOrEqual(0)
        expect(counters[unit].cut(text, 1000)).toBeGreaterThan(0)
      }
    }
  })
})
