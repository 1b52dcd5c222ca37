import { describe, expect, test } from 'vitest'
import { judge, marked } from './judge.ts'

describe('numbers that are somebody’s', () => {
  test.each([
    // The check digits are right; the numbers are made up.
    '证号«11010519491231002X»已登记',
    '小写«11010519491231002x»也是',
    '请拨打«13812345678»联系',
    '请拨打«138 1234 5678»联系',
    '请拨打«138-1234-5678»联系',
    '请拨打«+86 13812345678»',
    '全角«１３８１２３４５６７８»',
    '微信同号«13812345678»。另«13912345678»',
    '卡号«6222 0212 3456 7894»，户名',
    '卡号«4111111111111111»',
    '电**话«138**12345678»',
    '全角«１１０１０５１９４９１２３１００２Ｘ»',
  ])('%s', async (draft) => {
    expect(await marked(draft, 'personal-data', {})).toBe(draft)
  })
})

describe('numbers that are nobody’s', () => {
  test.each([
    ['a wrong check digit', '证号110105194912310021'],
    ['a birthday that does not exist', '证号11010519490230002X'],
    ['hotlines', '拨打110、12345、95588、400-810-8888、0763-1234567、010-12345678'],
    ['part of a longer number', '单号2138123456789012345678'],
    ['an order number', '订单DD13812345678已发货'],
    ['a decimal', '0.13812345678'],
    ['a price', '￥13812345678'],
    ['inside a URL', 'https://example.com/13812345678/11010519491231002X 打开'],
    ['masked already', '138****5678，110105********002X'],
    ['no mobile prefix', '12812345678'],
    ['no Luhn number', '6222021234567890'],
    ['a date and time', '20261123093000123'],
    ['a count', '阅读13812345678次'],
    ['a list of small numbers', '1 2 3 4 5 6 7 8 9 10 11 12'],
  ])('%s', async (_, draft) => {
    expect(await marked(draft, 'personal-data', {})).toBe(draft)
  })
})

test.each([
  ['13812345678', '138****5678'],
  ['138 1234 5678', '138 **** 5678'],
  ['+86 13812345678', '+86 138****5678'],
  ['11010519491231002X', '110***********002X'],
  ['6222 0212 3456 7894', '6222 **** **** 7894'],
])('%s is masked as %s', async (written, masked) => {
  const { violations } = await judge(`号码：${written}。`, 'personal-data', {})
  expect(violations[0]?.fix?.text).toBe(masked)
  // What is masked is no longer reported.
  expect((await judge(`号码：${masked}。`, 'personal-data', {})).violations).toEqual([])
})

test('only the kinds that are asked for', async () => {
  expect(await marked('«13812345678» 11010519491231002X', 'personal-data', { of: ['mobile'] })).toBe(
    '«13812345678» 11010519491231002X',
  )
})

test('the account’s own number is there to be called', async () => {
  const account = { phone: '138 1234 5678' }
  expect((await judge('详询13812345678', 'personal-data', {}, { account })).violations).toEqual([])
  expect((await judge('详询13912345678', 'personal-data', {}, { account })).violations).toHaveLength(1)
})
