import { describe, expect, test } from 'vitest'
import { judge, marked, ruleOf } from './judge.ts'

const rule = { subject: 'account' }
const november = { field: 'archive.reviewed', month: 11, since: 'archive.filed' }

describe('a review each November', () => {
  test.each([
    // The review of 2025 is due once November 2025 has passed, and holds until November 2026 has.
    ['2025-12-01', 'archive: {reviewed: 2025-11-01}'],
    ['2025-12-01', 'archive: {reviewed: «2025-10-31»}'],
    ['2025-11-30', 'archive: {reviewed: 2024-11-01}'],
    ['2025-11-01', 'archive: {reviewed: 2024-11-01}'],
    ['2025-11-30', 'archive: {reviewed: «2024-10-31»}'],
    ['2026-11-30', 'archive: {reviewed: 2025-11-30}'],
    ['2026-12-01', 'archive: {reviewed: «2025-11-30»}'],
    // Done late is done; done early in the month that is not over yet is done too.
    ['2026-03-05', 'archive: {reviewed: 2026-03-04}'],
    ['2026-03-05', 'archive: {reviewed: 2026-03-05}'],
    ['2026-11-20', 'archive: {reviewed: 2026-11-20}'],
    // Nobody knows the future.
    ['2026-03-05', 'archive: {reviewed: «2026-03-06»}'],
    ['2026-03-05', 'archive: {reviewed: «2206-11-02»}'],
    // Not given.
    ['2026-03-05', '«archive»: {use: 官方发布}'],
    ['2026-03-05', '备案: {年审: «2024年11月2日»}'],
    // An account that was opened in that month or later is excused for the year.
    ['2026-03-05', '«archive»: {filed: 2025-10-31}'],
    ['2026-03-05', 'archive: {filed: 2025-11-01}'],
    ['2026-03-05', 'archive: {filed: 2026-01-05}'],
    ['2026-12-01', '«archive»: {filed: 2026-01-05}'],
    ['2026-12-01', '备案: {备案日期: 2026-11-05}'],
    ['2026-12-01', 'archive: {filed: 2026-11-05, reviewed: «2027-01-01»}'],
  ])('%s: %s', async (today, profile) => {
    const text = `account: jinxiu\n${profile}`
    expect(await marked(text, 'yearly', november, { rule, today })).toBe(text)
  })

  test('no archive at all: at the name of the account', async () => {
    const text = '账号: «jinxiu»\n昵称: 锦绣'
    expect(await marked(text, 'yearly', november, { rule, today: '2026-03-05' })).toBe(text)
  })

  test.each([
    [12, '2026-01-01', '2025-12'],
    [12, '2025-12-31', '2024-12'],
    [1, '2026-02-01', '2026-01'],
    [1, '2026-01-31', '2025-01'],
  ])('month %d on %s: the last one due is %s', async (month, today, due) => {
    const { violations } = await judge('account: a', 'yearly', { field: 'archive.reviewed', month }, { rule, today })
    expect(violations[0]?.data).toMatchObject({
      due,
      actual: { zh: '（没有写）', en: '(not given)' },
      expected: { zh: `${due}-01 或以后`, en: `${due}-01 or later` },
      field: { zh: '备案.年审日期', en: 'archive.reviewed' },
    })
  })

  test('without since no account is excused', async () => {
    const text = 'account: a\n«archive»: {filed: 2026-01-05}'
    const options = { field: 'archive.reviewed', month: 11 }
    expect(await marked(text, 'yearly', options, { rule, today: '2026-03-05' })).toBe(text)
  })

  test('without a day nobody can tell', async () => {
    const { violations, unjudged } = await judge('account: a', 'yearly', november, { rule })
    expect(violations).toEqual([])
    expect(unjudged).toEqual([{ rule: 'test/rule', lack: 'today' }])
  })
})

test.each([
  [{ field: 'archive.reviewd', month: 11 }, 'An account profile has no “archive.reviewd”'],
  [{ field: 'archive.reviewed', month: 13 }, 'Found “13”, expected a whole number 1–12'],
  [{ field: 'archive.reviewed', month: 11, since: 'archive.opened' }, 'An account profile has no “archive.opened”'],
])('%j is a problem of the pack', async (options, problem) => {
  await expect(ruleOf('yearly', options)).rejects.toThrow(problem)
})

test('drafts are reviewed by nobody each year', async () => {
  await expect(ruleOf('yearly', november, { subject: 'draft' })).rejects.toThrow('only judges account')
})
