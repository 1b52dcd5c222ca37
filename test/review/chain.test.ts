import { describe, expect, test } from 'vitest'
import { fixedZone } from '../../src/draft/instant.ts'
import { type AttestContext, attestationOf } from '../../src/review/attestation.ts'
import { type ChainContext, type ChainRole, judgeChain } from '../../src/review/chain.ts'
import { zoneOf } from '../../src/run/today.ts'
import { judged, OTHER_SEAL } from './records.ts'

const roles: readonly ChainRole[] = [
  { role: '自审', self: true },
  { role: '初审', self: false },
  { role: '终审', self: false },
]
const context: ChainContext = {
  authors: ['陈晓'],
  people: new Map([
    ['自审', ['陈晓', '李敏']],
    ['初审', ['李敏', '赵强', '陈晓']],
    ['终审', ['王芳', '李敏']],
  ]),
  signed: false,
  publish: undefined,
  toZone: fixedZone(8 * 60),
}

/** `自审 陈晓 18:00` → an entry of that evening; `!` at its end: of another text. */
const record = (...lines: string[]) =>
  `reviews:\n${lines
    .map((line) => {
      const [role, by, time] = line.replace('!', '').split(' ')
      return `  - {role: ${role}, by: ${by}, at: 2026-11-22T${time}+08:00, seal: ${line.endsWith('!') ? OTHER_SEAL : 'SEAL'}}\n`
    })
    .join('')}`

const faults = (lines: string[], more: Partial<ChainContext> = {}) =>
  judgeChain(roles, judged(record(...lines)), { ...context, ...more }).map(({ fault }) => fault?.kind ?? 'done')

describe('a chain', () => {
  test.each<[string, string[], string[]]>([
    ['nobody', [], ['missing', 'missing', 'missing']],
    ['everybody in order', ['自审 陈晓 18:00', '初审 李敏 18:30', '终审 王芳 19:00'], ['done', 'done', 'done']],
    ['within one minute', ['自审 陈晓 18:00', '初审 李敏 18:00', '终审 王芳 18:00'], ['done', 'done', 'done']],
    ['written in another order', ['终审 王芳 19:00', '初审 李敏 18:30', '自审 陈晓 18:00'], ['done', 'done', 'done']],
    ['a step left out', ['自审 陈晓 18:00', '终审 王芳 19:00'], ['done', 'missing', 'done']],
    ['a later step first', ['自审 陈晓 18:00', '初审 李敏 19:01', '终审 王芳 19:00'], ['done', 'done', 'order']],
    ['the author reviews', ['自审 陈晓 18:00', '初审 陈晓 18:30', '终审 王芳 19:00'], ['done', 'self', 'done']],
    ['one person twice', ['自审 陈晓 18:00', '初审 李敏 18:30', '终审 李敏 19:00'], ['done', 'done', 'same-person']],
    ['a stranger', ['自审 陈晓 18:00', '初审 李敏 18:30', '终审 赵强 19:00'], ['done', 'done', 'not-holder']],
    ['another text', ['自审 陈晓 18:00!', '初审 李敏 18:30!', '终审 王芳 19:00!'], ['stale', 'stale', 'stale']],
    [
      'signed again after an edit',
      ['自审 陈晓 18:00!', '自审 陈晓 18:10', '初审 李敏 18:30'],
      ['done', 'done', 'missing'],
    ],
    [
      'signed again by somebody else',
      ['自审 陈晓 18:00', '初审 赵强 18:20!', '初审 李敏 18:30'],
      ['done', 'done', 'missing'],
    ],
    [
      'a right one and a wrong one after it',
      ['自审 陈晓 18:00', '初审 李敏 18:30', '初审 王芳 18:40'],
      ['done', 'done', 'missing'],
    ],
    ['a role that is in no chain', ['校对 赵强 18:00'], ['missing', 'missing', 'missing']],
  ])('%s', (_, lines, expected) => {
    expect(faults(lines)).toEqual(expected)
  })

  const done = ['自审 陈晓 18:00', '初审 李敏 18:30', '终审 王芳 19:00']

  test('without a list of people anybody but the author may act, each once', () => {
    expect(faults(['自审 陈晓 18:00', '初审 甲 18:30', '终审 乙 19:00'], { people: new Map() })).toEqual([
      'done',
      'done',
      'done',
    ])
    expect(faults(['自审 陈晓 18:00', '初审 甲 18:30', '终审 甲 19:00'], { people: new Map() })[2]).toBe('same-person')
  })

  test('where the draft names no author, two people are still needed', () => {
    expect(faults(done, { authors: [] })).toEqual(['done', 'done', 'done'])
    expect(faults(['自审 陈晓 18:00', '初审 陈晓 18:30'], { authors: [] })[1]).toBe('same-person')
  })

  test('none of several authors reviews', () => {
    expect(faults(done, { authors: ['陈晓', '王芳'] })).toEqual(['done', 'done', 'self'])
    expect(faults(done, { authors: ['王芳', '陈晓'] })).toEqual(['done', 'done', 'self'])
  })

  test('is done before what is approved has gone out', () => {
    const publish = (minutes: number) => ({ publish: { year: 2026, month: 11, day: 22, minutes } })
    expect(faults(done, publish(19 * 60))).toEqual(['done', 'done', 'done'])
    expect(faults(done, publish(18 * 60 + 59))).toEqual(['done', 'done', 'after-publishing'])
  })

  test('each time is by the clocks of its own day', () => {
    const publish = { year: 2026, month: 11, day: 22, minutes: 6 * 60 }
    // Half past five in the morning, and in summer half past six.
    const entries = ['自审 陈晓 18:00', '初审 李敏 18:30', '终审 王芳 18:30']
    expect(faults(entries, { publish, toZone: zoneOf('America/New_York') })).toEqual(['done', 'done', 'done'])
  })

  test('that must be signed is not done by names alone', () => {
    expect(faults(done, { signed: true })).toEqual(['unsigned', 'unsigned', 'unsigned'])
  })
})

describe('a clause', () => {
  const attest: AttestContext = {
    isAuthor: (name) => name === '陈晓',
    people: context.people,
    selfRoles: new Set(['自审']),
    checklists: new Map([['终审', ['a/1', 'b/*']]]),
    signed: false,
  }
  const entry = (by: string, clause: string, seal = 'SEAL') =>
    `attest: [{clause: ${clause}, by: ${by}, at: 2026-11-22T18:00+08:00, seal: ${seal}}]`
  const fault = (clause: string, yaml: string, more: Partial<AttestContext> = {}) =>
    attestationOf(clause, judged(yaml), { ...attest, ...more }).fault?.kind ?? 'done'

  test.each([
    ['a/1', entry('王芳', 'a/1'), 'done'],
    ['a/1', entry('王芳', 'a/2'), 'missing'],
    ['a/1', entry('王芳', '[a/2, a/1]'), 'done'],
    ['a/1', entry('王芳', 'a/1', OTHER_SEAL), 'stale'],
    // Only holders of 终审 sign for what is on its checklist.
    ['a/1', entry('赵强', 'a/1'), 'not-holder'],
    ['a/2', entry('赵强', 'a/2'), 'done'],
    ['a/2', entry('路人', 'a/2'), 'not-holder'],
    ['a/2', entry('陈晓', 'a/2'), 'self'],
    // An approval signs for the checklist of its role, and for what it names.
    ['a/1', record('终审 王芳 19:00'), 'done'],
    ['b/9', record('终审 王芳 19:00'), 'done'],
    ['a/2', record('终审 王芳 19:00'), 'missing'],
    ['a/1', record('初审 李敏 19:00'), 'missing'],
    ['a/1', record('终审 王芳 19:00!'), 'stale'],
    ['a/1', record('终审 赵强 19:00'), 'not-holder'],
    ['c/1', `reviews: [{role: 初审, by: 李敏, at: 2026-11-22, clauses: [c/1], seal: SEAL}]`, 'done'],
    // The author’s own word counts where the author may act.
    ['c/1', `reviews: [{role: 自审, by: 陈晓, at: 2026-11-22, clauses: [c/1], seal: SEAL}]`, 'done'],
  ])('%s by %s: %s', (clause, yaml, expected) => {
    expect(fault(clause, yaml)).toBe(expected)
  })

  test('on every checklist', () => {
    const checklists = new Map([['终审', ['*']]])
    expect(fault('z/1', record('终审 王芳 19:00'), { checklists })).toBe('done')
  })

  test('is not signed for by any of several authors', () => {
    expect(fault('a/2', entry('李敏', 'a/2'), { isAuthor: (name) => ['陈晓', '李敏'].includes(name) })).toBe('self')
  })

  test('that must be signed', () => {
    expect(fault('a/1', entry('王芳', 'a/1'), { signed: true })).toBe('unsigned')
  })
})
