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
    // By a reporter, an office, a paper’s name in front.
    ['记者从市教育局获悉，地铁下月开通。', true],
    ['记者今日从市交通运输局了解到，地铁下月开通。', true],
    ['从清远海关获悉，进出口增长一成。', true],
    ['小编从市图书馆方面得知，周一闭馆。', true],
    ['人民日报：今日通车。', true],
    ['#清远新闻# 南方日报丨今日通车', true],
    ['【新华社快讯】今日通车', true],
    ['【央视新闻】今日通车', true],
    ['【人民日报：今日通车】', true],
    ['新华社快讯：今日通车', true],
    ['人民日报今日刊文，今日通车', true],
    ['央视新闻客户端消息，今日通车', true],
    ['央视记者在现场', true],
    ['国家统计局11月30日发布数据，消费增长。', true],
    ['教育部今天上午通报，今年扩招。', true],
    ['市公安局交警支队昨日发布通告，今日通车', true],
    ['中国地震台网正式测定：清远发生2级地震', true],
    ['市教育局相关负责人表示，明起放假。', true],
    ['【教育部：今年扩招】', true],
    ['清远市卫健委：今日新增床位', true],
    ['清远发布：今日通车', true],
    ['素材来自人民日报客户端', true],
    ['图片均来自新华社', true],
    ['图片来自网友@小李', true],
    ['据统计局数据，消费增长', true],
    ['据统计今年全市消费数据良好', false],
    ['根据国家统计局数据，消费增长', true],
    ['据当地警方通报，今日通车', true],
    ['据气象部门预报，明天有雨', true],
    ['据媒体人张三介绍，今日通车', true],
    ['据市教育局有关负责人介绍，今日通车', true],
    // Vague sources are none.
    ['来源：网络', false],
    ['图片来源于网络', false],
    ['来源：网络安全中心', true],
    ['来源：网络整理', false],
    ['据网友爆料，今日通车', false],
    ['据悉，今日通车', false],
    ['据了解，今日通车', false],
    ['据知情人士透露，今日通车', false],
    ['据媒体报道，今日通车', false],
    ['据有关媒体报道，今日通车', false],
    ['据多家媒体报道，今日通车', false],
    ['据国内媒体今日报道，今日通车', false],
    ['据外媒报道，今日通车', false],
    ['据可靠消息，今日通车', false],
    ['据最新消息，今日通车', false],
    ['据11月30日消息，今日通车', false],
    ['据相关部门消息，今日通车', false],
    ['据有关部门统计，今日通车', false],
    ['据相关负责人介绍，今日通车', false],
    ['据不完全统计，今日通车', false],
    ['据初步统计，今日通车', false],
    ['据报道今年人口数据良好', false],
    ['记者从有关部门获悉，今日通车', false],
    ['记者从知情人士处获悉，今日通车', false],
    ['记者从现场了解到，今日通车', false],
    ['素材来自网络', false],
    ['素材来自生活', false],
    // Words of attribution that attribute nothing.
    ['清远市今日宣布，地铁下月开通。', false],
    ['水的来源很重要，要保护水源', false],
    ['今日通车', false],
    ['大数据平台发布会下月举行', false],
    ['旅行社电话0763-1234567', false],
    ['全网电商今日开抢', false],
    ['天气预报消息多', false],
    ['今日早报：地铁下月开通', false],
    ['工作日报：地铁下月开通', false],
    ['最新海报：地铁下月开通', false],
    ['举报：12345', false],
    ['新品发布：今日开售', false],
    ['市教育局：0763-1234567', false],
    ['地铁下月开通，名单全部公布', false],
    ['我市比赛结局公布', false],
    ['市民大厅公布了新的开放时间', false],
    ['市中心今日发布了新的灯光秀', false],
    ['从今天起乘地铁得知新站名', false],
    ['我从朋友圈看到地铁开通', false],
  ])('%s: %s', async (text, there) => {
    expect(await has('source', text)).toBe(there)
  })

  test('a text that is full of half a source takes time in proportion to its length', async () => {
    for (const unit of ['据', '市', '记者从', '中国', '国家教育', '人民日', '新华社11月', '素材来自', '有关']) {
      const began = performance.now()
      await has('source', unit.repeat(20_000))
      expect(performance.now() - began).toBeLessThan(4_000)
    }
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
