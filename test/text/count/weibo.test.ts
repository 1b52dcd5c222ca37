import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counters } from '../../../src/text/count/index.ts'
import { findPlainHttpUrls, findUrls } from '../../../src/text/count/weibo-url.ts'

interface Vector {
  readonly text: string
  readonly official: number
  readonly default: number
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/weibo-length.json', import.meta.url), 'utf8'),
)

test.each(vectors)('vector $text', ({ text, official, default: standard }) => {
  expect(counters.weibo.count(text)).toBe(standard)
  expect(counters['weibo-official'].count(text)).toBe(official)
})

describe('findUrls', () => {
  // « and » mark what is found.
  test.each([
    '详情见«http://www.example.com/news/1.html»。谢谢',
    '«https://www.gov.cn/a_b-c?d=1&e=%20#f»，',
    '«HTTP://A.B» «HttpS://a.b»',
    '(«http://a.b/x)»',
    'x«http://a.b»',
    '«http://a.b.»中',
    '«http://a.comhttp://b.com»',
    '«http://a.b»"«http://c.d»',
    '«http://a.b»\u0301中',
    'http://«http://a.b»',
    'https://x/«http://a.b»',
    'http://localhost/x',
    'http://a-b.com',
    'http://a_b.com',
    'http://«http://a.b-c.d»',
    'http://user:pw@example.com',
    'http://例子.中国',
    'http://a..b',
    'http://a.',
    'http://.a.b',
    'http://',
    '://a.b',
    'ttp://a.b',
    'ftp://a.b',
    'http:/a.b',
    'www.example.com',
    'http：//a.b',
  ])('%s', (marked) => {
    const text = marked.replace(/[«»]/g, '')
    const found = findUrls(text).reduceRight(
      (rest, { start, end }) => `${rest.slice(0, start)}«${rest.slice(start, end)}»${rest.slice(end)}`,
      text,
    )
    expect(found).toBe(marked)
  })

  const fragments = fc
    .array(
      fc.constantFrom(
        ...[
          'http',
          'HTTP',
          's',
          'S',
          '://',
          'http://',
          'https://',
          ':',
          '/',
          'a',
          '9',
          '.',
          '..',
          '-',
          '_',
          'a.b',
          '.b',
        ],
        ...['$+!*(),;@&=?~#%', '中', ' ', '"', "'", '<', '\\', 'ſ', 'é', '\n', '😀', '\u0301'],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''))

  test('finds what the regular expression of the platform finds', () => {
    const grammar = '[a-z0-9]+(?:\\.[a-z0-9]+)+[-a-z0-9_$.+!*()/,:;@&=?~#%]*'
    fc.assert(
      fc.property(fragments, (text) => {
        const matches = (scheme: string) =>
          Array.from(text.matchAll(new RegExp(`${scheme}://${grammar}`, 'gi')), ({ 0: url, index }) => ({
            start: index,
            end: index + url.length,
          }))
        expect(findUrls(text)).toEqual(matches('https?'))
        expect(findPlainHttpUrls(text)).toEqual(matches('http'))
      }),
      { numRuns: 5000 },
    )
  })

  test.each([
    ['one endless URL', `http://${'a.'.repeat(500_000)}`, 1],
    ['one endless label', `http://${'a'.repeat(1_000_000)}`, 0],
    ['schemes only', 'http://'.repeat(150_000), 0],
    ['secure schemes only', 'https://'.repeat(130_000), 0],
    ['schemes and labels', 'http://aaaaaaaa'.repeat(70_000), 0],
    ['colons', '://'.repeat(350_000), 0],
    ['URLs', 'http://a.b '.repeat(90_000), 90_000],
  ])('is linear: %s', (_, text, urls) => {
    const start = performance.now()
    expect(findUrls(text)).toHaveLength(urls)
    // Takes some 20 ms; a scanner that starts anew at each place takes minutes.
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('what a URL costs', () => {
  const ofLength = (beginning: string, units: number) => beginning.padEnd(units, 'a')

  // Borders are in half-units: 41 for a link of Weibo's own, 140 for any.
  test.each([
    ['http://a.cn', 11, 20],
    ['http://a.cn/', 140, 20],
    ['http://a.cn/', 141, 21],
    ['http://a.cn/', 300, 180],
    ['http://weibo.com/', 41, 41],
    ['http://weibo.com/', 42, 20],
    ['http://weibo.com/', 140, 20],
    ['http://weibo.com/', 141, 21],
    ['http://weibo.cn/', 40, 40],
    ['http://t.sina.cn/', 40, 40],
    ['http://t.sina.com.cn/', 40, 40],
    ['http://www.weibo.com/', 40, 20],
    ['http://t.cn/', 20, 20],
    ['http://t.cn/', 300, 300],
    ['https://t.cn/', 300, 300],
    ['https://weibo.com/', 41, 41],
    ['https://weibo.com/', 42, 20],
    ['https://a.cn/', 141, 21],
    // The composer folds case when it looks for URLs, not when it looks at their host.
    ['HTTP://t.cn/', 40, 20],
    ['http://WEIBO.com/', 40, 20],
  ])('%s… of %d half-units costs %d', (beginning, length, halves) => {
    const url = ofLength(beginning, length)
    // A half-unit more, so that rounding up does not hide a difference of one.
    expect(counters.weibo.count(url)).toBe(Math.ceil(halves / 2))
    expect(counters.weibo.count(`${url} `)).toBe(Math.ceil((halves + 1) / 2))
    expect(counters.weibo.count(`${url}中`)).toBe(Math.ceil((halves + 2) / 2))
  })

  test('in the official mode https is plain text', () => {
    expect(counters['weibo-official'].count(ofLength('https://a.cn/', 100))).toBe(50)
    expect(counters['weibo-official'].count('https://x/http://a.cn')).toBe(Math.ceil((10 + 20) / 2))
  })
})
