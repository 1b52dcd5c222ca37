import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FrontMatter, fieldNode, fieldTexts, parseFrontMatter } from '../../src/draft/front-matter.ts'
import { draftKeys } from '../../src/draft/keys.ts'
import { readMeta } from '../../src/draft/meta.ts'
import type { Problem } from '../../src/shape/problem.ts'
import { unmark } from '../marked.ts'

function meta(source: string) {
  const problems: Problem[] = []
  const frontMatter = parseFrontMatter(source)
  const read = readMeta(frontMatter, (problem) => problems.push(problem))
  return { read, problems, frontMatter }
}

function at(source: string, frontMatter: FrontMatter, path: string): string {
  const node = fieldNode(frontMatter, path)
  return node === undefined ? '' : source.slice(node.span.start, node.span.end)
}

describe('where the block ends', () => {
  test.each([
    ['---\nkind: repost\n---\n正文', '正文'],
    ['---\r\nkind: repost\r\n---\r\n正文', '正文'],
    ['---\rkind: repost\r---\r正文', '正文'],
    ['---\nkind: repost\n...\n正文', '正文'],
    ['---  \nkind: repost\n--- \n正文', '正文'],
    ['---\n---\n正文', '正文'],
    ['正文\n---\nkind: repost\n---', '正文\n---\nkind: repost\n---'],
    ['----\n正文', '----\n正文'],
    ['', ''],
    ['---\nkind: repost\n---', ''],
    // Dashes inside a line or a value close nothing.
    ['---\ntitle: a --- b\n---\n正文', '正文'],
  ])('%j', (source, body) => {
    expect(source.slice(parseFrontMatter(source).span.end)).toBe(body)
  })
})

describe('what was meant for front matter and stands otherwise is told', () => {
  test.each([
    '\n«---»\nkind: repost\n---\n转发微博\n',
    '\r\n\r\n«---»\r\nkind: repost\r\n---\r\n转发微博\r\n',
    ' «---»\nkind: repost\n---\n转发微博\n',
    '\u3000\n«---»\n类型: 转发\n---\n转发微博\n',
    '«———»\n类型：转发\n———\n转发微博\n',
    '«—-»\n类型: 转发\n—-\n转发微博\n',
    '«--»\n栏目: [新闻]\n--\n正文\n',
    '«---»\u3000\n栏目: [新闻]\n---\n正文\n',
    '\n«---»\n# 注释\n审核:\n  - 角色: 自审\n\n备注: 无\n---\n正文\n',
  ])('%j', (marked) => {
    const { text, spans } = unmark(marked)
    const { problems } = parseFrontMatter(text)
    expect(problems.map(({ span }) => span)).toEqual(spans)
    expect(problems[0]?.message.zh).toContain('第 1 行不是「---」')
  })

  test.each([
    '\n---\n正文\n---\n',
    '\n---\n\n周六见。\n',
    '———\n活动：周六读书会\n时间：周六下午三点\n地点：中庭\n———\n欢迎参加\n',
    '———\n来源：新华社\n周六见。\n———\n',
    '\n---\n来源：新华社\n',
    '\n---\n---\n正文\n',
    '----\n今日提示: 带伞\n----\n',
    '——\n我说：好。\n——\n',
    '周六\n---\nkind: repost\n---\n',
    '---\n---\n\n———\n类型：转发\n———\n',
  ])('a post is no front matter: %j', (source) => {
    expect(parseFrontMatter(source).problems).toEqual([])
  })
})

describe('Chinese keys and words', () => {
  test('every spelling of every key is read as the key', () => {
    for (const [key, { aliases }] of Object.entries(draftKeys)) {
      for (const spelling of [key, ...aliases]) {
        expect(fieldNode(parseFrontMatter(`---\n${spelling}: 值\n---\n`), key), spelling).toBeDefined()
      }
    }
  })

  test('no two keys share a spelling', () => {
    const spellings = Object.entries(draftKeys).flatMap(([key, { aliases }]) => [key, ...aliases])
    expect(new Set(spellings).size).toBe(spellings.length)
  })

  test('a draft in Chinese', () => {
    const { read, problems } = meta(
      '---\n账号: jinxiu\n平台: [微博, 微信]\n类型: 转发\n状态: 已发布\n栏目: 新闻\n危机: 是\n发布时间: 2026-11-23 09:30\n---\n',
    )
    expect(problems).toEqual([])
    expect(read).toMatchObject({
      account: 'jinxiu',
      platforms: ['weibo', 'wechat'],
      kind: 'repost',
      status: 'published',
      categories: ['新闻'],
      crisis: true,
      publish: { year: 2026, month: 11, day: 23, minutes: 570 },
    })
  })

  test('a plain value stands for the key inside that is meant', () => {
    expect(fieldTexts(parseFrontMatter('---\n来源: 新华社\n---\n'), 'source.name')).toEqual(['新华社'])
    expect(fieldTexts(parseFrontMatter('---\nsource: https://example.com/a\n---\n'), 'source.url')).toEqual([
      'https://example.com/a',
    ])
    expect(
      fieldTexts(parseFrontMatter('---\nsource: {名称: 新华社, 链接: "https://example.com"}\n---\n'), 'source.url'),
    ).toEqual(['https://example.com'])
  })
})

describe('places', () => {
  test.each([
    ['---\nkind: repost\n---\n', 'kind', 'repost'],
    ['---\r\n# 注释\r\n栏目: [新闻, "活动"]  # 注释\r\n---\r\n', 'category', '[新闻, "活动"]'],
    ['---\nsource: {name: 新华社, url: x}\n---\n', 'source.name', '新华社'],
    ['---\nsource:\n  name: "新华社"\n  url: x\n---\n', 'source.name', '"新华社"'],
    ['---\ntitle: >\n  两行\n  标题\nkind: repost\n---\n', 'kind', 'repost'],
    ['---\rtitle: 😀\rkind: repost\r---\r', 'kind', 'repost'],
  ])('%j: %s', (source, path, written) => {
    expect(at(source, parseFrontMatter(source), path)).toBe(written)
  })
})

describe('slips are named, with what to write instead', () => {
  test.each([
    ['an unclosed block', '---\nkind: repost\n正文', '---', '没有结束'],
    ['a full-width colon', '---\n来源：新华社\nkind: repost\n---\n', '来源：', '全角冒号'],
    ['a full-width colon, alone', '---\n来源：新华社\n---\n', '来源：', '全角冒号'],
    ['an unquoted @', '---\nrepost: {author: @人民日报}\n---\n', '@', '没有加引号'],
    ['an unquoted @ on its line', '---\naccount: @人民日报\n---\n', '@', '没有加引号'],
    ['a tab', '---\nsource:\n\tname: x\n---\n', '\t', '制表符'],
    ['a key twice', '---\nkind: repost\nkind: reply\n---\n', 'kind', '写了两次'],
    ['a key twice, in two languages', '---\nkind: repost\n类型: 回复\n---\n', '类型', '写了两次'],
    ['an unclosed list', '---\ncategory: [新闻\n---\n', '', '没有写完'],
    ['an unknown word', '---\nkind: repots\n---\n', 'repots', '不能是「repots」'],
    ['a time that makes no sense', '---\npublish: 明天上午\n---\n', '明天上午', '看不懂时间'],
    ['a day that does not exist', '---\npublish: 2026-02-30\n---\n', '2026-02-30', '看不懂时间'],
    ['neither yes nor no', '---\ncrisis: 也许\n---\n', '也许', '只能是'],
    ['a list instead of keys', '---\n- a\n---\n', '- a', '键: 值'],
    ['a topic that YAML takes for a comment', '---\ntitle: 早安 #清远# 多云\n---\n', '早安', '当作注释'],
    ['words parted by 、', '---\n栏目: 新闻、活动\n---\n', '新闻、活动', '一个词'],
    ['words parted by a full-width comma', '---\n栏目: [新闻，活动, 公益]\n---\n', '新闻，活动', '一个词'],
    ['words parted by a comma without brackets', '---\n栏目: 新闻, 活动\n---\n', '新闻, 活动', '一个词'],
    ['quoted words parted by 、', '---\n栏目: "新闻、活动"\n---\n', '"新闻、活动"', '一个词'],
    ['platforms parted by 、', '---\n平台: 微博、公众号\n---\n', '微博、公众号', '一个词'],
    ['an anchor', '---\ntitle: &a x\n---\n', 'x', '锚点'],
    ['an alias', '---\ntitle: *a\n---\n', '*a', ''],
    ['a tag', '---\ntitle: !!js/function x\n---\n', 'x', ''],
  ])('%s', (_, source, words, message) => {
    const { problems, frontMatter } = meta(source)
    const all = [...frontMatter.problems, ...problems]
    const found = all.find(
      ({ span, message: { zh } }) => source.slice(span.start, span.end).startsWith(words) && zh.includes(message),
    )
    expect(found, JSON.stringify(all)).toBeDefined()
  })

  test('words that are run together are shown apart', () => {
    expect(meta('---\n平台: 微博、公众号\n---\n').problems.map(({ help }) => help?.zh)).toEqual([
      '几个词写成 [微博, 公众号]（半角逗号）；确实是一个词，写成 ["微博、公众号"]',
    ])
  })

  test.each([
    '标题: 新闻、活动',
    '作者: 陈晓、李敏',
    '来源: 新华社、人民日报',
    '栏目: ["衣、食、住、行", 活动]',
    '栏目: News, live',
    '活动: {地点: 中庭、北门，二楼}',
  ])('one word or a text stays whole: %s', (line) => {
    expect(meta(`---\n${line}\n---\n`).problems).toEqual([])
  })

  test('a near miss is named', () => {
    expect(meta('---\nkind: repots\n---\n').problems[0]?.help?.en).toContain('repost')
    expect(meta('---\n类型: 转法\n---\n').problems[0]?.help?.zh).toContain('转发')
  })
})

describe('front matter is data and nothing else', () => {
  test.each(['__proto__', 'constructor', 'toString', 'prototype'])('a key %s reaches no prototype', (key) => {
    const { frontMatter, read } = meta(`---\n${key}: {kind: repost, polluted: yes}\nsource: {${key}: x}\n---\n`)
    expect(read.kind).toBe('original')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(frontMatter.unknown.map((entry) => entry.key)).toContain(key)
  })

  test('whatever is written, nothing is thrown and places lie in the file', () => {
    const piece = fc.constantFrom(
      '---\n',
      'kind: repost\n',
      '来源：x\n',
      'a: [',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '|\n',
      '>\n',
      '  ',
      '\t',
      '# x\n',
      '\r',
      '\r\n',
      '? ',
      ': ',
      '- ',
      '@',
      '😀',
      '...\n',
      '%',
      '\u0000',
      'a: b: c\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const source = `---\n${pieces.join('')}`
        const { problems, frontMatter } = meta(source)
        for (const { span } of [...problems, ...frontMatter.problems]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(source.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})
