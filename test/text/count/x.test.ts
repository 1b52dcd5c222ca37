import { describe, expect, test } from 'vitest'
import { counters } from '../../../src/text/count/index.ts'
import { findXUrls } from '../../../src/text/count/x-url.ts'

describe('weights', () => {
  test.each([
    ['\u10ff', 1],
    ['\u1100', 2],
    ['\u1fff', 2],
    ['\u2000', 1],
    ['\u200d', 1],
    ['\u200e', 2],
    ['\u2010', 1],
    ['\u201f', 1],
    ['\u2020', 2],
    ['\u2032', 1],
    ['\u2037', 1],
    ['\u2038', 2],
    ['“”‘’—', 5],
    ['…', 2],
    // NFC: the Ångström sign is Å, a syllable of three letters is one.
    ['\u212b', 1],
    ['\u1112\u1161\u11ab', 2],
    ['ｶﾞ', 4],
  ])('%j weighs %d', (text, weight) => {
    expect(counters.x.count(text)).toBe(weight)
  })

  test.each([
    ['❤', 2],
    ['❤️', 2],
    ['❤️‍🔥', 2],
    ['👩🏽‍🚒', 2],
    ['1️⃣', 2],
    ['#⃣', 2],
    ['1', 1],
    ['©', 1],
    ['©️', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['🇨🇳🇺🇸', 4],
    ['😀😀', 4],
    // A tone has no place on a face, so there are two emoji.
    ['😀🏽', 4],
    ['中👍🏽a', 5],
  ])('%s weighs %d', (text, weight) => {
    expect(counters.x.count(text)).toBe(weight)
  })
})

describe('findXUrls', () => {
  // « and » mark what is found.
  test.each([
    '看«https://example.com»。',
    '«http://a-b.example.com/x?y=1&z=[2]#w», and',
    '(«https://example.com/a»).',
    '«https://example.com/a_(b)»)',
    '«https://example.com/a»...',
    '«https://example.com»!',
    '«https://example.com:8080/x» «HTTPS://EXAMPLE.COM»',
    '«https://example.com»: so',
    '«https://example.com»-',
    'https://«https://example.com»',
    '中«https://example.com/路径»'.replace('/路径»', '/»路径'),
    'xhttps://example.com',
    '@https://example.com',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://example.c',
    'https://.com',
    'https://',
    'example.com',
  ])('%s', (marked) => {
    const text = marked.replace(/[«»]/g, '')
    const found = findXUrls(text).reduceRight(
      (rest, { start, end }) => `${rest.slice(0, start)}«${rest.slice(start, end)}»${rest.slice(end)}`,
      text,
    )
    expect(found).toBe(marked)
  })

  test.each([
    ['https://example.com', 23],
    [`https://example.com/${'a'.repeat(500)}`, 23],
    ['中文https://example.com后', 29],
    ['https://a.cn https://a.cn.', 48],
    ['example.com', 11],
  ])('%s counts %d', (text, weight) => {
    expect(counters.x.count(text)).toBe(weight)
  })

  test.each([
    ['one endless URL', `http://${'a.'.repeat(500_000)}com`],
    ['schemes only', 'http://'.repeat(150_000)],
    ['closing brackets', `http://a.com/${')'.repeat(1_000_000)}`],
    ['a host of hyphens', `http://a${'-'.repeat(1_000_000)}`],
    ['hosts of hyphens', 'http://a---'.repeat(90_000)],
  ])('is linear: %s', (_, text) => {
    const start = performance.now()
    findXUrls(text)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
