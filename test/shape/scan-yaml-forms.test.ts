import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanYaml } from '../../src/shape/scan-yaml.ts'
import { expectSameTree } from './expect-same-tree.ts'
import { yamlDocuments } from './yaml-forms.ts'

describe('the scanner takes', () => {
  test.each([
    // Quotes
    '"引": 1\n\'it\'\'s\': {"a: b": c, \'d\': [e]}\n"": x\n',
    'list:\n  - "a, b": c\n    \'d # e\': f\n',
    String.raw`a: "x\ny\t\"好\" \\ \/ 陈\u6653 \xe9 \U0001F600 \U0010ffff \ud83d\ude00 \0\a\b\v\f\r\e\N\_\L\P\ "`,
    String.raw`a: [{role: 自审, by: "陈\u6653"}, "\"", '''', 'it''s']`,
    String.raw`"\u4f5c者": 陈晓`,
    "a: ''\nb: ''''\nc: 'it''s'\nd: '\\n'\n",
    // Texts on the lines below
    'reviews:\n  - role: >-\n      自审\n    by: 陈晓\n',
    'a: |\n  x\n    y\n\n  z \nb: |-\n x\nc: |+\n x\n\n\nd: e\n',
    'a: >\n  甲\n  乙\n\n  丙\n\n\n  丁\nb: >-\n\n x\n y\nc: >+\n x\n\n',
    'a: |\r\n  x\r\n\r\n  y\r\nb: >\r\n  x\r\n  y',
    'a: |\n  # no comment\n  #清远# k: v\n  - "x\n# comment\nb: c\n',
    'a:\n  - |\n    x\n  - >-\n   y\n   z\nb:\n- |+\n x\n',
    'a: |+\n  x',
    // Nothing
    'n: null\ne: ~\ne2:\ne3: \n\ne4:\n',
    'a:\n  b:\n  c: d\n  e:\nf: [null, ~, {g: null}]\nh:\n- i:\n- j:\n',
    'a: # later\nb:   #\nc: # map\n  d: e\nf: # list\n  - g\nh: # last   \n',
    // Comments and blanks behind values
    'reviews: [a, b]   # 备注\nai: false # 人写的\nn: 12 #\nt: "a # b" # c # d  \nu: \'x\'   \nv: a#b  # c\n',
    'a:\n  b:\n    - c # 1\nd:\n  - {e: f} # 2',
    // Comments on lines of their own
    'a:\n  # b\n  # c\n\n  - d\n  # e\n  - f:\n      g: h\n    # i\n    j: |\n      k\n    # l\n    m: n\n# o\np:\n  # q\n  r: s\n',
    // Several lines
    'reviews: [{role: 自审, by: 陈晓,\n  at: 2026-01-01T08:00+08:00}]\nai: false\n',
    'a: [\n    b,\n\n    {c: d},  \r\n  "e"\n  ] # f\ng:\n  - [h,\n    i]\n',
    'x: 多行\n  续\n\n   http://t.cn/a#b\ny:\n  - a\n    b # c\n  - k: true\n     null  \n',
  ])('%j', (yaml) => {
    expect(expectSameTree(yaml)).toBe(true)
    expect(expectSameTree(yaml.replace(/\r?\n/g, '\r\n'))).toBe(true)
  })
})

describe('and leaves to the parser', () => {
  test.each([
    // Quotes
    '"a": 1\na: 2',
    '"a" : 1',
    '"a":1',
    '"a: 1',
    '"a"b: 1',
    `"${'k'.repeat(1100)}": a`,
    String.raw`"\q": 1`,
    String.raw`a: "\q"`,
    String.raw`a: "\x4"`,
    String.raw`a: "\u66"`,
    String.raw`a: "\U00110000"`,
    String.raw`a: "\"`,
    String.raw`a: "b\\" c"`,
    String.raw`a: ["\'"]`,
    'a: "b\n  c"',
    "a: 'b\n  c'",
    'a: ["b\n  c"]',
    'a: ["b\\\n  c"]',
    "a: ['b\n  c']",
    "a: 'b''",
    "a: 'b'c'",
    'a: "b"# c',
    '{"a": 1, a: 2}',
    'a: {"b": 1, b: 2}',
    'a: {"b":1}',
    'a: ["b": c]',
    // Texts on the lines below
    'a: |',
    'a: |\nb: c',
    'a: |\nb\n',
    'a: |2\n  x',
    'a: | \n  x',
    'a: | # b\n  x',
    'a: |x\n  y',
    'a: |-+\n  x',
    'a: |\n  x\n y',
    'a: |\n    x\n  y\nb: c',
    'a: |\n   \n  x',
    'a: |\n  x\n  ',
    'a: |\n  x\n\t\nb: c',
    'a: |\n  x\n\ty',
    'a: >\n  x\n    y',
    'a: |\n  x\n # y',
    'a: |\n# x\n  y',
    'a: |\n  x\n# y\n  z',
    'a: |\n  x\n---\nb: c',
    'a:\n  - |\n  x',
    'a:\n  - b: |\n    x',
    '|\n  a: b',
    // Nothing
    'a: nULL',
    'a: NULL',
    'a:\n# b\nc: d',
    'a:\n# b',
    'a: #b',
    'a:\n # b\nc: d',
    'a:# b',
    'a: [b, , c]',
    'a: {b: }',
    'a: {b: , c: d}',
    'a:\n  -\n',
    'a:\t',
    // Comments and blanks behind values
    'a: b #c',
    'a: 早安 #清远# 多云',
    'a: b #c # d',
    'a: [b]# c',
    'a: [b] #c',
    'a: [b # c]',
    'a: b\t# c',
    'a: b # c\n  d',
    // Comments on lines of their own
    '  # a\nb: c',
    'a:\n  b: c\n  # d',
    'a:\n  b: c\n  # d\ne: f',
    'a:\n  # b\n# c\n  d: e',
    'a:\n   # b\n  c: d',
    'a:\n  b:\n  # c\n  d: e',
    'a: b\n  # c\n  d',
    // Several lines
    'a: [b,\nc]',
    'a: [b,\n  c',
    'a: [b\n  c]',
    'a: [b, # c\n  d]',
    'a: [b,\n# c\n  d]',
    'a: [b,\n  # c\n  d]',
    'a: [b,\n  - c]',
    'a: [b,\n---\n  c]',
    'a: [b,\n\tc]',
    'a: {b:\n  c}',
    'a: {b\n  : c}',
    'a: [b]\n  c',
    'a: b\n  c: d',
    'a: b\n  c:',
    'a: b\n  - c',
    'a: b\n  # c',
    'a: b\n# c\n  d',
    'a: "b"\n  c',
    'a: 12\n  b',
    'a: b\n  12',
    'a: b\n\tc',
    'a: b\n...\n',
    'a: b\n---\n',
    'a: b\n--- c\n',
  ])('%j', (yaml) => {
    expect(scanYaml(yaml)).toBeUndefined()
    expect(scanYaml(yaml.replaceAll('\n', '\r\n'))).toBeUndefined()
  })
})

test('what is rarer and what is nearly right is read as the parser reads it', () => {
  let accepted = 0
  fc.assert(
    fc.property(yamlDocuments(), (yaml) => {
      if (expectSameTree(yaml)) accepted++
    }),
    { numRuns: Number(process.env.POSTLINT_RUNS ?? 5_000) },
  )
  expect(accepted).toBeGreaterThan(500)
})
