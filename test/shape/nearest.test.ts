import { expect, test } from 'vitest'
import { nearest } from '../../src/shape/nearest.ts'

const known = ['length', 'phrase', 'check', 'title', 'when', '转发', '转载', '原创', 'a']

test.each([
  ['lenght', 'length'],
  ['titel', 'title'],
  ['chekc', 'check'],
  ['pharse', 'phrase'],
  ['Length', 'length'],
  ['转法', '转发'],
  ['wen', 'when'],
  ['zzzzzz', undefined],
  ['', undefined],
  ['b', undefined],
])('%s → %s', (word, guess) => {
  expect(nearest(word, known)).toBe(guess)
})
