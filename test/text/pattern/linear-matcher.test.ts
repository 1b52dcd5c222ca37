import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LinearMatcher } from '../../../src/text/pattern/linear-matcher.ts'
import { linearProgram } from '../../../src/text/pattern/linear-program.ts'
import { matchesEmpty } from '../../../src/text/pattern/matches-empty.ts'
import { Backtracking, nativeMatches, parse } from './backtracking.ts'
import { randomPattern, randomText } from './random-pattern.ts'

const patterns = randomPattern({ endless: true, references: false })

/** The grammar stays within the built-in engine's means on texts this short. */
const texts = randomText(7)

describe('the linear matcher finds what the built-in engine finds', () => {
  test.each([
    ['greedy', 'a+|b', 'aab'],
    ['lazy', 'a+?b??', 'aab'],
    ['first branch, not longest', 'a|ab', 'ab'],
    ['a round that takes nothing fails', 'b(?:|a)*', 'baa'],
    ['… and a lazy one', 'b(?:|a)*?c', 'baac'],
    ['… and one in one', 'b(?:(?:a??)*|b)*c', 'baabc'],
    ['… but a required one may', 'b(?:|a){2,3}', 'baaaa'],
    ['a round of assertions', 'b(?:\\b|a)*c', 'baac'],
    ['a branch chosen inside a round', 'b(?:a?|(?:b|)a)+', 'baababa'],
    ['half a pair is a character of its own', '[^a]+', 'a\ud83da\ude00\ud83d\ude00'],
    ['a pair is one', '^.$', '😀'],
    ['white space beyond ASCII', '\\s+', 'a\u3000\ufeff\u00a0b'],
    ['line ends', '.+$', 'a\r\nb\u2028c'],
  ])('%s: %s', (_, source, text) => {
    const found = matcher(source).matches(text)
    expect(found).toEqual(nativeMatches(source, 'gu', text))
    expect(found).not.toEqual([])
  })

  test('for random patterns', () => {
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 1, maxLength: 3 }), (source, all) => {
        fc.pre(!matchesEmpty(parse(source).alternatives))
        const linear = matcher(source)
        for (const text of all) {
          const expected = nativeMatches(source, 'gu', text)
          expect(linear.matches(text)).toEqual(expected)
          expect(linear.test(text)).toBe(expected.length > 0)
        }
      }),
      { numRuns: 2_500 },
    )
  })

  test('for random patterns that ignore case', () => {
    const letters = fc.array(fc.constantFrom(...'aAbBkKsSſ\u212aßẞσςΣ中'), { maxLength: 8 }).map((all) => all.join(''))
    const lettered = patterns.map((source) => source.replaceAll('[ab]', '[^k-σ]').replaceAll('中', '(?:s|ς)'))
    fc.assert(
      fc.property(lettered, letters, (source, text) => {
        fc.pre(!matchesEmpty(parse(source).alternatives))
        expect(matcher(source, true).matches(text)).toEqual(nativeMatches(source, 'giu', text))
      }),
      { numRuns: 1_500 },
    )
  })
})

test('the linear matcher finds what ECMA-262 says', () => {
  fc.assert(
    fc.property(patterns, texts, (source, text) => {
      fc.pre(!matchesEmpty(parse(source).alternatives))
      expect(matcher(source).matches(text)).toEqual(new Backtracking(parse(source), text).matches())
    }),
    { numRuns: 1_500 },
  )
})

test('an automaton that has to start anew all the time finds the same', () => {
  fc.assert(
    fc.property(patterns, randomText(30), (source, text) => {
      const program = linearProgram(parse(source), false, Number.POSITIVE_INFINITY)
      fc.pre(program !== undefined && !matchesEmpty(parse(source).alternatives))
      expect(new LinearMatcher(program, 600).matches(text)).toEqual(new LinearMatcher(program).matches(text))
    }),
    { numRuns: 1_000 },
  )
})

describe('the size of a program', () => {
  test.each([
    ['a{100}', 101],
    ['a{0,100}b', 202],
    ['(?:a?){30}b', 62],
    // What follows something optional in a loop is built twice: for those who took a character before it and those who
    // did not. Here b? is; with the loop, c, the end and the dead end of an empty round that makes ten.
    ['(?:a?b?)*c', 10],
  ])('%s has %d states', (source, states) => {
    expect(linearProgram(parse(source), false, 1_000)?.states).toHaveLength(states)
  })

  test.each([
    ['a high limit', 'a{1000000000}'],
    ['limits that multiply', '(?:a{1000}){1000}'],
    ['a long pattern', 'a+b'.repeat(400)],
    ['loops whose rounds may be empty, in each other', `${'(?:a*'.repeat(12)}${')*'.repeat(12)}`],
    ['more assertions than bits', `a${Array.from({ length: 31 }, (_, index) => `(?!${index})`).join('')}`],
    ['assertions that take many steps', '(?=a{600})(?=b{600})c+d'],
  ])('%s: the program is given up', (_, source) => {
    expect(linearProgram(parse(source), false, 1_000)).toBeUndefined()
  })

  test('a repetition of nothing is nothing', () => {
    expect(linearProgram(parse('(?:(?:){1000000000}|a){1000000000}b'), false, 1_000)).toBeUndefined()
    expect(linearProgram(parse('(?:(?:){1000000000}){1000000000}b'), false, 1_000)?.states).toHaveLength(2)
  })
})

function matcher(source: string, ignoreCase = false): LinearMatcher {
  const program = linearProgram(parse(source), ignoreCase, Number.POSITIVE_INFINITY)
  if (program === undefined) throw new TypeError(`${source} is too large`)
  return new LinearMatcher(program)
}
