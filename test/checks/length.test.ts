import { describe, expect, test } from 'vitest'
import { judge, marked } from './judge.ts'

const han = (count: number) => '字'.repeat(count)

describe('limits are inclusive, and what is beyond is marked', () => {
  test.each([
    ['at the limit', `${han(140)}`],
    ['one over', `${han(140)}«字»`],
    ['half a character over', `${han(140)}«a»`],
    ['an emoji over', `${han(139)}«😀»`],
    ['a family is never cut', `${han(138)}«👨‍👩‍👧‍👦»`],
    ['emphasis is not counted', `${han(139)}**字**«字»`],
    ['the mark spans the markup', `${han(139)}**字«字»**`],
    ['an entity counts as what it stands for', `${han(139)}&amp;&amp;«&amp;»`],
    ['a URL counts twenty half-units and is marked whole', `${han(135)}«https://www.example.com/a/b»`],
    ['a picture is not counted', `${han(140)}\n\n![图](a.jpg)`],
    ['a comment is not counted', `${han(140)}<!-- ${han(99)} -->`],
    ['a line break is half', `${han(139)}\na«bc»`],
    ['CRLF is half', `${han(139)}\r\na«bc»`],
  ])('%s', async (_, draft) => {
    expect(await marked(draft, 'length', { max: 140 })).toBe(draft)
  })
})

test.each([
  [{ max: 3 }, '五个字在此', { actual: 5, max: 3, over: 2 }],
  [{ min: 6 }, '五个字在此', { actual: 5, min: 6, under: 1 }],
  [{ max: 0 }, '字', { actual: 1, max: 0, over: 1 }],
  [{ max: 4, unit: 'grapheme' }, '👨‍👩‍👧‍👦👍🏽abc', { actual: 5, max: 4, over: 1 }],
  [{ max: 2, unit: 'byte' }, '字', { actual: 3, max: 2, over: 1 }],
])('%j of %s', async (options, draft, data) => {
  const { violations } = await judge(draft, 'length', options)
  expect(violations).toHaveLength(1)
  expect(violations[0]?.data).toMatchObject(data)
})

describe('what is counted', () => {
  test('a Weibo title in the front matter is part of the post', async () => {
    expect((await judge('---\ntitle: 标题\n---\n正文', 'length', { max: 5 })).violations[0]?.data.actual).toBe(6)
  })
  test('a WeChat title is not', async () => {
    const draft = '---\nplatform: wechat\ntitle: 标题\n---\n正文'
    expect((await judge(draft, 'length', { max: 2, unit: 'wechat' })).violations).toEqual([])
    expect(
      (await judge(draft, 'length', { max: 1, unit: 'wechat' }, { rule: { scope: 'title' } })).violations[0]?.data
        .actual,
    ).toBe(2)
  })
  test('title and post together, whatever the platform', async () => {
    const rule = { scope: 'whole' }
    expect(
      (await judge('---\nplatform: wechat\n---\n# 标题\n\n正文', 'length', { max: 1, unit: 'wechat' }, { rule }))
        .violations[0]?.data.actual,
    ).toBe(4)
    expect((await judge('# 标题\n\n正文', 'length', { max: 1 }, { rule })).violations[0]?.data.actual).toBe(7)
  })
  test('a repost counts comment and chain, not the original', async () => {
    const draft = '---\nkind: repost\nrepost: {text: 原文很长很长很长}\n---\n说得好//@甲:好'
    expect((await judge(draft, 'length', { max: 1 })).violations[0]?.data.actual).toBe(7)
    expect((await judge(draft, 'length', { max: 1 }, { rule: { scope: 'comment' } })).violations[0]?.data.actual).toBe(
      3,
    )
  })
})
