import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesEmpty } from '../../../src/text/pattern/matches-empty.ts'
import { stepBound } from '../../../src/text/pattern/step-bound.ts'
import { Backtracking, nativeMatches, parse } from './backtracking.ts'
import { randomPattern, randomText } from './random-pattern.ts'

test.each([
  ['abc', 3, 1],
  ['a|bc', 3, 2],
  ['a|', 2, 2],
  ['', 1, 1],
  ['a?b', 3, 2],
  ['a??b', 3, 2],
  ['a{0,3}b', 7, 4],
  ['a{3}b', 4, 1],
  ['a{0}b', 2, 1],
  ['(?:a|b){3}', 14, 8],
  ['(?:a?){2}b', 7, 4],
  ['(?:a{0,2}){2}', 8, 9],
  ['(?:){9}', 9, 1],
  ['\\b(?:^|$)a', 5, 2],
  ['(?=a?b)c', 4, 1],
  ['(?<=a?b)c', 3, 1], // from its end: b once, then a once
  ['(?<!ab?)c', 4, 1], // b once, then a on both ways
  ['(?<=(?=a?b))c', 4, 1],
  ['(ab)\\1c', 5, 1],
  ['\\1(a)', 2, 1],
  ['a*b', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['(?:a*)', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['b(?:a)+', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['b?a{3,}', 9, 4], // as b?a{3,4}
  ['b?a+?', 5, 4],
  ['a*|b[^c]+|c+d?', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['a+|b[^c]+|d', 6, 5],
  ['(..)\\1+', 6, 2],
  ['(a+)\\1+', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['(?=a{2,})b', Number.POSITIVE_INFINITY, 1],
  ['(?:a*){0}b', 2, 1],
  ['(a\\1)', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['(\\2a)(\\1b)', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])('%s takes at most %d steps and has at most %d ways', (source, steps, paths) => {
  expect(stepBound(parse(source))).toEqual({ steps, paths })
})

describe('numbers that no float holds', () => {
  const doubling = Array.from({ length: 80 }, (_, index) => `(\\${index + 1}\\${index + 1}b)`).join('')
  test.each([
    ['many ways', '(?:a?){5000}'],
    ['more ways than a float holds, many times', '(?:(?:a?){5000}){5000}'],
    ['a limit beyond all integers', '(?:(?:a|b){0,1000}){0,1000000000000000000000000}c'],
    ['groups that hold the one before twice', `(a)${doubling}`],
  ])('%s', (_, source) => {
    const { steps } = stepBound(parse(source))
    expect(steps).not.toBeNaN()
    expect(steps).toBeGreaterThan(1e20)
  })
})

const bounded = randomPattern({ endless: false, references: true })

// Else the steps that are counted below would be those of nothing real.
test('the counting matcher finds what the built-in one finds', () => {
  fc.assert(
    fc.property(bounded, randomText(8), (source, text) => {
      const pattern = parse(source)
      fc.pre(stepBound(pattern).steps < 10_000 && !matchesEmpty(pattern.alternatives))
      expect(new Backtracking(pattern, text).matches()).toEqual(nativeMatches(source, 'gu', text))
    }),
    { numRuns: 2_000 },
  )
})

test('no text makes a pattern take more steps than its bound, from any place', () => {
  fc.assert(
    fc.property(bounded, randomText(8), (source, text) => {
      const pattern = parse(source)
      const bound = stepBound(pattern).steps
      fc.pre(bound < 50_000)
      for (let place = 0; place <= new Backtracking(pattern, text).places; place++) {
        const run = new Backtracking(pattern, text)
        run.exhaust(place)
        expect(run.steps).toBeLessThanOrEqual(bound)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('an endless repetition at the end takes at most twice the bound per character, over the whole text', () => {
  const last = fc.constantFrom('a', '.', '[^a]', '中', '\\w')
  const quantifier = fc.constantFrom('*', '+', '{2,}', '{3,}?')
  const tail = fc.oneof(
    fc.tuple(last, quantifier).map(([body, endless]) => body + endless),
    quantifier.map((endless) => `(?<tail>.b?)\\k<tail>${endless}`),
  )
  fc.assert(
    fc.property(randomPattern({ endless: false, references: false }), tail, randomText(40), (source, end, text) => {
      const pattern = parse(`(?:${source})${end}`)
      const bound = stepBound(pattern).steps
      fc.pre(bound < 5_000 && !matchesEmpty(pattern.alternatives))
      const run = new Backtracking(pattern, text)
      run.matches()
      expect(run.steps).toBeLessThanOrEqual(2 * bound * run.places)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['a{0,9}b', 'a'.repeat(9)],
  ['(?:a|a){5}b', 'aaaaa'],
  ['(?:a|a|a){0,4}b', 'aaaa'],
  ['(?:a|aa)(?:a|aa)(?<=a{0,2}a)b', 'aaaa'],
])('%s reaches its bound', (source, text) => {
  const run = new Backtracking(parse(source), text)
  run.exhaust(0)
  expect(run.steps).toBe(stepBound(parse(source)).steps)
})
