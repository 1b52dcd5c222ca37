import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { KNOWN_YEARS, workdayAfter, workdaysWith } from '../../src/checks/working-days.ts'
import { dayNumber, parseMoment } from '../../src/draft/moment.ts'
import { judge, marked, ruleOf } from './judge.ts'

const filed = { from: 'changes.at', to: 'changes.filed', days: 5 }
const change = (at: string, to: string) => `account: a\nchanges: [{what: nickname, at: ${at}, filed: ${to}}]`

describe('five working days, counted by hand on the calendars of the State Council', () => {
  test.each([
    // Monday to Friday of the next week: Tuesday is the first day.
    ['2026-03-02', '2026-03-09', true],
    ['2026-03-02', '2026-03-10', false],
    // On a Friday, a Saturday and a Sunday the first day is Monday.
    ['2026-03-06', '2026-03-13', true],
    ['2026-03-06', '2026-03-14', false],
    ['2026-03-07', '2026-03-13', true],
    ['2026-03-08', '2026-03-13', true],
    ['2026-03-08', '2026-03-14', false],
    // National Day 2025, 1–8 October with Mid-Autumn; Sunday 28 September and Saturday 11 October are worked.
    ['2025-09-26', '2025-10-09', true], // 28, 29, 30 September, 9, … : the fourth
    ['2025-09-26', '2025-10-10', true],
    ['2025-09-26', '2025-10-11', false],
    ['2025-09-30', '2025-10-14', true], // 9, 10, 11, 13, 14
    ['2025-09-30', '2025-10-15', false],
    ['2025-10-01', '2025-10-14', true],
    ['2025-10-08', '2025-10-14', true],
    // National Day 2026, 1–7 October; Sunday 20 September and Saturday 10 October are worked.
    ['2026-09-18', '2026-09-24', true], // 20, 21, 22, 23, 24; Mid-Autumn is 25–27 September
    ['2026-09-18', '2026-09-25', false],
    ['2026-09-30', '2026-10-13', true], // 8, 9, 10, 12, 13
    ['2026-09-30', '2026-10-14', false],
    // Spring Festival 2026, 15–23 February; Saturdays 14 and 28 February are worked.
    ['2026-02-11', '2026-02-25', true], // 12, 13, 14, 24, 25
    ['2026-02-11', '2026-02-26', false],
    ['2026-02-16', '2026-02-28', true], // 24, 25, 26, 27, 28
    ['2026-02-16', '2026-03-01', false],
    // Over the turn of the year: 1–3 January 2026 are free, Sunday 4 January is worked.
    ['2025-12-31', '2026-01-08', true], // 4, 5, 6, 7, 8
    ['2025-12-31', '2026-01-09', false],
    // An evening in London is the next day here.
    ['2026-03-02T20:00Z', '2026-03-10', true],
    ['2026-03-02', '2026-03-09T15:59Z', true],
    ['2026-03-02', '2026-03-09T16:00Z', false],
    // The day itself.
    ['2026-03-02', '2026-03-02', true],
  ])('%s, filed %s: %s', async (at, to, inTime) => {
    const text = change(at, inTime ? to : `«${to}»`)
    expect(await marked(text, 'within-days', filed)).toBe(text)
  })

  test('years that nobody has laid down yet have their weekdays, and the author’s own days', async () => {
    expect(await marked(change('2031-10-01', '2031-10-08'), 'within-days', filed)).not.toContain('«')
    expect(await marked(change('2031-10-01', '2031-10-09'), 'within-days', filed)).toContain('«2031-10-09»')
    const own = { ...filed, holidays: ['2031-10-02', '2031-10-03'], workdays: ['2031-10-04'] }
    expect(await marked(change('2031-10-01', '2031-10-09'), 'within-days', own)).not.toContain('«')
    expect(await marked(change('2031-10-01', '2031-10-10'), 'within-days', own)).toContain('«2031-10-10»')
  })

  test('the author’s days override those of the calendar', async () => {
    const own = { ...filed, holidays: ['2026-10-10'], workdays: ['2026-10-07'] }
    // 7, 8, 9, 12, 13 October.
    expect(await marked(change('2026-09-30', '2026-10-13'), 'within-days', own)).not.toContain('«')
    expect(await marked(change('2026-09-30', '2026-10-14'), 'within-days', own)).toContain('«2026-10-14»')
  })

  test.each([
    [{ days: 0 }, '2026-10-01', true],
    [{ days: 0 }, '2026-10-02', false],
    [{ days: 1 }, '2026-10-08', true],
    [{ days: 1 }, '2026-10-09', false],
    [{ days: 5, calendar: 'plain' }, '2026-10-06', true],
    [{ days: 5, calendar: 'plain' }, '2026-10-07', false],
  ])('%j after 2026-10-01, filed %s: %s', async (options, to, inTime) => {
    const text = change('2026-10-01', inTime ? to : `«${to}»`)
    expect(await marked(text, 'within-days', { ...filed, ...options })).toBe(text)
  })
})

describe('where the day that must follow is not given', () => {
  const text = 'account: a\nchanges: [{what: nickname, at: «2026-09-30»}]'
  test.each([
    ['2026-10-13', false],
    ['2026-10-14', true],
  ])('%s: %s', async (today, late) => {
    expect(await marked(text, 'within-days', filed, { today })).toBe(late ? text : text.replace(/[«»]/g, ''))
  })

  test('without a day nobody can tell', async () => {
    const { violations, unjudged } = await judge(text.replace(/[«»]/g, ''), 'within-days', filed)
    expect(violations).toEqual([])
    expect(unjudged).toEqual([{ rule: 'test/rule', lack: 'today' }])
  })
})

test('each entry of a list is judged by itself, under Chinese keys too', async () => {
  const text = `账号: a
变更:
  - {事项: 昵称, 日期: 2026-03-02, 备案: 2026-03-09}
  - {事项: 简介, 日期: 2026-03-02, 备案日期: «2026-03-10»}
  - {事项: 管理员, 日期: «2026-03-02»}
  - {事项: 头像, 日期: 2026-03-31}
`
  const options = { from: '变更.日期', to: '变更.备案', days: 5 }
  expect(await marked(text, 'within-days', options, { today: '2026-04-01' })).toBe(text)
})

test('before it happened: not unless the rule allows it', async () => {
  const early = 'account: a\nchanges: {what: nickname, at: 2026-03-02, approved: «2026-03-01»}'
  const options = { from: 'changes.at', to: 'changes.approved', days: 0 }
  expect(await marked(early, 'within-days', options)).toBe(early)
  const allowed = { ...options, 'may-precede': true }
  expect(await marked(early, 'within-days', allowed)).not.toContain('«')
  const late = 'account: a\nchanges: {what: nickname, at: 2026-03-02, approved: «2026-03-03»}'
  expect(await marked(late, 'within-days', allowed)).toBe(late)
})

test('keys of different maps', async () => {
  const options = { from: 'changes.at', to: 'archive.filed', days: 5 }
  const text = 'account: a\narchive: {filed: «2026-03-10»}\nchanges: [{what: nickname, at: 2026-03-02}]'
  expect(await marked(text, 'within-days', options)).toBe(text)
  const one = 'account: a\narchive: {approved: 2026-03-02, filed: «2026-03-10»}'
  expect(await marked(one, 'within-days', { ...options, from: 'archive.approved' })).toBe(one)
})

test('dates of a draft', async () => {
  const options = { from: 'event.deadline', to: '发布时间', days: 3, calendar: 'plain' }
  const of = (front: string) =>
    marked(`---\n${front}\n---\n结果公布`, 'within-days', options, { rule: { subject: 'draft' } })
  expect(await of('活动: {截止: 2026-10-01}\npublish: 2026-10-04 09:30')).not.toContain('«')
  expect(await of('活动: {截止: 2026-10-01}\npublish: 2026-10-05T09:30+08:00')).toContain('«2026-10-05T09:30+08:00»')
  expect(await of('publish: 2026-10-05')).not.toContain('«')
})

test('what is no date is said where it stands', async () => {
  const options = { from: 'event.conditions', to: 'event.prize', days: 3 }
  for (const text of ['活动: {条件: «十月一日», 奖品: 2026-10-05}', '活动: {条件: 2026-10-01, 奖品: «改日»}']) {
    const draft = `---\n${text}\n---\n正文`
    expect(await marked(draft, 'within-days', options, { rule: { subject: 'draft' } })).toBe(draft)
  }
})

test('what messages may say', async () => {
  const { violations } = await judge(change('2026-09-30', '2026-10-14'), 'within-days', filed)
  expect(violations[0]?.data).toEqual({
    field: { zh: '变更.备案日期', en: 'changes.filed' },
    from: '2026-09-30',
    actual: '2026-10-14',
    expected: { zh: '不晚于 2026-10-13', en: '2026-10-13 at the latest' },
    last: '2026-10-13',
    days: 5,
    unit: { zh: '个工作日', en: 'working days' },
  })
})

test.each([
  [{ ...filed, from: 'changes.when' }, 'An account profile has no “changes.when”'],
  [{ ...filed, days: -1 }, 'Found “-1”, expected a whole number 0–3650'],
  [{ ...filed, holidays: ['2026-13-01'] }, '“2026-13-01” is not a date'],
])('%j is a problem of the pack', async (options, problem) => {
  await expect(ruleOf('within-days', options)).rejects.toThrow(problem)
})

describe('the calendar', () => {
  const dayOf = (text: string) => dayNumber(parseMoment(text) ?? { year: 0, month: 1, day: 1 })

  test('knows the years that the docs name', () => {
    const known = JSON.parse(readFileSync('node_modules/chinese-days/dist/chinese-days.json', 'utf8')) as {
      readonly holidays: Readonly<Record<string, string>>
    }
    const years = Object.keys(known.holidays).map((date) => Number(date.slice(0, 4)))
    expect({ from: Math.min(...years), to: Math.max(...years) }).toEqual(KNOWN_YEARS)
  })

  test('is the same in every time zone', async () => {
    const zone = process.env.TZ
    try {
      for (const each of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati', 'UTC']) {
        process.env.TZ = each
        const isWorkday = await workdaysWith(new Set(), new Set())
        expect(
          ['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24'].map((d) => isWorkday(dayOf(d))),
        ).toEqual([true, true, false, false, true])
        expect(workdayAfter(dayOf('2026-09-30'), 5, isWorkday)).toBe(dayOf('2026-10-13'))
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})
