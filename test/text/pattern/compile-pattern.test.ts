import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern, maxStepsPerCharacter, type Pattern } from '../../../src/text/pattern/compile-pattern.ts'
import type { PatternProblem } from '../../../src/text/pattern/pattern-problem.ts'
import type { Span } from '../../../src/text/span.ts'
import { nativeMatches } from './backtracking.ts'
import { randomPattern, randomText } from './random-pattern.ts'

describe('the engine is the built-in one where the pattern is proven harmless', () => {
  test.each([
    ['无可奉告', 'native'],
    ['a/b', 'native'],
    ['第\\d{1,3}届', 'native'],
    ['(?<![0-9])1[3-9]\\d{9}(?![0-9])', 'native'],
    ['(.)\\1{2,5}', 'native'],
    ['[!!?？]{2,40}', 'native'],
    ['[!!]{2,}', 'native'],
    ['第.+', 'native'],
    ['(.)\\1{2,}', 'native'],
    ['第.+届', 'linear'],
    ['(?<!不)可能.*发生', 'linear'],
    ['(?:a?){40}a{40}', 'linear'],
    // a{0,n}b takes 2n + 1 steps.
    [`a{0,${(maxStepsPerCharacter - 2) / 2}}b`, 'native'],
    [`a{0,${maxStepsPerCharacter / 2 - 5}}b*c`, 'linear'],
  ])('%s: %s', async (source, engine) => {
    const { engine: found } = (await compiled(source)).proof
    expect(found === 'native' ? 'native' : 'linear').toBe(engine)
  })
})

describe('matches are what the writer of the pattern means', () => {
  test.each([
    ['无可奉告', '对此«无可奉告»,«无可奉告»。'],
    ['\\p{Script=Han}{3}', '«欢迎光»临Weibo«下次再»来'],
    ['[\\u4e00-\\u{9fff}]+', '«欢迎»hello«光临»😀'],
    ['《[^》]+》', '«《清远日报》»和«《人民日报》»《未完'],
    ['(?<year>\\d{4})年.*?(?<day>\\d+)日', '于«2026年11月23日»至«2026年12月1日»'],
    ['(?<!不)可能.*?[。!]', '不可能延期!«可能延期!»'],
    ['\\s+', '清远« \u3000\u00a0\ufeff\n»美食'],
    ['😀+', '好«😀😀»,«😀»'],
    ['\\bSM\\b', '«SM»城 Smoking'],
    ['.+$', '第一行\n«第二行»'],
    ['(.)\\1{2,9}', '«哈哈哈哈»,呵呵'],
  ])('%s in %s', async (source, marked) => {
    const { text, spans } = unmark(marked)
    const pattern = await compiled(source)
    expect(pattern.matches(text)).toEqual(spans)
    // And once more: nothing is left over from a text.
    expect(pattern.matches(text)).toEqual(spans)
    expect(pattern.test(text)).toBe(true)
    expect(pattern.test(text)).toBe(true)
    expect(pattern.test('')).toBe(false)
  })

  test.each(['weibo', 'we.*bo', '[V-X]EI(?:b|c)*o'])('%s, ignoring case', async (source) => {
    const pattern = await compiled(source, { ignoreCase: true })
    expect(pattern.matches('发WeiBo, weibo')).toHaveLength(source.includes('.*') ? 1 : 2)
    expect(await compiled(source).then((strict) => strict.test('WEIBO'))).toBe(false)
  })
})

test('whichever engine is chosen, the matches are those of the built-in one', async () => {
  const patterns = randomPattern({ endless: true, references: true })
  await fc.assert(
    fc.asyncProperty(patterns, fc.boolean(), randomText(7), async (source, ignoreCase, text) => {
      const result = await compilePattern(source, { ignoreCase })
      fc.pre(result.ok)
      const expected = nativeMatches(source, ignoreCase ? 'giu' : 'gu', text)
      expect(result.pattern.matches(text)).toEqual(expected)
      expect(result.pattern.test(text)).toBe(expected.length > 0)
    }),
    { numRuns: 1_500 },
  )
})

describe('a pattern that is refused', () => {
  // « marks the place that the problem names.
  test.each([
    ['第(.+)(?:《«(.+》', '左括号 ( 没有闭合', 'Unterminated group'],
    ['第.+届«)', '右括号', "Unmatched ')'"],
    ['[清远]«[美食(', '方括号', 'Unterminated character class'],
    ['0763\\«-123', '不能这样写', 'Invalid escape'],
    ['a{2«', '没有写完', 'Incomplete quantifier'],
    ['a[z-«a]b', '前大后小', 'out of order'],
    ['a{2,1«}b', '下限大于上限', 'out of order'],
    ['«*美食', '可以重复', 'Nothing to repeat'],
    ['\\p{Script=Hann«}', 'Unicode 属性', 'Invalid property name'],
    ['(«?i:a)', '写法不对', 'Invalid group'],
    ['«', '什么都不匹配', 'match nothing'],
    ['«a*', '什么都不匹配', 'match nothing'],
    ['«(?:a|b?)\\b', '什么都不匹配', 'match nothing'],
    ['«(?<=不)', '什么都不匹配', 'match nothing'],
    ['(?<!不.«*)可能', '(?<!…) 里的 * 没有上限', '* inside (?<!…)'],
    ['可能(?=(?:a|b«{2,}?)c)', '(?=…) 里的 {2,}? 没有上限', '{2,}? inside (?=…)'],
    ['(.)\\1«+x', '反向引用 \\1', '+ needs an upper limit'],
    ['(.«+)b\\1', '反向引用 \\1', '+ needs an upper limit'],
    ['(a«\\1)', '数不清', 'more steps than can be counted'],
    ['((?:a?){15}b)«\\1', '步', 'steps from one character'],
    ['«(?!(?:a|b){20}c)a', '3,145,726 步', '3,145,726 steps'],
    ['a{2}b«{0,5000}c', '太大', 'too large'],
    ['a«{1000000000}', '太大', 'too large'],
  ])('%s', async (marked, zh, en) => {
    const offset = marked.indexOf('«')
    const problem = await refused(marked.replace('«', ''))
    expect(problem.message.zh).toContain(zh)
    expect(problem.message.en).toContain(en)
    expect(problem.offset).toBe(offset)
  })

  test.each([
    ['(?<!不.*)可能', '(?<!不.{0,40})可能'],
    ['(?<!不.+?)可能', '(?<!不.{1,40}?)可能'],
    ['(?=.{30,}a)b', '(?=.{30,60}a)b'],
    ['(.)\\1{2,}x', '(.)\\1{2,40}x'],
  ])('%s: the help leads to %s, which is accepted', async (source, better) => {
    const { help, offset } = await refused(source)
    const [, written = '', old = ''] = /write (\S+) instead of (\S+)$/.exec(help?.en ?? '') ?? []
    expect(help?.zh).toContain(written)
    expect(source.slice(0, offset) + written + source.slice(offset + old.length)).toBe(better)
    expect((await compilePattern(better)).ok).toBe(true)
  })

  test.each([101, 10_000])('%d groups in each other', async (depth) => {
    const { message, offset } = await refused(`${'(?:'.repeat(depth)}a${')'.repeat(depth)}`)
    expect(message.zh).toContain('100 层')
    expect(offset).toBe(3 * 100)
    expect((await compilePattern(`${'('.repeat(100)}a${')'.repeat(100)}`)).ok).toBe(true)
  })

  test('brackets in a class or behind a backslash are no groups', async () => {
    expect((await compilePattern(`${'\\('.repeat(200)}[${'('.repeat(200)}]${'([\\](])'.repeat(200)}`)).ok).toBe(true)
  })

  test('every reason that the parser gives is translated', async () => {
    const sources = [
      ...[
        '(',
        ')',
        '[',
        '[z-a]',
        '[\\d-z]',
        '\\-',
        'x\\',
        '\\u{110000}',
        '\\uZ',
        '\\p{X}',
        '\\pL',
        'a{',
        'a{2,1}',
        '{',
        ']',
      ],
      ...[
        '}',
        '*',
        'a**',
        '(?',
        '(?<',
        '(?<1>a)',
        '(?<n>a)(?<n>b)',
        '\\k',
        '\\k<n>',
        '\\2',
        '(?<n>a)\\k',
        '\\c1',
        '\\x1',
      ],
    ]
    for (const source of sources) {
      const { zh, en } = (await refused(source)).message
      expect(zh, en).toMatch(/^正则表达式写错了：.*\p{Script=Han}/u)
      expect(zh).not.toContain(en.slice(en.indexOf(': ') + 2))
    }
  })
})

// What takes quadratic time on a text of this size takes minutes, what takes exponential time takes ages; no assertion
// on a clock is needed. The matches are asserted at three sizes so that it is the same work that grows.
describe.each([2_000, 20_000, 200_000])('texts made to be slow, of %d characters', (size) => {
  const blanks = ' \u3000'.repeat(size / 2)
  test.each([
    ['(a+)+$', `${'a'.repeat(size)}b`, 0],
    // The first character is there so that the text holds what each match must hold, and the matcher is asked.
    ['(a|a)*b', `b${'a'.repeat(size)}`, 1],
    ['(.*)*x', `x\n${'a'.repeat(size)}`, 1],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(size), 0],
    ['(x+x+)+y', `y${'x'.repeat(size)}`, 0],
    ['\\s+$', `${blanks}x`, 0],
    ['(?:a?){40}a{40}', 'a'.repeat(size), size / 80],
    ['《[^》]+》', '《'.repeat(size), 0],
    ['(?<!不)可能.*发生', '可能'.repeat(size / 2), 0],
    // All sets of the automaton are different.
    ['[xz].{100}y.*$', scattered(size), 0],
    // Linear engines that search anew after each match read the rest of the text for each of these.
    ['a(?:.*b)?', 'a'.repeat(size), size],
    ['.*[^A-Z]|[A-Z]', 'A'.repeat(size), size],
    ['😀(?:[^]*x)?', '😀'.repeat(size), size],
    // These stay with the built-in engine.
    ['[\\s　]{2,}', blanks, 1],
    ['(.)\\1{2,}', 'aaab'.repeat(size / 4), size / 4],
    ['.{0,500}x', 'a'.repeat(size), 0],
  ])(
    '%s',
    async (source, text, count) => {
      const pattern = await compiled(source)
      expect(pattern.matches(text)).toHaveLength(count)
      expect(pattern.test(text)).toBe(count > 0)
    },
    120_000,
  )
})

async function compiled(source: string, options = {}): Promise<Pattern> {
  const result = await compilePattern(source, options)
  if (!result.ok) throw new TypeError(result.problem.message.en)
  return result.pattern
}

async function refused(source: string): Promise<PatternProblem> {
  const result = await compilePattern(source)
  if (result.ok) throw new TypeError(`${source} is accepted`)
  return result.problem
}

function unmark(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = []
  let text = ''
  for (const [index, part] of marked.split(/[«»]/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + part.length })
    text += part
  }
  return { text, spans }
}

/** `y` where a pseudo-random bit is set, else `a`. */
function scattered(size: number): string {
  let seed = 1
  return Array.from({ length: size }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % 2 === 0 ? 'a' : 'y'
  }).join('')
}
