import { expect, test } from 'vitest'
import { weakenings } from '../../src/pack/weakenings.ts'

test.each([
  ['max', 140, 139, 141],
  ['max-items', 10, 9, 11],
  ['days', 5, 4, 6],
  ['min', 3, 4, 2],
  ['min-items', 3, 4, 2],
])('a locked %s of %d may become %d and not %d', (option, before, tighter, looser) => {
  const rule = { options: { [option]: before }, grade: 2, hint: false, silenceable: false } as const
  expect(weakenings(rule, { options: { [option]: before } })).toEqual([])
  expect(weakenings(rule, { options: { [option]: tighter } })).toEqual([])
  expect(weakenings(rule, { options: { [option]: looser } })).toEqual([
    { zh: `放宽选项「${option}」`, en: `loosen its option “${option}”` },
  ])
})
