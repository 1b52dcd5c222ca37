import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/text/display-width.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const now = '2026-11-25T04:00:00Z'

const pack = `pack: week
title: {zh: 一周, en: Week}
clauses:
  all: {at: 一, says: {zh: 按时发, en: On time}, by: calendar}
rules:
  gap:
    clause: all
    grade: 2
    check: interval
    with: {min: 30}
    message: {zh: '只隔 {actual}', en: 'only {actual} apart'}
    examples:
      invalid: [{posts: [{publish: 2026-11-23T09:00, body: 甲}, {publish: 2026-11-23T09:10, body: 乙}]}]
      valid: [{posts: [{publish: 2026-11-23T09:00, body: 甲}]}]
  window:
    clause: all
    hint: true
    check: window
    with: {windows: ['09:00-10:00', '23:00-01:00'], days: [周一]}
    message: {zh: '{actual} 不在时段里', en: '{actual} is outside'}
    examples:
      invalid: [{posts: [{publish: 2026-11-23T11:00, body: 甲}]}]
      valid: [{posts: [{publish: 2026-11-23T09:00, body: 甲}]}]
  mix:
    clause: all
    grade: 3
    check: mix
    with: {shares: {original: 60, repost: 40}}
    message: {zh: '{name} {actual}%', en: '{name} {actual}%'}
`

const draft = (publish: string, body: string, more = '') =>
  `---\naccount: jinxiu\npublish: ${publish}\n${more}---\n${body}\n`
const files = {
  'postlint.yaml': 'packs: [./week.yaml]\ndrafts: drafts/**/*.md\n',
  'week.yaml': pack,
  'accounts/jinxiu.yaml': 'account: jinxiu\nplatform: weibo\nnickname: 锦绣清城\n',
  'drafts/a.md': draft('2026-11-23T09:00', '周末读书会'),
  'drafts/b.md': draft('2026-11-23T09:20', '好看', 'kind: repost\n'),
  'drafts/c.md': draft('2026-11-29T23:59', '晚安'),
  'drafts/next.md': draft('2026-11-30T00:00', '下周一零点'),
  'drafts/untimed.md': '---\naccount: jinxiu\n---\n还没定\n',
}

const week = (line = '', surroundings = {}) => {
  const cwd = tempFolder(files)
  return postlint(`calendar ${line}`, { cwd, now, ...surroundings })
}

describe('a week in the terminal', () => {
  test('hours, windows, posts, what the calendar says, the mix', async () => {
    const { out, err, code } = await week('--lang zh')
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "锦绣清城 jinxiu  2026-11-23 – 2026-11-29
                   0     3     6     9     12    15    18    21
      周一 11-23   == . . . . . . . .2  . . . . . . . . . . . . .==  2
      周二 11-24    . . . . . . . . . . . . . . . . . . . . . . . .
      周三 11-25    . . . . . . . . . . . . . . . . . . . . . . . .
      周四 11-26    . . . . . . . . . . . . . . . . . . . . . . . .
      周五 11-27    . . . . . . . . . . . . . . . . . . . . . . . .
      周六 11-28    . . . . . . . . . . . . . . . . . . . . . . . .
      周日 11-29    . . . . . . . . . . . . . . . . . . . . . . .原  1
                   原 原创  转 转发  复 回复  载 转载  == 发布时段 9:00–10:00、23:00–1:00

      11月23日（周一）
         9:00  原创          周末读书会  drafts/a.md
         9:20  转发          好看  drafts/b.md  二级
               ! 只隔 20 分钟

      11月29日（周日）
        23:59  原创          晚安  drafts/c.md  二级
               ! 只隔 1 分钟

      本周 3 条的比例
        原创              2   67%  应为 60%
        转发              1   33%  应为 40%

      另有 1 篇草稿没有写几点发布
      "
    `)
  })

  test('in English', async () => {
    const { out } = await week('--lang en')
    expect(out).toContain('Mon 11-23    == . . . . . . . .2  .')
    expect(out).toContain('! only 20 minutes apart')
    expect(out).toContain('1 more draft says no time of publishing')
  })

  test('every day has its hours in the same columns, however wide its characters', async () => {
    const { out } = await week('--lang zh')
    const rows = out.split('\n').filter((line) => /^周. \d\d-\d\d/.test(line))
    expect(rows).toHaveLength(7)
    for (const row of rows) expect(displayWidth(row.replace(/ {2}\d+$/, ''))).toBe(13 + 48)
  })

  test('no colour codes outside of a terminal, colours in one', async () => {
    expect((await week()).out).not.toContain('\u001b')
    expect((await week('', { terminal: 100 })).out).toContain('\u001b[')
  })
})

test.each([
  ['--week 2026-11-29', '2026-11-23 – 2026-11-29'],
  ['--week 2026-11-30', '2026-11-30 – 2026-12-06'],
  ['--week 2027-01-01', '2026-12-28 – 2027-01-03'],
  ['--now 2026-11-22T16:30:00Z', '2026-11-23 – 2026-11-29'],
])('%s shows %s', async (line, span) => {
  expect((await week(line)).out.split('\n')[0]).toBe(`锦绣清城 jinxiu  ${span}`)
})

test('a week without posts says where there are some', async () => {
  expect((await week('--week 2026-12-20 --lang zh')).out).toContain('这一周没有草稿\n之前最近的：--week 2026-11-30')
})

test('as data', async () => {
  const { out } = await week('-f json')
  const { account, monday, posts, mix } = JSON.parse(out)
  expect({ account, monday }).toEqual({ account: 'jinxiu', monday: '2026-11-23' })
  expect(posts.map(({ path, day, time, grade }: Record<string, unknown>) => [path, day, time, grade])).toEqual([
    ['drafts/a.md', '2026-11-23', '09:00', null],
    ['drafts/b.md', '2026-11-23', '09:20', 2],
    ['drafts/c.md', '2026-11-29', '23:59', 2],
  ])
  expect(mix).toEqual([
    { name: 'original', count: 2, actual: 67, target: 60, least: false },
    { name: 'repost', count: 1, actual: 33, target: 40, least: false },
  ])
})

test('an account that is misspelt gets the nearest one', async () => {
  const { err, code } = await week('jinxu --lang zh')
  expect(err).toBe('postlint: 没有账号「jinxu」的草稿\n  是不是「jinxiu」？\n')
  expect(code).toBe(2)
})

test('several accounts: one has to be named', async () => {
  const cwd = tempFolder({ ...files, 'drafts/x.md': draft('2026-11-23T09:00', '别家').replace('jinxiu', 'other') })
  const { err, code } = await postlint('calendar --lang zh', { cwd, now })
  expect(err).toContain('有草稿的账号：jinxiu、other')
  expect(code).toBe(2)
  expect((await postlint('calendar other --lang zh', { cwd, now })).out).toContain('别家')
})

test('a draft that cannot be read is named', async () => {
  const cwd = tempFolder({ ...files, 'drafts/broken.md': '---\naccount: [\n---\n坏的\n' })
  const { out, err, code } = await postlint('calendar --lang zh', { cwd, now })
  expect(err).toBe('postlint: drafts/broken.md 读不懂，没有列入\n')
  expect(out).toContain('周末读书会')
  expect(code).toBe(2)
})

test('control characters of a draft do not reach the terminal', async () => {
  const cwd = tempFolder({ ...files, 'drafts/evil.md': draft('2026-11-24T09:00', 'a\u001b[2Jb') })
  expect((await postlint('calendar', { cwd, now })).out).not.toContain('\u001b')
})
