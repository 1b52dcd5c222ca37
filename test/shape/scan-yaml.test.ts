import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanYaml } from '../../src/shape/scan-yaml.ts'
import { expectSameTree } from './expect-same-tree.ts'

describe('the scanner takes the plain case', () => {
  test.each([
    'account: jinxiu\nkind: original\ncategory: [时尚资讯]\npublish: 2026-11-23T09:00+08:00\nauthor: 陈晓\n',
    '账号: jinxiu\r\n危机: true\r\n\r\n栏目: [新闻, 活动]\r\n',
    'repost: {author: "@清远发布", url: https://weibo.com/1/abc, text: 明日起我市开展冬季消防检查。}\n',
    'event: {date: 2026-12-01, place: 一楼中庭}\n',
    'kind: reply\nreviews:\n  - {role: 自审, by: 陈晓, seal: sha256-aB/+c=}\n  - {role: 终审, by: 王芳}\n标签:\n - 甲\n - "乙"\n',
    '# 由模板生成\n\nkind: reply\n# 中\nreviews:\n  - 甲\n# 完\n',
    'phone: 0763-1234567\nplace: 3号楼\ndate: 2026-13\ntitle: 「好」\ntext: "甲, 乙: #丙"\nempty: []\nnone: {}\n',
    'rules:\n  weibo-handbook/post-too-long: {max: 120}\n  weibo/*: off\npeople:\n  自审: [陈晓, 李敏]\n  终审:\n    - 王芳\n',
    'grades:\n  1: {name: 一级事故, sanction: 通报批评}\n  2:\n    name: {zh: 二级, en: Grade 2}\nfail-on: 3\n',
    'overrides:\n  - files: drafts/gov/**\n    packs: [safety-gov]\n    rules:\n      a/b: off\n  - files: [a, b]\nx: y\n',
    'reviews:\n- role: 自审\n  by: 陈晓\n- 甲\ntags: {allowed: [时尚, 美食], current: [[a], {b: c}]}\n',
    "title: '今天'\nsource: 新华社\ncount: 12",
  ])('%j', (yaml) => {
    expect(expectSameTree(yaml)).toBe(true)
  })
})

describe('and leaves the rest to the parser', () => {
  test.each([
    'a: b: c',
    'a: x #y',
    'a: #y',
    'a: &b c',
    'a: *b',
    'a: [b,]',
    'a: [,]',
    'a: [b c',
    'a: [b]]',
    'a: {b: c]',
    'a: {b: c, b: d}',
    'a: {b: {c: d}',
    `a: ${'['.repeat(20)}b${']'.repeat(20)}`,
    'a: Null',
    'a: TRUE',
    'a: 1.5',
    'a: 0x1F',
    'a: -1',
    'a: @x',
    'a: b\na: c',
    'a: b\n  - c',
    'a:\n  - b\n   - c',
    'a:\n  - b: c\n   d: e',
    'a:\n  - b: c\n     d: e',
    'a:\n  - b: c\n    b: d',
    'a:\n  b: c\n d: e',
    'a:\n  b: c\n  d',
    'a:\n  - - b',
    'a:\n  -\n    b',
    `${Array.from({ length: 20 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')} b`,
    'a: "b" c',
    'a: 12-',
    'a: 0763',
    'a: 1_000',
    `${'k'.repeat(1100)}: a`,
    '- a',
    'a',
    '',
    '# x',
    'a: "b',
    'a: {b}',
    'a : b',
    'a:b',
    ' a: b',
    'a: x:',
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
        if (expectSameTree(lines.map((parts) => parts.join('')).join(''))) accepted++
      },
    ),
    { numRuns: Number(process.env.POSTLINT_RUNS ?? 5_000) },
  )
  expect(accepted).toBeGreaterThan(150)
})

test('and so are maps and lists below and within each other', () => {
  const word = fc.constantFrom('a', '陈晓', '12', 'true', '"x: y"', "'z'", '2026-11-23', 'b c', '3号', '0763-12', 'a#b')
  const key = fc.constantFrom('kind', '栏目', 'a/b', '1', 'x.y', 'to', 'last')
  const { flow } = fc.letrec<{ flow: string }>((tie) => ({
    flow: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .uniqueArray(fc.tuple(key, tie('flow')), { maxLength: 3, selector: ([name]) => name })
        .map((pairs) => `{${pairs.map(([name, value]) => `${name}: ${value}`).join(' , ')}}`),
    ),
  }))
  type Block = readonly string[]
  const indented = (lines: Block, by: string): Block => lines.map((line) => by + line)
  const { map } = fc.letrec<{ map: Block; list: Block; block: Block }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small' },
      flow.map((text) => [text]),
      tie('map'),
      tie('list'),
    ),
    map: fc
      .uniqueArray(fc.tuple(key, tie('block'), fc.constantFrom(' ', '  ', '   ')), {
        minLength: 1,
        maxLength: 3,
        selector: ([name]) => name,
      })
      .map((pairs) =>
        pairs.flatMap(([name, value, by]) =>
          value.length === 1 && !/^- |: ?/.test(value[0] ?? '')
            ? [`${name}:${by}${value[0]}`]
            : [`${name}:`, ...indented(value, by)],
        ),
      ),
    list: fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((items) => items.flatMap(([first = '', ...more]) => [`- ${first}`, ...indented(more, '  ')])),
  }))
  /** A blank more or less in front of a line, or a line that is not there. */
  const slip = fc.option(fc.tuple(fc.nat(20), fc.constantFrom('more', 'less', 'gone')), { nil: undefined, freq: 3 })
  let accepted = 0
  fc.assert(
    fc.property(map, slip, (lines, slipped) => {
      const written = lines.flatMap((line, at) => {
        if (slipped?.[0] !== at) return [line]
        return slipped[1] === 'gone' ? [] : [slipped[1] === 'more' ? ` ${line}` : line.replace(/^ /, '')]
      })
      if (expectSameTree(`${written.join('\n')}\n`)) accepted++
    }),
    { numRuns: Number(process.env.POSTLINT_RUNS ?? 5_000) },
  )
  expect(accepted).toBeGreaterThan(500)
})
