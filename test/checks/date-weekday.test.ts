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

// 5 December 2026 is a Saturday, 30 November a Monday.
describe('days and weekdays as posts write them', () => {
  test.each([
    '12月5日（周六）',
    '12月5日（星期六）',
    '12月5日(礼拜六)',
    '12月6日（星期天）',
    '12月5日【周六】',
    '12月5日 周六',
    '12月5号周六',
    '12月5日，周六，一楼见',
    '12月5日（周6）19:00',
    '12月5日周六19:00',
    '12月5日（周六晚7点）',
    '12月5日（本周六）',
    '12月12日（下周六）',
    '本周六（12月5日）',
    '下周日12月6日',
    '上周五（11月27日）',
    '上周五，11月27日',
    '12月5日（农历十月廿七，周六）',
    '12月5日（周六，农历十月廿七）',
    '12月5日上午（周六）',
    '12月5日是周六，12月6日为周日',
    '5日（周六）',
    '12/5(六)',
    '12/5（周六）',
    '12.5（周六）',
    '2026-12-05 周六',
    '2026年12月5日（星期六）',
    '去年12月5日（周五）',
    '2025年12月5日（周五）开幕，12月6日（周六）闭幕',
    '25年12月5日（周五）',
    '二〇二五年12月5日（周五）',
    // Runs.
    '12月5-6日（周六、周日）',
    '2026年12月5-6日（周六、周日）',
    '12月5日、12月6日（周六、周日）',
    '12月5、6日（周六、日）',
    '12月5-6日（周六日）',
    '12月5日至6日周六周日',
    '12月5—6日（周末）',
    '12月5日~6日（周六~周日）',
    '12月5日到6日（周六到周日）',
    '12月5/6日（周六/周日）',
    '12月5日（周六）-6日（周日）',
    '12月5日（周六）、6日（周日）、7日（周一）',
    '12月5日周六、12月6日周日',
    '周六12月5日、周日12月6日',
    '周六 12月5日 周日 12月6日',
    '11月30日至12月1日（周一至周二）',
    '11月30日—12月4日（周一至五）',
    '12月7日至12月11日（周一至周五）',
    '12月7日至12月11日（周一至周五，10:00-22:00）',
    '12.5-12.6（周六-周日）',
    '12.5-6（周六、周日）',
    '12/5-12/6 周六周日',
    '2026.12.05-12.06（周六至周日）',
    '2026-12-05至2026-12-06（周六至周日）',
    '12月30日至1月1日（周三至周五）',
    '2026年12月31日、1月1日（周四、周五）',
    '12月4、5、6日（周五至周日）',
    '12月5日和12日（均为周六）',
    '12月5日、12日、19日（周六）',
    '12月5日、6日（本周六、本周日）',
    '12月5日、6日（下周六和下周日）',
    '12月5日至11日（周六至下周五）',
    '12月5日、6日（周六|周日）',
    '12月5日、6日（周六）（周日）',
    '12月24日平安夜（周四）、25日圣诞节（周五）',
    '12月5日至6日（周日）',
    '即日起至12月6日（周日）',
    '即日起至12月6日（周六、周日）',
    '本月5-6日（周六、周日）',
    '12月5日10:00-12月6日18:00（周六至周日）',
    // A weekday that is not that of the day.
    '12月1日起每周六',
    '12月1日至31日（每周六）',
    '12月1日至31日（周六、周日）',
    '12月1日至31日（周三）',
    '11月2日至12月31日（周一至周五）',
    '12月1日至6日（周六、周日）',
    '12月7日至12月11日（周一至周六）',
    '12月1日至4日（周一至周五 9:00-17:00）',
    '截至12月5日（周一闭馆）',
    '截至12月5日（周日除外）',
    '截至12月5日（周日及节假日除外）',
    '截止12月5日（周一至周五受理）',
    '截至12月5日，周日公布名单',
    '截止12月5日\n周日公布名单',
    '2026年12月1日至周三照常营业',
    '12月5日、周日休息',
    '12月5日周六到一楼领奖',
    '12月5日周六日场',
    // No day, or no weekday.
    '9.9周末特惠',
    '¥12.5周日抢',
    'V2.3周五上线',
    '2-3日周五前送达',
    '每2-3周一次',
    '2.5周一次',
    '1/2周一次',
    '5月4日一周年',
    '12月5日周六福开业',
    '12月4日周天气预报',
    '1.5日（周六）集市\n2.6日（周日）集市',
    '农历12月5日（周日）',
  ])('right: %s', async (text) => {
    expect(await marked(front() + text, 'date-weekday', {})).toBe(front() + text)
  })

  test.each([
    '«12月5日（周日）»',
    '«12月5日(星期天»晚7点)',
    '«12月5日周日»见',
    '«12月5日，周日»，一楼见',
    '«12月5日（本周日）»',
    '«12月5日（农历十月廿七，周日）»',
    '«12月5日上午（周日）»',
    '«12月5日是周日»',
    '«2026.12.5 周日»',
    '«12.5（周日）»',
    '«12/5（周日）»',
    '去年«12月5日（周六）»',
    '«25年12月5日（周六）»',
    '2025年12月5日（周五）开幕，«12月6日（周一）»闭幕',
    // Runs.
    '12月5日至«6日（周六、周一）»',
    '12月5-«6日（周六、周一）»',
    '2026年12月5-«6日（周六至周一）»',
    '12月5日、«12月6日（周六、周一）»',
    '«12月5日、6日（周五、周日）»',
    '12月5日（周六）至«6日（周一）»',
    '«12月5日（周五）»、6日（周日）',
    '12月5日、«12日（周日）»',
    '«12月5日和13日（均为周日）»',
    '12月5日至«6日（周一）»',
    '12月3-«4日（周末）»',
    '12.5-«12.6（周六-周一）»',
    '11月30日至«12月1日（周一至周三）»',
    '12月8日至«12月11日（周二至周六）»',
    '12月4、5、«6日（周五至周一）»',
    '2025年12月30日至«1月1日（周二至周五）»',
    '12月5日、«6日（本周六、下周一）»',
    '即日起至«12月6日（周六）»',
  ])('wrong: %s', async (text) => {
    expect(await marked(front() + text, 'date-weekday', {})).toBe(front() + text)
  })

  test('both ends moved by a day are two mistakes', async () => {
    const { violations } = await judge(`${front()}12月7日至11日（周二至周六）`, 'date-weekday', {})
    expect(violations.map(({ data }) => [data.date, data.expected])).toEqual([
      ['2026年12月7日', '周一'],
      ['2026年12月11日', '周五'],
    ])
  })

  test('a day of a run that does not exist', async () => {
    const draft = `${front()}11月30日、«31日（周一、周二）»`
    expect(await marked(draft, 'date-weekday', {})).toBe(draft)
  })

  test('are found in the time that the text is long', async () => {
    for (const text of [
      '12月5日、',
      '12月5日（周六）、',
      '12月5-',
      '5、',
      '12.5周',
      '周六、',
      '（',
      '12月5日（周六，',
    ]) {
      const began = performance.now()
      await judge(front() + text.repeat(20_000), 'date-weekday', {})
      expect(performance.now() - began).toBeLessThan(4000)
    }
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

  test.each([
    ['2026-12-01T20:00+08:00', 'deadline: 2026-12-01T13:00Z'],
    ['2026-12-01T20:00+08:00', 'deadline: «2026-12-01T11:59Z»'],
    ['2026-12-01T20:00+08:00', 'deadline: 2026-12-01T21:00'],
    ['2026-12-01T12:00Z', 'deadline: «2026-12-01T19:59»'],
    ['2026-11-30T20:00Z', 'date: «2026-11-30»'],
    ['2026-12-01T04:00', 'date: «2026-11-30»'],
    ['2026-11-30T20:00Z', 'date: 2026-12-01'],
    ['2026-12-01', 'date: 2026-11-30T20:00Z'],
    ['2026-12-01', 'date: «2026-11-30T20:00»'],
  ])('in the zone that each is written in: %s, %s', async (publish, event) => {
    const draft = `---\npublish: ${publish}\nevent: {${event}}\n---\n正文`
    expect(await marked(draft, 'date-weekday', {})).toBe(draft)
  })

  test('is told by the clocks of the project', async () => {
    const draft = '---\npublish: 2026-12-01T12:00Z\nevent: {deadline: 2026-12-01T10:00Z}\n---\n正文'
    const { violations } = await judge(draft, 'date-weekday', {})
    expect(violations[0]?.data).toMatchObject({ date: '2026-12-01 18:00', publish: '2026-12-01 20:00' })
  })

  test('by the draft’s own publish time: without one, nothing is over', async () => {
    expect((await judge('---\nevent: {date: 2001-01-01}\n---\n正文', 'date-weekday', {})).violations).toEqual([])
  })
})
