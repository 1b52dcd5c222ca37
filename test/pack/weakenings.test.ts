import { expect, test } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import type { ScopeName } from '../../src/draft/posting.ts'
import { weakenings } from '../../src/pack/weakenings.ts'

const locked = {
  check: checks.get('phrase') as Check,
  subject: 'draft',
  scopes: ['post'],
  options: {},
  grade: 2,
  hint: false,
  silenceable: false,
} as const

test.each([
  ['max', 140, 139, 141],
  ['max-items', 10, 9, 11],
  ['days', 5, 4, 6],
  ['min', 3, 4, 2],
  ['min-items', 3, 4, 2],
])('a locked %s of %d may become %d and not %d', (option, before, tighter, looser) => {
  const rule = { ...locked, options: { [option]: before } }
  expect(weakenings(rule, { options: { [option]: before } })).toEqual([])
  expect(weakenings(rule, { options: { [option]: tighter } })).toEqual([])
  expect(weakenings(rule, { options: { [option]: looser } })).toEqual([
    { zh: `放宽选项「${option}」`, en: `loosen its option “${option}”` },
  ])
})

test.each<[scopes: readonly ScopeName[], own: readonly string[], left: readonly string[]]>([
  [['post'], ['post'], []],
  [['post'], ['title', 'post'], []],
  [['post'], ['title'], ['post']],
  [['post', 'title'], ['title'], ['post']],
  [['post', 'title'], ['alt'], ['post', 'title']],
  [['post'], [], ['post']],
  [[], ['post'], []],
])('a locked rule that looks at %j may look at %j, but for %j', (scopes, own, left) => {
  const scope = own.map((value) => ({ value }))
  expect(weakenings({ ...locked, scopes }, { scope }).map(({ en }) => en)).toEqual(
    left.map((each) => `leave out “${each}”: its scope must include it`),
  )
})

test.each([
  ['check', 'phrase', 'pairs', 'replace its check: it must be “phrase”'],
  ['subject', 'draft', 'account', 'change its subject: it must be “draft”'],
])('the %s of a locked rule stays %s, and is not %s', (key, same, other, what) => {
  expect(weakenings(locked, { [key]: { value: same } })).toEqual([])
  expect(weakenings(locked, { [key]: { value: other }, options: {} }).map(({ en }) => en)).toEqual([what])
})
