import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
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
      "锦绣清城 jinxiu  2026-11-23 – 2026-11-29  3 条
        |周一 11-23  |周二 11-24  >周三 11-25  |周四 11-26  |周五 11-27  |周六 11-28  |周日 11-29
        |2条         |-           >-           |-           |-           |-           |1条
      00|::::::::::::|            |            |            |            |            |
      ..
      09| 00原 *20转<|            |            |            |            |            |
      ..
      23|::::::::::::|            |            |            |            |            |*59原
        原 原创  转 转发  复 回复  载 转载  * 二级  < 离前一条太近  :: 发布时段 9:00–10:00 23:00–1:00
        > 今天

      本周 3 条的比例（| 为目标）
        原创                2   67%   ############|.......  应为 60%
        转发                1   33%   #######.|...........  应为 40%

      11月23日（周一）
         9:00    原创          周末读书会  drafts/a.md
         9:20 *  转发          好看  drafts/b.md  二级
                * 只隔 20 分钟

      11月29日（周日）
        23:59 *  原创          晚安  drafts/c.md  二级
                * 只隔 1 分钟

      没有排进去的 1 篇：没有写几点发布
        drafts/untimed.md
      "
    `)
  })

  test('in English', async () => {
    const { out } = await week('--lang en')
    expect(out).toMatch(/^09\| 00O \*20R<::\|/m)
    expect(out).toContain('* only 20 minutes apart')
    expect(out).toContain('Not placed: 1 draft says no time of publishing\n  drafts/untimed.md')
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
  expect((await week(line)).out.split('\n')[0]).toContain(`锦绣清城 jinxiu  ${span}  `)
})

test('a week without posts says where there are some', async () => {
  expect((await week('--week 2026-12-20 --lang zh')).out).toContain('这一周没有草稿\n之前最近的：--week 2026-11-30')
})

test('as data', async () => {
  const { out } = await week('-f json')
  const { weeks, more } = JSON.parse(out)
  const [{ account, monday, posts, mix, unplaced }] = weeks
  expect({ account, monday }).toEqual({ account: 'jinxiu', monday: '2026-11-23' })
  expect(posts.map(({ path, day, time, grade }: Record<string, unknown>) => [path, day, time, grade])).toEqual([
    ['drafts/a.md', '2026-11-23', '09:00', null],
    ['drafts/b.md', '2026-11-23', '09:20', 2],
    ['drafts/c.md', '2026-11-29', '23:59', 2],
  ])
  expect(mix).toEqual([
    { name: 'original', count: 2, actual: 67, target: 60, least: false, off: false },
    { name: 'repost', count: 1, actual: 33, target: 40, least: false, off: false },
  ])
  expect(posts.map(({ tooSoon }: Record<string, unknown>) => tooSoon)).toEqual([false, true, false])
  expect([unplaced, more]).toEqual([[{ path: 'drafts/untimed.md', day: null }], []])
})

test('an account that is misspelt gets the nearest one', async () => {
  const { err, code } = await week('jinxu --lang zh')
  expect(err).toBe('postlint: 没有账号「jinxu」\n  是不是「jinxiu」？\n')
  expect(code).toBe(2)
})

describe('several accounts', () => {
  const of = (...names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [`drafts/${name}.md`, draft('2026-11-23T09:00', name).replace('jinxiu', name)]),
    )
  const shown = (more: Readonly<Record<string, string>>, line = '') =>
    postlint(`calendar --lang zh ${line}`, { cwd: tempFolder({ ...files, ...more }), now })

  test('are shown one after the other, and drafts without one last', async () => {
    const { out, code } = await shown({ ...of('alpha'), 'drafts/nobody.md': '---\npublish: 2026-11-23T10:00\n---\n无' })
    expect(out.match(/^.*2026-11-23 – 2026-11-29.*$/gm)).toEqual([
      'alpha  2026-11-23 – 2026-11-29  1 条',
      '锦绣清城 jinxiu  2026-11-23 – 2026-11-29  3 条',
      '没有写账号的草稿  2026-11-23 – 2026-11-29  1 条',
    ])
    expect(code).toBe(0)
  })

  test('more than three: the others are named', async () => {
    const { out } = await shown(of('a', 'b', 'z', 'y'))
    expect(out.match(/2026-11-23 –/g)).toHaveLength(3)
    expect(out).toMatch(/\n\n另有 2 个账号没有显示：y、z\n$/)
    const { weeks, more } = JSON.parse((await shown(of('a', 'b', 'z', 'y'), '-f json')).out)
    expect([weeks.length, more]).toEqual([3, ['y', 'z']])
  })

  test('one that is named is shown alone; that of the config needs no naming', async () => {
    expect((await shown(of('other'), 'other')).out).toContain('other  2026-11-23')
    const config = { 'postlint.yaml': 'packs: [./week.yaml]\naccount: jinxiu\n' }
    const { out } = await shown({ ...of('other'), ...config })
    expect(out.match(/2026-11-23 –/g)).toHaveLength(1)
  })

  test('one that has a profile and no drafts has an empty week', async () => {
    const { out, code } = await shown({ 'accounts/new.yaml': 'account: new\nplatform: weibo\n' }, 'new')
    expect(out).toContain('这一周没有草稿')
    expect(code).toBe(0)
  })
})

/** Rows of the grid by hour: what stands below each day. */
async function gridOf(drafts: Readonly<Record<string, string>>, line: string, config = '') {
  const cwd = tempFolder({
    'postlint.yaml': `packs: [./week.yaml]\n${config}`,
    'week.yaml': pack,
    'accounts/jinxiu.yaml': files['accounts/jinxiu.yaml'],
    ...drafts,
  })
  const { out } = await postlint(`calendar --lang en ${line}`, { cwd, now })
  const { weeks } = JSON.parse((await postlint(`calendar -f json ${line}`, { cwd, now })).out)
  const posts = weeks[0].posts.map(({ day, time, tooSoon }: Record<string, unknown>) => [day, time, tooSoon])
  return { out, posts, monday: weeks[0].monday }
}

describe('the right day', () => {
  const berlin = 'timezone: Europe/Berlin\n'

  test('on the day that clocks go forward, an hour that is skipped is no gap', async () => {
    const { posts, monday } = await gridOf(
      {
        'drafts/a.md': draft('2026-03-29T01:50', '甲'),
        'drafts/b.md': draft('2026-03-29T03:10', '乙'),
        'drafts/c.md': draft('2026-03-28T23:30Z', '丙'),
        'drafts/d.md': draft('2026-03-29T22:30Z', '丁'),
      },
      '--week 2026-03-29',
      berlin,
    )
    expect(monday).toBe('2026-03-23')
    // 22:30 UTC is 00:30 on Monday there, and stands in the next week.
    expect(posts).toEqual([
      ['2026-03-29', '00:30', false],
      ['2026-03-29', '01:50', false],
      ['2026-03-29', '03:10', true],
    ])
  })

  test('on the day that they go back, an hour comes twice', async () => {
    const { posts, out } = await gridOf(
      {
        'drafts/a.md': draft('2026-10-25T02:30+02:00', '甲'),
        'drafts/b.md': draft('2026-10-25T02:30+01:00', '乙'),
        'drafts/c.md': draft('2026-10-25T02:50+01:00', '丙'),
        'drafts/d.md': draft('2026-10-25T22:59Z', '丁'),
      },
      '--week 2026-10-25',
      berlin,
    )
    expect(posts).toEqual([
      ['2026-10-25', '02:30', false],
      ['2026-10-25', '02:30', false],
      ['2026-10-25', '02:50', true],
      ['2026-10-25', '23:59', false],
    ])
    expect(out).toMatch(/^02\|.* 30O {2}30O$/m)
  })

  test.each([
    ['2026-12-31T23:59', '2026-12-28', '2026-12-31', '23:59'],
    ['2027-01-01T00:00', '2026-12-28', '2027-01-01', '00:00'],
    ['2026-12-31T16:00Z', '2026-12-28', '2027-01-01', '00:00'],
    ['2028-02-29T12:00', '2028-02-28', '2028-02-29', '12:00'],
    ['2026-11-30T00:00', '2026-11-30', '2026-11-30', '00:00'],
  ])('%s stands in the week of %s', async (publish, monday, day, time) => {
    const found = await gridOf({ 'drafts/a.md': draft(publish, '甲') }, `--week ${day}`)
    expect(found.monday).toBe(monday)
    expect(found.posts).toEqual([[day, time, false]])
  })

  test('Sunday’s last post counts for the gap to Monday’s first', async () => {
    const { posts } = await gridOf(
      { 'drafts/a.md': draft('2026-11-22T23:50', '甲'), 'drafts/b.md': draft('2026-11-23T00:05', '乙') },
      '--week 2026-11-23',
    )
    expect(posts).toEqual([['2026-11-23', '00:05', true]])
  })

  test('--week with an hour of another zone is the week of that moment here', async () => {
    const { monday } = await gridOf({ 'drafts/a.md': draft('2026-11-30T09:00', '甲') }, '--week 2026-11-29T20:00Z')
    expect(monday).toBe('2026-11-30')
  })
})

describe('limits', () => {
  const limits = `${pack.replace(/ {2}mix:.*/s, '')}  many:
    clause: all
    grade: 3
    check: frequency
    with: {max: 2, min: 2}
    message: {zh: '{actual} 条', en: '{actual}'}
  early:
    clause: all
    grade: 3
    check: frequency
    with: {between: '07:30-08:30', days: weekday, max: 1}
    message: {zh: '{actual} 条', en: '{actual}'}
`
  const drafts = {
    'drafts/a.md': draft('2026-11-23T08:00', '甲'),
    'drafts/b.md': draft('2026-11-23T08:30', '乙'),
    'drafts/c.md': draft('2026-11-23T15:00', '丙'),
    'drafts/d.md': draft('2026-11-24T15:00', '丁'),
    'drafts/e.md': draft('2026-11-26T15:00', '戊'),
  }
  const limitsOf = async (profile: string) => {
    const cwd = tempFolder({
      ...drafts,
      'postlint.yaml': files['postlint.yaml'],
      'week.yaml': limits,
      ...profileOf(profile),
    })
    const { weeks } = JSON.parse((await postlint('calendar jinxiu -f json', { cwd, now })).out)
    return weeks[0].limits.map(({ max, min, counts }: LimitData) => [
      max,
      min,
      counts.map(({ posts, fault }) => `${posts ?? '-'}${fault === null ? '' : ` ${fault}`}`),
    ])
  }
  const profileOf = (more: string) => ({ 'accounts/jinxiu.yaml': `account: jinxiu\nplatform: weibo\n${more}` })
  interface LimitData {
    readonly max: number | null
    readonly min: number | null
    readonly counts: readonly { readonly posts: number | null; readonly fault: string | null }[]
  }

  test('too many at once; too few only in an account that keeps a calendar, and only on days that are over', async () => {
    const early = [1, null, ['2 over', '0', '0', '0', '0', '-', '-']]
    expect(await limitsOf('')).toEqual([early, [2, null, ['3 over', '1', '0', '1', '0', '0', '0']]])
    expect(await limitsOf('calendar: {}\n')).toEqual([early, [2, 2, ['3 over', '1 under', '0', '1', '0', '0', '0']]])
  })

  test('what the account itself promises comes first, from the day on that it names', async () => {
    const [, promised] = await limitsOf('calendar: {min-per-day: 1, since: 2026-11-24}\n')
    expect(promised).toEqual([2, 1, ['3 over', '1', '0', '1', '0', '0', '0']])
  })
})

test('two hundred posts in a week', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => {
      const minutes = 7 * 60 + Math.floor(at / 7) * 35
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      return [`drafts/${at}.md`, draft(`2026-11-${23 + (at % 7)}T${time}`, `第 ${at} 条`)]
    }),
  )
  const { out, posts } = await gridOf(many, '--week 2026-11-23')
  expect(posts).toHaveLength(200)
  expect(out).toContain('200 posts')
  expect(out.split('\n').length).toBeLessThan(100)
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

test('the page shades the same windows and counts the same mix, for a run on one draft too', async () => {
  const cwd = tempFolder(files)
  const { out } = await postlint('--lang zh --format html drafts/a.md', { cwd, now })
  // Of the Monday: nine to ten, and the two parts of the night.
  expect(out.match(/<path class="window"/g)).toHaveLength(3)
  expect(out).toContain('<dd>发布时段 9:00–10:00 23:00–1:00</dd>')
  expect(out).toContain('<dd>转发 1 · 33%<span class="quiet"> 应为 40%</span></dd>')
})

describe('the result of an activity is found', () => {
  const root = tempFolder({
    'postlint.yaml': 'packs: [calendar]\ndrafts: drafts/**/*.md\naccount: jinxiu\n',
    'accounts/jinxiu.yaml': `${files['accounts/jinxiu.yaml']}calendar: {since: 2026-11-01}\n`,
    'drafts/a.md': '---\npublish: 2026-11-02T09:30\nevent: {deadline: 2026-11-05}\n---\n转发抽奖\n',
    'drafts/result.md': '---\npublish: 2026-11-06T09:30\n活动结果: a.md\n---\n抽奖结果\n',
    'elsewhere/readme.txt': '',
  })

  test.each([
    ['', '.'],
    ['', 'drafts'],
    ['a.md', 'drafts'],
    ['../drafts', 'elsewhere'],
    [join(root, 'drafts/a.md'), 'elsewhere'],
    [join(root, 'drafts'), '..'],
  ])('by “%s” from %s', async (path, folder) => {
    const { out, code } = await postlint(`${path} --select calendar/unfulfilled --no-cache -f compact`, {
      cwd: join(root, folder),
      now: '2026-11-30T04:00:00Z',
    })
    expect({ out: out.split('\n').filter((line) => line.includes('unfulfilled')), code }).toEqual({ out: [], code: 0 })
  })
})

describe('a draft is one post, however its path is written', () => {
  const root = tempFolder({ ...files, 'elsewhere/readme.txt': '' })
  const found = async (line: string, folder: string, input?: string) => {
    const { out } = await postlint(`${line} --format json --no-cache --lang en`, {
      cwd: join(root, folder),
      now,
      ...(input === undefined ? {} : { input }),
    })
    const { files } = JSON.parse(out) as {
      files: { path: string; violations: { rule: string; message: { en: string } }[] }[]
    }
    return files.flatMap(({ path, violations }) => violations.map(({ message }) => `${basename(path)}: ${message.en}`))
  }

  test.each([
    ['drafts', '.'],
    ['./drafts/', '.'],
    [join(root, 'drafts'), '.'],
    [join(root, 'drafts'), 'elsewhere'],
    ['../drafts', 'elsewhere'],
    ['../drafts/b.md', 'elsewhere'],
    [join(root, 'drafts/b.md'), 'elsewhere'],
    [join(root, 'drafts/b.md'), '..'],
  ])('%s from %s', async (path, folder) => {
    expect(await found(path, folder)).toContain('b.md: only 20 minutes apart')
    expect(await found(path, folder)).toHaveLength(path.endsWith('b.md') ? 1 : 2)
  })

  test.each([
    ['drafts/b.md', '.'],
    ['./drafts/b.md', '.'],
    [join(root, 'drafts/b.md'), 'elsewhere'],
    ['../drafts/b.md', 'drafts'],
  ])('standard input for %s from %s', async (path, folder) => {
    expect(await found(`- --stdin-filename ${path}`, folder, files['drafts/b.md'])).toEqual([
      'b.md: only 20 minutes apart',
    ])
  })
})
