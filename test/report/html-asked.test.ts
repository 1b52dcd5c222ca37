import { describe, expect, test } from 'vitest'
import type { AccountWeekPlan, WeekWindow } from '../../src/lint/week.ts'
import { asked, commonWindows, openParts } from '../../src/report/html/asked.ts'
import { viewOf } from '../../src/report/html/view.ts'
import { runOf, zh } from './reports.ts'

const window = (text: string, start: number, end: number, weekdays: readonly number[] = []): WeekWindow => {
  return { text, start, end, weekdays, hours: [] }
}

const morning = window('9:00–10:00', 540, 600)
const night = window('22:00–2:00', 1320, 120)
const workday = window('18:00–20:00', 1080, 1200, [1, 2, 3, 4, 5])

const plan = (parts: Partial<AccountWeekPlan>): AccountWeekPlan => {
  return { account: 'jinxiu', firstDay: 20_780, windows: [], limits: [], shares: [], ...parts }
}

test.each([
  ['every day', morning, 0, [[540, 600]]],
  ['on its weekdays', workday, 5, [[1080, 1200]]],
  ['not on others', workday, 6, []],
  // biome-ignore format: the two parts of one night stand together
  ['past midnight', night, 3, [[0, 120], [1320, 1440]]],
])('a window is open %s', (_, each, weekday, parts) => {
  expect(openParts(each, weekday)).toEqual(parts)
})

test('a night of Friday is what the check takes for it: hours of that day, not of the next', () => {
  const friday = window('22:00–2:00', 1320, 120, [5])
  const parts = [4, 5, 6].map((weekday) => openParts(friday, weekday))
  // biome-ignore format: the two parts of one night stand together
  expect(parts).toEqual([[], [[0, 120], [1320, 1440]], []])
})

test('windows are shaded where the accounts of a week share them', () => {
  const [one, two] = [plan({ windows: [morning] }), plan({ account: 'b', windows: [morning] })]
  expect(commonWindows([one, two])).toEqual([morning])
  expect(commonWindows([one, plan({ account: 'c', windows: [night] })])).toBeUndefined()
  expect(commonWindows([])).toBeUndefined()
})

describe('what is asked of a week', () => {
  const view = viewOf(runOf([]), zh)

  test('stands below it, and what is missed is marked', () => {
    const counts = [1, 2, 0].map((posts) => ({ posts, fault: posts === 0 ? ('under' as const) : undefined }))
    const limits = [{ per: 'day' as const, of: [], between: undefined, max: 6, min: 1, counts }]
    const share = { name: 'original', count: 3, actual: 75, target: 60, isLeast: false, isOff: false }
    const shares = [share, { ...share, name: '<b>', isLeast: true, isOff: true }]
    const text = String(asked([plan({ windows: [morning], limits, shares })], view))
    expect(text).toContain('<dd>发布时段 9:00–10:00</dd>')
    expect(text).toContain('<dd class="off">每天 1 2 0<span class="quiet"> 至少 1、最多 6</span></dd>')
    expect(text).toContain('<dd>原创 3 · 75%<span class="quiet"> 应为 60%</span></dd>')
    expect(text).toContain('<dd class="off">&lt;b&gt; 3')
  })

  test('is nothing where nothing is asked', () => {
    expect(asked([plan({})], view)).toBeUndefined()
  })
})
