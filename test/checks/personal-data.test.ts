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
    // Beside another number, one blank apart.
    '咨询 «13812345678» «13912345678»',
    '全角空格«13812345678»\u3000«13912345678»',
    '咨询 «138 1234 5678» «139 1234 5678»',
    '010-12345678 «13812345678»',
    '010-12345678 «138-1234-5678»',
    '(010)12345678 «13812345678»',
    '400-123-4567 «13812345678»',
    '«13812345678» 400-123-4567',
    '9:00-18:00 «13812345678»',
    '9:00-18:00 «138 1234 5678»',
    '2026-12-01 «13812345678»',
    '价格 99 «13812345678»',
    '价格 99 - «13812345678»',
    '1)«13812345678» 2)«13912345678»',
    '5 «6222021234567890128»',
    '«6222021234567890128» 5',
    '2 «6222 0212 3456 7894» «4111 1111 1111 1111»',
    '«11010519491231002X» «13812345678»',
    '3 «110105 19491231 002x»，已登记',
    '«13812345678» «11010519491231002X» «6222021234567890128» 010-12345678',
    // After a word for the telephone, and after what is no digit.
    'Tel.«13812345678»',
    'Tel.«138 1234 5678»',
    'tel«13812345678»',
    'TEL：«13812345678»',
    'Phone-«13812345678»',
    'Tel/«13812345678»/«13912345678»',
    'vx«13812345678»',
    '手机.«13812345678»',
    '王先生-«13812345678»',
    '#失物招领#«13812345678»',
    // Other ways to part the groups.
    '«138.1234.5678»',
    '«138·1234·5678»',
    '«138－1234－5678»',
    '«138 - 1234 - 5678»',
    '«138–1234–5678»',
    '«(138)12345678»',
    '（座机转«（138）1234 5678»）',
    '«(+86)13812345678»',
    '«+86-138-1234-5678»',
    '«0086 13812345678»',
    '«1 3 8 1 2 3 4 5 6 7 8»',
    '«13812345678»-8001',
    '«13812345678»-8001 «13912345678»',
    '«13812345678»转8001',
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
    ['inside an address without a scheme', 'www.example.com/13812345678 或 m.example.com/?tel=13812345678'],
    ['masked already', '138****5678，110105********002X'],
    ['no mobile prefix', '12812345678'],
    ['no Luhn number', '6222021234567890'],
    ['a date and time', '20261123093000123'],
    ['a count', '阅读13812345678次'],
    ['a list of small numbers', '1 2 3 4 5 6 7 8 9 10 11 12'],
    ['a list of odd numbers', '0 1 3 5 7 9 11 13 15 17 19'],
    ['prices side by side', '98 1999 2999 399 1500 300 2000'],
    ['years', '2019 2020 2021 2022 2023 2024 2025 2026'],
    ['hotlines side by side', '010-12345678 400-810-8888 0763-1381234 12345'],
    ['a service number and its extension', '400-139-5555-1234'],
    ['an extension of a landline', '0763-138-1234-5678'],
    ['a landline of two areas', '010 12345678 021 87654321'],
    ['an address of the internet', '139.155.101.20 与 138.120.145.67 和 138.1234.5.678'],
    ['a version', 'v1.138.1234.5678 与 2.138.1234.5678'],
    ['coordinates', '138.12345678 35.12345678，113.0563 23.6817'],
    ['a book', 'ISBN 978-7-5086-1234-5 与 ISBN 9787508612345'],
    ['a date and time apart', '2026-12-01 09:30:00 13:30-15:00 2026.12.01 138'],
    ['an order number of several parts', '2026-13812345678 13812345678-20261201-001'],
    ['a serial number', 'No.13812345678 DD-13812345678 SN_13812345678'],
    ['a decimal with full-width digits', '０．１３８１２３４５６７８'],
    ['a number with decimals', '13812345678.50 元'],
    ['a shop with letters that end like a telephone', 'Hotel13812345678'],
    ['a topic', '#13812345678#'],
    ['a tracking number', '7531 2345 6789 0123 4567 SF1234567890123 9 75312345678901234567'],
    ['longer by a letter', '13812345678X 13812345678abc'],
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
  ['138·1234·5678', '138·****·5678'],
  ['(138)12345678', '(138)****5678'],
  ['(+86)13812345678', '(+86)138****5678'],
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

test('a long row of digits takes time in proportion to its length', async () => {
  for (const unit of ['1', '1 ', '138 1234 ', '13812345678-', '１　', 'X ']) {
    const began = performance.now()
    await judge(unit.repeat(40_000), 'personal-data', {})
    expect(performance.now() - began).toBeLessThan(3_000)
  }
})
