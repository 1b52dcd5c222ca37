import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const now = '2026-12-20T04:00:00Z'

const pack = `pack: house
title: 本店
rules:
  gap:
    reason: 太密
    check: interval
    with: {min: 60}
    message: {zh: '只隔 {actual}', en: '{actual} apart'}
    examples: {invalid: [], valid: []}
  most:
    reason: 太多
    check: frequency
    with: {max: 2}
    message: {zh: '{day}有 {actual} 条', en: '{actual} on {day}'}
    examples: {invalid: [], valid: []}
`
const config = 'packs: [./house.yaml]\ndrafts: drafts/**/*.md\naccount: jx\n'
const draft = (publish: string, more = '') => `---\npublish: ${publish}\n${more}---\n今天的消息，${publish}。\n`
const files = {
  'postlint.yaml': config,
  'house.yaml': pack,
  'accounts/jx.yaml': 'account: jx\nplatform: weibo\nnickname: 锦绣\n',
  'drafts/a.md': draft('2026-12-01T09:30'),
  'drafts/b.md': draft('2026-12-01T10:00'),
  'drafts/sub/c.md': draft('2026-12-01T10:20'),
}

interface Told {
  readonly path: string
  readonly violations: readonly { rule: string; grade: number; message: { en: string } }[]
}

/** `path grade message` of what `gap` finds, in order. */
async function gaps(cwd: string, line: string): Promise<readonly string[]> {
  const { out } = await postlint(`${line} --select house/gap --format json --no-cache`, { cwd, now })
  return (JSON.parse(out) as { files: readonly Told[] }).files.flatMap(({ path, violations }) =>
    violations.map(({ grade, message }) => `${path} ${grade} ${message.en}`),
  )
}

describe('rules that overrides set otherwise for some drafts', () => {
  const overrides = (rule: string) => `${config}overrides:\n  - files: drafts/sub/**\n    rules: {house/gap: ${rule}}\n`

  test.each([
    ['', ['drafts/b.md 3 30 minutes apart']],
    ['drafts/b.md', ['drafts/b.md 3 30 minutes apart']],
    ['drafts/sub', []],
    ['drafts/b.md drafts/sub', ['drafts/b.md 3 30 minutes apart']],
  ])('each post is judged by its own options among all: “%s”', async (line, expected) => {
    const cwd = tempFolder({ ...files, 'postlint.yaml': overrides('{min: 10}') })
    expect(await gaps(cwd, line)).toEqual(expected)
  })

  test('a draft that is not selected and at fault by options of its own is told at the one that is', async () => {
    const cwd = tempFolder({ ...files, 'postlint.yaml': overrides('{min: 25}') })
    expect(await gaps(cwd, 'drafts/a.md')).toEqual(['drafts/a.md 3 30 minutes apart'])
    expect(await gaps(cwd, 'drafts/b.md')).toEqual(['drafts/b.md 3 30 minutes apart', 'drafts/b.md 3 20 minutes apart'])
    expect(await gaps(cwd, 'drafts/sub')).toEqual(['drafts/sub/c.md 3 20 minutes apart'])
  })

  test.each([
    ['', ['drafts/b.md 3 30 minutes apart', 'drafts/sub/c.md 1 20 minutes apart']],
    // The collision with c is c’s own, by the grade that is set for it.
    ['drafts/b.md', ['drafts/b.md 3 30 minutes apart', 'drafts/b.md 1 20 minutes apart']],
    ['drafts/sub', ['drafts/sub/c.md 1 20 minutes apart']],
  ])('and has its own grade: “%s”', async (line, expected) => {
    const cwd = tempFolder({ ...files, 'postlint.yaml': overrides('1') })
    expect(await gaps(cwd, line)).toEqual(expected)
  })
})

describe('what is excused where it stands is excused in a run on the other draft', () => {
  const directive = '# postlint-disable-next-line house/gap -- 说好了\n'
  const excusedB = `---\n${directive}publish: 2026-12-01T10:00\n---\n今天的消息。\n`
  const two = { ...files, 'drafts/sub/c.md': draft('2026-12-03T10:20'), 'drafts/b.md': excusedB }

  test.each(['', 'drafts/a.md', 'drafts/b.md', 'drafts'])('by a directive: “%s”', async (line) => {
    const { out, code } = await postlint(`${line} -f compact --no-cache`, { cwd: tempFolder(two), now })
    expect({ out: out.includes('house/gap'), code }).toEqual({ out: false, code: 0 })
  })

  test('not by a directive without a reason, nor by one for another rule', async () => {
    for (const wrong of [directive.replace(' -- 说好了', ''), directive.replace('gap', 'most')]) {
      const cwd = tempFolder({ ...two, 'drafts/b.md': excusedB.replace(directive, wrong) })
      expect(await gaps(cwd, 'drafts/a.md')).toEqual(['drafts/a.md 3 30 minutes apart'])
    }
  })

  test.each(['', 'drafts/a.md', 'drafts/b.md', 'drafts'])('by a baseline: “%s”', async (line) => {
    const cwd = tempFolder({ ...files, 'drafts/sub/c.md': draft('2026-12-03T10:20') })
    expect(await gaps(cwd, 'drafts/a.md')).toHaveLength(1)
    expect((await postlint('baseline --reason 旧账', { cwd, now })).code).toBe(0)
    expect(await gaps(cwd, line)).toEqual([])
  })

  test('a new baseline of some drafts does not take in what one excuses in others', async () => {
    const cwd = tempFolder(two)
    const { out } = await postlint('baseline drafts/a.md --reason 旧账 --dry-run', { cwd, now })
    expect(out).not.toContain('house/gap')
  })
})

describe('the ledger counts what has gone out', () => {
  const out = 'status: published\nauthor: 陈\n'
  const counted = async (drafts: Readonly<Record<string, string>>, line = '') => {
    const cwd = tempFolder({
      'postlint.yaml': config,
      'house.yaml': pack,
      'accounts/jx.yaml': files['accounts/jx.yaml'],
      ...drafts,
    })
    const report = await postlint(`report ${line} --format json`, { cwd, now })
    const { incidents } = JSON.parse(report.out) as { incidents: { path: string; rule: string }[] }
    return incidents.map(({ path, rule }) => `${path} ${rule}`)
  }

  test('a draft that has not does not count towards too many', async () => {
    const drafts = {
      'drafts/a.md': draft('2026-12-01T11:00', 'author: 陈\n'),
      'drafts/b.md': draft('2026-12-01T12:00', out),
      'drafts/c.md': draft('2026-12-01T13:00', out),
    }
    expect(await counted(drafts)).toEqual([])
    expect(await counted({ ...drafts, 'drafts/a.md': draft('2026-12-01T11:00', out) })).toEqual([
      'drafts/c.md house/most',
    ])
  })

  test('nor does one between two posts hide that these are too close', async () => {
    const drafts = {
      'drafts/a.md': draft('2026-12-01T10:10', out),
      'drafts/b.md': draft('2026-12-01T10:20', 'author: 陈\n'),
      'drafts/c.md': draft('2026-12-01T10:30', out),
    }
    expect(await counted(drafts)).toEqual(['drafts/c.md house/gap'])
  })

  test('the same for a part of the drafts, and each where it is at fault', async () => {
    const drafts = {
      'drafts/a.md': draft('2026-12-01T09:30', out),
      'drafts/b.md': draft('2026-12-01T10:00', out),
      'drafts/sub/c.md': draft('2026-12-01T12:00', out),
    }
    expect(await counted(drafts, 'drafts/a.md')).toEqual([])
    expect(await counted(drafts, 'drafts/b.md')).toEqual(['drafts/b.md house/gap'])
    expect(await counted(drafts, 'drafts/sub')).toEqual(['drafts/sub/c.md house/most'])
    expect(await counted(drafts)).toEqual(['drafts/b.md house/gap', 'drafts/sub/c.md house/most'])
  })
})

test('accounts of the same name in two projects have weeks of their own', async () => {
  const project = (name: string, time: string) => ({
    [`${name}/postlint.yaml`]: config,
    [`${name}/house.yaml`]: pack,
    [`${name}/accounts/jx.yaml`]: files['accounts/jx.yaml'],
    [`${name}/drafts/a.md`]: draft(`2026-12-01T${time}`),
  })
  const cwd = tempFolder({ ...project('one', '09:30'), ...project('two', '09:40') })
  const { out } = await postlint('calendar --week 2026-12-01 --format json', { cwd, now })
  const { weeks } = JSON.parse(out) as { weeks: { account: string; posts: { path: string; tooSoon: boolean }[] }[] }
  expect(weeks.map(({ account, posts }) => [account, ...posts.map(({ path, tooSoon }) => [path, tooSoon])])).toEqual([
    ['jx', ['one/drafts/a.md', false]],
    ['jx', ['two/drafts/a.md', false]],
  ])
  expect((await postlint('calendar jx --week 2026-12-01', { cwd, now })).out.match(/锦绣 jx/g)).toHaveLength(2)
})

describe('several things that the calendar finds in one post are all told', () => {
  const seldom = (rules: string) => `pack: few
title: 少
rules:
${rules}`
  const rule = (name: string, options: string, from = 'check: frequency') =>
    `  ${name}: {reason: 少, ${from}, with: ${options}, message: {zh: '{day}{between}有 {actual} 条', en: '{actual} of {min} on {day} {between}'}, examples: {invalid: [], valid: []}}\n`
  const few = async (rules: string, days: readonly string[], today: string) => {
    const drafts = Object.fromEntries(days.map((day, at) => [`drafts/${at}.md`, draft(day)]))
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./few.yaml]\ndrafts: drafts/**/*.md\naccount: jx\n',
      'few.yaml': seldom(rules),
      'accounts/jx.yaml': `${files['accounts/jx.yaml']}calendar: {since: 2026-11-20}\n`,
      ...drafts,
    })
    const { out } = await postlint('--format json --no-cache', { cwd, now: `${today}T10:00+08:00` })
    return (JSON.parse(out) as { files: readonly Told[] }).files.flatMap(({ path, violations }) =>
      violations.map(({ message }) => `${path} ${message.en.trim()}`),
    )
  }

  test('by rules of one origin about several windows', async () => {
    const rules =
      rule('day', '{min: 3}') +
      rule('morning', '{min: 1, between: "07:00-08:30"}', 'from: day') +
      rule('night', '{min: 1, between: "22:00-23:00"}', 'from: day')
    expect(await few(rules, ['2026-11-20T12:00'], '2026-11-21')).toEqual([
      'drafts/0.md 1 of 3 on 2026-11-20 (Fri)',
      'drafts/0.md 0 of 1 on 2026-11-20 (Fri) 7:00–8:30',
      'drafts/0.md 0 of 1 on 2026-11-20 (Fri) 22:00–23:00',
    ])
  })

  test('by one rule about several days', async () => {
    expect(await few(rule('day', '{min: 2}'), ['2026-11-23T12:00', '2026-11-25T12:00'], '2026-11-27')).toEqual([
      'drafts/0.md 0 of 2 on each of 2026-11-20 (Fri) to 2026-11-22 (Sun)',
      'drafts/0.md 1 of 2 on 2026-11-23 (Mon)',
      'drafts/0.md 0 of 2 on 2026-11-24 (Tue)',
      'drafts/1.md 1 of 2 on 2026-11-25 (Wed)',
      'drafts/1.md 0 of 2 on 2026-11-26 (Thu)',
    ])
  })

  test('what rules of one origin say in the same words is told once', async () => {
    const rules = rule('day', '{min: 2}') + rule('again', '{min: 2}', 'from: day')
    expect(await few(rules, ['2026-11-20T12:00'], '2026-11-21')).toEqual(['drafts/0.md 1 of 2 on 2026-11-20 (Fri)'])
  })
})
