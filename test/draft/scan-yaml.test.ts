import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanYaml } from '../../src/draft/scan-yaml.ts'
import { parseYaml } from '../../src/shape/parse-yaml.ts'

function expectSame(yaml: string, offset = 4): boolean {
  const scanned = scanYaml(yaml, offset)
  if (scanned === undefined) return false
  const { root, problems } = parseYaml(yaml, offset)
  expect({ root: scanned, problems: [] }, JSON.stringify(yaml)).toEqual({ root, problems })
  return true
}

describe('the scanner takes the plain case', () => {
  test.each([
    'account: jinxiu\nkind: original\ncategory: [时尚资讯]\npublish: 2026-11-23T09:00+08:00\nauthor: 陈晓\n',
    '账号: jinxiu\r\n危机: true\r\n\r\n栏目: [新闻, 活动]\r\n',
    'repost: {author: "@清远发布", url: https://weibo.com/1/abc, text: 明日起我市开展冬季消防检查。}\n',
    'event: {date: 2026-12-01, place: 一楼中庭}\n',
    'kind: reply\nreviews:\n  - {role: 自审, by: 陈晓, seal: sha256-aB/+c=}\n  - {role: 终审, by: 王芳}\n标签:\n - 甲\n - "乙"\n',
    '# 由模板生成\n\nkind: reply\n# 中\nreviews:\n  - 甲\n# 完\n',
    "title: '今天'\nsource: 新华社\ncount: 12",
  ])('%j', (yaml) => {
    expect(expectSame(yaml)).toBe(true)
  })
})

describe('and leaves the rest to the parser', () => {
  test.each([
    'a: b: c',
    'a: x #y',
    'a: #y',
    'a: &b c',
    'a: *b',
    'a: |\n  x',
    'a: [b, [c]]',
    'a: [b,]',
    'a: []',
    'a: ~',
    'a: Null',
    'a: TRUE',
    'a: 1.5',
    'a: 0x1F',
    'a: -1',
    'a: "x\\ny"',
    'a: @x',
    'a: b\na: c',
    'a: b\n  - c',
    'a:\n  - b: c',
    'a:\n  - b\n   - c',
    'a:\n  - [b]',
    'a:\n  # x\n  - b',
    '- a',
    'a',
    '',
    '# x',
    'a: "b',
    'a: {b}',
    'a : b',
    'a:b',
    ' a: b',
    'a: b\n c',
    'a: x:',
    'a: 2026-13',
  ])('%j', (yaml) => {
    expect(scanYaml(yaml, 0)).toBeUndefined()
  })
})

test('what the scanner accepts is what the parser says', () => {
  const sound = fc.constantFrom(
    'a',
    'b c',
    '陈晓',
    '新华社，人民日报',
    '12',
    'true',
    '2026-11-23T09:30+08:00',
    'http://t.cn/a?b=1#c',
    '"@x"',
    "'y'",
  )
  const odd = fc.constantFrom(
    'a',
    'kind',
    '账号',
    'true',
    'false',
    'null',
    'True',
    'yes',
    '1',
    '12',
    '007',
    '1.5',
    '-1',
    '2026-11-23',
    '2026-11-23T09:30+08:00',
    '2026-11-23 09:30',
    'http://t.cn/a?b=1#c',
    '"@x"',
    "'y'",
    '"a, b"',
    '"a: b"',
    'a b',
    'a:b',
    'a #b',
    'a#b',
    '#b',
    '@x',
    '新华社，人民日报',
    '「好」',
    '.5',
    '~',
    '',
    '*a',
    '&a',
    '!x',
    '%',
    '|',
    '>',
    '-',
    '?',
    'a:',
    ':a',
    '“x”',
    'e1',
    '1e3',
    '0o7',
    'a-b',
    'x]',
    '{',
    '😀',
    'é',
  )
  const word = fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: odd })
  const list = fc.array(word, { maxLength: 3 }).map((words) => `[${words.join(', ')}]`)
  const map = fc
    .array(fc.tuple(fc.constantFrom('name', 'url', '作者', 'a', '1'), word), { maxLength: 3 })
    .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`)
  const key = fc.constantFrom(
    'kind',
    '栏目',
    'publish',
    'title',
    'author',
    '来源',
    'true',
    'a-b',
    'a_b',
    '1',
    'é',
    'k k',
  )
  const line = fc
    .tuple(key, fc.constantFrom(': ', ': ', ': ', ': ', ':  ', ':', ' : ', '：'), fc.oneof(word, word, list, map))
    .map((parts) => parts.join(''))
  const item = fc
    .tuple(
      fc.constantFrom('\n  - ', '\n  - ', '\n  - ', '\n - ', '\n- ', '\n  -  ', '\n  # ', '\n  '),
      fc.oneof(word, map, map, list),
    )
    .map((parts) => parts.join(''))
  const block = fc.oneof(
    fc
      .tuple(key, fc.constant(':'), fc.array(item, { maxLength: 3 }))
      .map(([name, colon, items]) => name + colon + items.join('')),
    fc.constantFrom('# 注', '#', ' # x', 'a:', '  x', '  # y'),
  )
  const end = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\n\n', ' \n', '\t\n')
  let accepted = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: block }), end), {
        maxLength: 4,
      }),
      (lines) => {
        if (expectSame(lines.map((parts) => parts.join('')).join(''))) accepted++
      },
    ),
    { numRuns: Number(process.env.POSTLINT_RUNS ?? 5_000) },
  )
  expect(accepted).toBeGreaterThan(150)
})
