import { describe, expect, test } from 'vitest'
import { judge, marked, ruleOf } from './judge.ts'

async function has(element: string, draft: string, account?: Record<string, unknown>): Promise<boolean> {
  const { violations } = await judge(draft, 'required', { all: [element] }, account === undefined ? {} : { account })
  return !violations.some(({ rule }) => rule.id === 'test/rule')
}

describe('a comment', () => {
  const repost = (text: string) => `---\nkind: repost\n---\n${text}`
  test.each([
    ['说得好//@人民日报:原文', true],
    ['[赞]//@人民日报:原文', true],
    ['👍//@人民日报:原文', true],
    ['//@人民日报:原文', false],
    ['转发微博', false],
    ['轉發微博', false],
    ['Repost', false],
    ['转发微博。//@甲:乙', false],
    ['。。。//@甲:乙', false],
    ['', false],
    ['\u200b', false],
    ['转发微博看看大家怎么说', true],
    ['🇨🇳', true],
    ['™', false],
  ])('%s: %s', async (text, there) => {
    expect(await has('comment', repost(text))).toBe(there)
  })
})

describe('a source', () => {
  test.each([
    ['据新华社报道，今日通车。', true],
    ['【通车】（来源：清远日报）', true],
    ['来源:人民网', true],
    ['今日通车。（新华社记者 张三）', true],
    ['新华社北京11月23日电', true],
    ['转自@人民日报', true],
    ['今日通车（@清远发布）', true],
    ['据中央气象台预报，明天有雨', true],
    ['供稿：教务处', true],
    ['图文/校团委', true],
    ['文/教务处', true],
    ['中文/英文双语', false],
    // Vague sources are none.
    ['来源：网络', false],
    ['图片来源于网络', false],
    ['来源：网络安全中心', true],
    ['来源：网络整理', false],
    ['据网友爆料，今日通车', false],
    ['据悉，今日通车', false],
    ['据了解，今日通车', false],
    ['据知情人士透露，今日通车', false],
    // Words of attribution that attribute nothing.
    ['清远市今日宣布，地铁下月开通。', false],
    ['水的来源很重要，要保护水源', false],
    ['今日通车', false],
  ])('%s: %s', async (text, there) => {
    expect(await has('source', text)).toBe(there)
  })

  test('what the front matter names must stand in the text', async () => {
    expect(await has('source', '---\nsource: 清远融媒\n---\n今日通车')).toBe(false)
    expect(await has('source', '---\nsource: 清远融媒\n---\n清远融媒消息，今日通车')).toBe(true)
  })

  test('a name that the account may use is a source', async () => {
    expect(await has('source', '清远发布：今日通车', { sources: ['清远发布'] })).toBe(true)
  })
})

describe('other elements', () => {
  test.each([
    ['image', '正文\n\n![图](a.jpg)', true],
    ['image', '正文\n\n![片](a.mp4)', false],
    ['video', '正文\n\n![片](a.MP4?x=1)', true],
    ['video', '正文[片](http://v.example.com/a.mov)', true],
    ['video', '正文', false],
    ['link', '看http://t.cn/abc', true],
    ['link', '[看](http://t.cn/abc)', true],
    ['link', '看www.example.com', false],
    ['mention', '@人民日报 你好', true],
    ['mention', '写信到a@example.com', false],
    ['topic', '#早安#', true],
    ['topic', '#早安', false],
    ['title', '# 标题\n\n正文', true],
    ['title', '【标题】正文', true],
    ['title', '---\ntitle: 标题\n---\n正文', true],
    ['title', '正文', false],
    ['field.event.prize', '---\nevent: {prize: 电影票}\n---\n', true],
    ['field.event.prize', '---\n活动: {奖品: ""}\n---\n', false],
  ])('%s in %j: %s', async (element, draft, there) => {
    expect(await has(element, draft)).toBe(there)
  })
})

test('any: one is enough, and the message names all that would do', async () => {
  expect((await judge('看http://t.cn/a', 'required', { any: ['image', 'link'] })).violations).toEqual([])
  expect((await judge('正文', 'required', { any: ['image', 'link'] })).violations[0]?.data.missing).toEqual({
    zh: '图片、链接',
    en: 'a picture, a link',
  })
})

test('what is missing is shown where the rule came to hold', async () => {
  const draft = '---\ncategory: [活动, «新闻»]\n---\n正文'
  expect(await marked(draft, 'required', { all: ['image'] }, { rule: { when: { category: '新闻' } } })).toBe(draft)
  expect(await marked('«第一行»\n第二行', 'required', { all: ['image'] })).toBe('«第一行»\n第二行')
  expect((await judge('', 'required', { all: ['image'] })).violations[0]?.span).toEqual({ start: 0, end: 0 })
})

describe('profiles of accounts', () => {
  const all = ['field.archive.address', 'field.archive.use', 'field.bio']
  const rule = { subject: 'account' }

  test.each([
    ['account: a\n«archive»: {address: https://weibo.com/a}', '「备案.用途」、「简介」'],
    ['账号: a\n«备案»: {用途: }', '「备案.网址」、「备案.用途」、「简介」'],
    ['账号: «a»\n简介: 你好', '「备案.网址」、「备案.用途」'],
    ['account: «a»\narchive: {address: https://weibo.com/a, use: 发布}', '「简介」'],
    ['{"账号": «"a"», "备案": {"网址": "https://weibo.com/a", "用途": "发布"}}', '「简介」'],
  ])('%s: %s', async (text, missing) => {
    expect(await marked(text, 'required', { all }, { rule })).toBe(text)
    const { violations } = await judge(text.replace(/[«»]/g, ''), 'required', { all }, { rule })
    expect(violations.map(({ data }) => (data.missing as { zh: string }).zh)).toEqual([missing])
  })

  test('any: one is enough', async () => {
    const any = ['field.电话', 'field.备案.联系人']
    expect((await judge('account: a\narchive: {contact: 陈晓}', 'required', { any }, { rule })).violations).toEqual([])
    const { violations } = await judge('account: a', 'required', { any }, { rule })
    expect(violations[0]?.data.missing).toEqual({
      zh: '「电话」、「备案.联系人」',
      en: '“phone”, “archive.contact”',
    })
  })

  test('each change on record', async () => {
    const text =
      'account: a\nchanges: [{what: bio, at: 2026-01-05, document: 批件1}, {what: «nickname», at: 2026-01-06}]'
    expect(await marked(text, 'required', { all: ['field.changes.document'] }, { rule })).toBe(text)
    expect((await judge('account: a', 'required', { all: ['field.changes.document'] }, { rule })).violations).toEqual(
      [],
    )
  })

  test.each([
    [{ all: ['image'] }, 'An account profile has no “image”; ask for field.KEY'],
    [{ any: ['topic', 'field.bio'] }, 'An account profile has no “topic”; ask for field.KEY'],
    [{ all: ['field.archive.adress'] }, 'An account profile has no “archive.adress”'],
  ])('%j is a problem of the pack', async (options, problem) => {
    await expect(ruleOf('required', options, rule)).rejects.toThrow(problem)
  })
})

test('keys of drafts are named in Chinese too', async () => {
  const { violations } = await judge('正文', 'required', { all: ['field.event.prize', 'field.活动.地点'] })
  expect(violations[0]?.data.missing).toEqual({
    zh: '「活动.奖品」、「活动.地点」',
    en: '“event.prize”, “event.place”',
  })
})
