import { describe, expect, test } from 'vitest'
import { judge, marked } from './judge.ts'

const front = (more = '') => `---\npublish: 2026-11-23T09:30+08:00\n${more}---\n`

describe('a date and the weekday beside it', () => {
  test.each([
    '«12月1日(周三)»现场抽奖',
    '12月1日(周二)现场抽奖',
    '12月1日周二，«12月2日周二»',
    '«2026年12月1日 星期三»',
    '2026年12月1日，星期二',
    '2026.12.1（周二）«2026-12-02（周二）»',
    '«12/1(周日)»',
    '12月1日（礼拜二）',
    '本周日11月29日',
    'https://a.cn/2026/12/01 周三见，www.a.cn/2026-12-01周三，«2026-12-01周三»',
    // The weekend is Saturday and Sunday.
    '11月28日（周末）«11月27日（周末）»',
    // Beside each other, but not of each other.
    '12月1日至3日（周二至周四）',
    '12月1日起，每周三',
    '农历十二月初一，腊月12月1日（周三）',
    '12月1日。周三见',
    // The year that brings the day nearest to the publish date.
    '«1月1日（周四）»',
    '1月1日（周五）',
    '𝟙😀«12月1日（周三）»',
  ])('%s', async (text) => {
    expect(await marked(front() + text, 'date-weekday', {})).toBe(front() + text)
  })

  test('the data say what is right', async () => {
    const { violations } = await judge(`${front()}12月1日周三`, 'date-weekday', {})
    expect(violations[0]?.data).toMatchObject({ date: '2026年12月1日', actual: '周三', expected: '周二' })
  })

  test('a day that does not exist', async () => {
    const { violations } = await judge(`${front()}11月31日周一`, 'date-weekday', {})
    expect(violations[0]?.data.problem).toEqual({ zh: '2026年没有11月31日', en: 'there is no 11-31 in 2026' })
  })

  test('without a year and without a publish time, nobody can tell', async () => {
    const { violations, unjudged } = await judge('12月1日周三', 'date-weekday', {})
    expect(violations).toEqual([])
    expect(unjudged).toEqual([{ rule: 'test/rule', lack: 'publish-time' }])
  })
})

describe('an event that is over when the post goes out', () => {
  test.each([
    ['event: {date: «2026-11-22», place: 中庭}\n'],
    ['event: {date: 2026-11-23}\n'],
    ['event: {date: 2026-12-01, deadline: «2026-11-20»}\n'],
    ['event: {date: «2026-11-23T09:00»}\n'],
    ['event: {date: 2026-11-23T10:00}\n'],
    ['event: {place: 中庭}\n'],
  ])('%s', async (event) => {
    const draft = `---\npublish: 2026-11-23T09:30+08:00\n${event}---\n正文`
    expect(await marked(draft, 'date-weekday', {})).toBe(draft)
  })

  test('by the draft’s own publish time: without one, nothing is over', async () => {
    expect((await judge('---\nevent: {date: 2001-01-01}\n---\n正文', 'date-weekday', {})).violations).toEqual([])
  })
})
