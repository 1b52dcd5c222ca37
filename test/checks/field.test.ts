import { describe, expect, test } from 'vitest'
import { judge, marked, ruleOf } from './judge.ts'

const fenced = (front: string) => `---\n${front}\n---\n正文`
const ofAccount = { rule: { subject: 'account' } }

test.each([
  [{ field: 'category', 'one-of': ['新闻', '活动'] }, 'category: [新闻, «美食»]'],
  [{ field: 'category', 'one-of': ['新闻'] }, '栏目: «"美食"»'],
  [{ field: 'category', 'not-in': ['美食'] }, 'category: [新闻, «美食»]'],
  [{ field: 'source.url', type: 'url' }, 'source: {url: «example.com»}'],
  [{ field: 'source.url', type: 'url' }, 'source: {url: https://example.com/a}'],
  [{ field: 'event.date', type: 'date' }, 'event: {date: 2026-11-23}'],
  [{ field: 'repost.author', type: 'mention' }, 'repost: {author: «人民日报»}'],
  [{ field: 'author', matches: '^[\\p{sc=Han}]{2,4}$' }, 'author: «Chen»'],
  [{ field: 'author', matches: '^[\\p{sc=Han}]{2,4}$' }, 'author: 陈晓'],
  [{ field: 'author', present: false }, 'author: «陈晓»'],
  [{ field: 'author', present: true }, 'author: 陈晓'],
  [{ field: 'reviews.role', 'one-of': ['初审', '终审'] }, 'reviews: [{role: 初审}, {role: «复审»}]'],
  [{ field: '审核.角色', 'one-of': ['初审', '终审'] }, '审核: [{角色: 初审}, {岗位: «复审»}]'],
  // What is not there is no other option’s concern.
  [{ field: 'author', 'one-of': ['陈晓'] }, 'kind: original'],
])('%j: %s', async (options, front) => {
  expect(await marked(fenced(front), 'field', options)).toBe(fenced(front))
})

test('what must be there and is not', async () => {
  expect((await judge(fenced('kind: original'), 'field', { field: 'author', present: true })).violations).toHaveLength(
    1,
  )
  expect((await judge(fenced('author: ""'), 'field', { field: 'author', present: true })).violations).toHaveLength(1)
})

describe('lists of the account profile', () => {
  const account = {
    sources: ['新华社', '@人民日报'],
    competitors: ['@某某广场'],
    标签: { 可用: ['美食', '电影'] },
    slogan: '逛街就来锦绣清城',
    organisation: ['锦绣清城'],
  }
  test.each([
    [{ field: 'source.name', from: 'sources' }, 'source: {name: «路边社»}'],
    [{ field: 'source.name', from: 'sources' }, 'source: {name: 人民日报}'],
    [{ field: 'repost.author', 'not-from': 'competitors' }, 'repost: {author: «"@某某广场"»}'],
    [{ field: 'repost.author', 'not-from': 'competitors' }, 'repost: {author: "@清远发布"}'],
    [{ field: 'category', from: 'tags.allowed' }, 'category: [美食, «旅游»]'],
    [{ field: 'category', from: '标签.可用' }, 'category: [美食, «旅游»]'],
    [{ field: 'title', includes: ['account.slogan'] }, 'title: «周末去哪»'],
    [{ field: 'title', includes: ['account.slogan'] }, 'title: 周末去哪？逛街就来锦绣清城'],
    [{ field: 'title', excludes: ['account.organisation'] }, 'title: 周末去«锦绣清城»'],
    // Of the front matter itself: what is not written cannot be asked for.
    [{ field: 'title', includes: ['source.name'] }, 'title: «通车»\nsource: 新华社'],
    [{ field: 'title', includes: ['source.name'] }, 'title: 新华社：通车\nsource: 新华社'],
    [{ field: 'title', includes: ['source.name'] }, 'title: 通车'],
  ])('%j: %s', async (options, front) => {
    expect(await marked(fenced(front), 'field', options, { account })).toBe(fenced(front))
  })

  test('without a profile, or without the list, nobody can tell', async () => {
    const options = { field: 'source.name', from: 'sources' }
    expect((await judge(fenced('source: 路边社'), 'field', options)).unjudged).toEqual([
      { rule: 'test/rule', lack: 'account' },
    ])
    expect((await judge(fenced('source: 路边社'), 'field', options, { account: {} })).unjudged).toEqual([
      { rule: 'test/rule', lack: 'account-field', detail: { zh: '来源', en: 'sources' } },
    ])
    expect(
      (await judge(fenced('title: 早安'), 'field', { field: 'title', includes: ['account.slogan'] }, { account: {} }))
        .unjudged,
    ).toEqual([{ rule: 'test/rule', lack: 'account-field', detail: { zh: '广告语', en: 'slogan' } }])
  })
})

describe('profiles of accounts', () => {
  test.each([
    [{ field: 'avatar', present: true }, 'account: «jinxiu»\n昵称: 锦绣清城'],
    [{ field: 'avatar', present: true }, 'account: jinxiu\n头像: {文件: a.png}'],
    [{ field: 'archive.reviewed', present: true }, 'account: jinxiu\n«备案»: {网址: https://weibo.com/a}'],
    [{ field: 'archive.reviewed', present: true }, 'account: jinxiu\n备案: {网址: https://weibo.com/a, «年审»: }'],
    [{ field: 'archive.reviewed', type: 'date' }, 'account: jinxiu\n备案: {年审: 2026-11-02}'],
    [{ field: '昵称', matches: '官方微博$' }, 'account: jinxiu\n昵称: «锦绣清城»'],
    [{ field: 'nickname', matches: '官方微博$' }, 'account: jinxiu\n昵称: "锦绣清城官方微博"'],
    [{ field: 'platform', 'one-of': ['weibo'] }, 'account: jinxiu\n平台: [微博, «微信»]'],
    [{ field: 'class', 'one-of': ['总会', '部门'] }, 'account: jinxiu\n类别: «协会»'],
    [{ field: 'avatar.file', from: 'avatar.standard' }, 'account: jinxiu\navatar: {file: «b.png», standard: a.png}'],
    [{ field: 'avatar.file', from: 'avatar.standard' }, 'account: jinxiu\navatar: {file: a.png, standard: a.png}'],
    [{ field: 'nickname', from: 'archive.nickname' }, 'account: jinxiu\n昵称: «锦绣»\n备案: {昵称: 锦绣清城}'],
    [
      { field: 'tags.current', from: 'tags.allowed' },
      'account: jinxiu\n标签: {可用: [美食, 电影], 现用: [美食, «旅游»]}',
    ],
    [
      { field: 'changes.document', present: true },
      'account: jinxiu\nchanges: [{what: «bio», at: 2026-01-05}, {what: nickname, at: 2026-01-05, document: 批件1}]',
    ],
    [{ field: 'changes.document', present: true }, 'account: jinxiu\n«变更»: {事项: 昵称, 日期: 2026-01-05}'],
    // Nothing was changed: nothing is missing.
    [{ field: 'changes.document', present: true }, 'account: jinxiu'],
    [{ field: 'changes.document', present: true }, 'account: jinxiu\nchanges: []'],
    [{ field: 'changes.document', present: true }, 'account: jinxiu\nchanges:'],
  ])('%j: %s', async (options, profile) => {
    expect(await marked(profile, 'field', options, ofAccount)).toBe(profile)
  })

  test.each([
    [{ field: 'avatar.fle' }, 'An account profile has no “avatar.fle”'],
    [{ field: '昵成' }, 'An account profile has no “昵成”'],
    [{ field: 'bio', includes: ['slogen'] }, 'An account profile has no “slogen”'],
    [{ field: 'bio', excludes: ['organization'] }, 'An account profile has no “organization”'],
    [{ field: 'nickname.zh' }, 'An account profile has no “nickname.zh”'],
    [{ field: 'tags.current', from: 'tags.alowed' }, 'An account profile has no list “tags.alowed”'],
    [{ field: 'tags.current', from: 'tags' }, 'An account profile has no list “tags”'],
  ])('no profile has %j', async (options, problem) => {
    await expect(ruleOf('field', options, { subject: 'account' })).rejects.toThrow(problem)
  })

  test('what stands below keys that are left to others is theirs', async () => {
    await expect(ruleOf('field', { field: 'calendar.min-per-day' }, { subject: 'account' })).resolves.toBeDefined()
  })
})

describe('includes', () => {
  const bio = (text: string) => `account: a\n口号: 逛街就来锦绣清城\n电话: 0763-1234567\n简介: ${text}`
  test.each([
    ['逛街就来锦绣清城 0763-1234567 负责人@陈晓'],
    ['逛街就来锦绣清城，０７６３－１２３４５６７'],
    ['0763 1234567逛街就来錦繡清城'],
    ['逛街 就来 锦绣清城 07631234567'],
    ['«0763-1234567»'],
    ['«逛街就来锦绣清城»'],
    ['«逛街就来锦绣清城 0763-123456»'],
    // Another number, of which ours is only a part.
    ['«逛街就来锦绣清城 0763-12345678»'],
    ['«逛街就来锦绣清城 10763-1234567»'],
    ['«"逛街就来锦绣"»'],
  ])('bio: %s', async (text) => {
    expect(await marked(bio(text), 'field', { field: 'bio', includes: ['slogan', 'phone'] }, ofAccount)).toBe(bio(text))
  })

  test('the message names what is missing, by Chinese keys', async () => {
    const { violations } = await judge(bio('欢迎'), 'field', { field: 'bio', includes: ['slogan', '电话'] }, ofAccount)
    expect(violations[0]?.data).toMatchObject({
      field: { zh: '简介', en: 'bio' },
      actual: '欢迎',
      missing: {
        zh: '广告语「逛街就来锦绣清城」、电话「0763-1234567」',
        en: 'slogan “逛街就来锦绣清城”, phone “0763-1234567”',
      },
    })
  })

  test('of a list one text is enough', async () => {
    const options = { field: 'nickname', includes: ['organisation'] }
    const profile = (name: string) => `account: a\n单位: [锦绣清城购物广场, 锦绣清城]\n昵称: ${name}`
    for (const text of [profile('锦绣清城官微'), profile('«清城官微»')])
      expect(await marked(text, 'field', options, ofAccount)).toBe(text)
  })

  test('a key that the profile does not declare: the others are judged all the same', async () => {
    const options = { field: 'bio', includes: ['slogan', 'phone'] }
    const { violations, unjudged } = await judge('account: a\nslogan: 逛街\nbio: 你好', 'field', options, ofAccount)
    expect(violations).toHaveLength(1)
    expect(unjudged).toEqual([{ rule: 'test/rule', lack: 'account-field', detail: { zh: '电话', en: 'phone' } }])
  })
})

describe('excludes', () => {
  test.each([
    ['单位: [中信证券股份有限公司, 中信证券, CITICS, "600030"]\n昵称: 我在«中信证券»'],
    ['单位: [中信证券股份有限公司, 中信证券]\n昵称: «中信证券股份有限公司»小王'],
    ['单位: 中信证券\n昵称: "小王@«中信 證券»"'],
    ['单位: 中信证券\n昵称: 中信银行小王'],
    ['单位: CITICS\n昵称: «ＣＩＴＩＣＳ»fan 与 «citics»'],
    ['单位: "600030"\n昵称: 股票«600030»'],
    ['单位: "600030"\n昵称: 股票1600030'],
    ['单位: ST\n昵称: the best'],
    ['单位: ST\n昵称: 老«st»小王'],
    ['单位: 中信证券\n昵称: "«中信\\u8bc1券»小王"'],
  ])('%s', async (profile) => {
    const text = `account: a\n${profile}`
    expect(await marked(text, 'field', { field: 'nickname', excludes: ['organisation'] }, ofAccount)).toBe(text)
  })

  test('each item of a list', async () => {
    const text = 'account: a\n单位: 锦绣\ntags: {current: [美食, «锦绣»美食, 购物]}'
    expect(await marked(text, 'field', { field: 'tags.current', excludes: ['organisation'] }, ofAccount)).toBe(text)
  })

  test('nothing to exclude: not judged', async () => {
    const { violations, unjudged } = await judge(
      'account: a\nnickname: 小王',
      'field',
      { field: 'nickname', excludes: ['organisation'] },
      ofAccount,
    )
    expect(violations).toEqual([])
    expect(unjudged).toMatchObject([{ lack: 'account-field', detail: { zh: '单位', en: 'organisation' } }])
  })
})

describe('lists by their items', () => {
  const tags = ['同升湖', '同升湖国际实验学校', '民办学校']
  test.each([
    [{ holds: tags }, 'tags: {current: [民办学校, 同升湖, 长沙, 同升湖国际实验学校]}'],
    [{ holds: tags }, 'tags: {current: «[同升湖国际实验学校, 民办学校]»}'],
    [{ holds: ['民办学校'] }, 'tags: {current: 民辦學校}'],
    [{ holds: tags }, '«标签»: {可用: [同升湖]}'],
    [{ holds: tags }, '标签: {«现用»: []}'],
    [{ 'max-items': 2 }, 'tags: {current: [甲, 乙]}'],
    [{ 'max-items': 2 }, 'tags: {current: [甲, 乙, «丙»]}'],
    [{ 'max-items': 2 }, 'tags: {current: [甲, 乙, «丙, 丁»]}'],
    [{ 'max-items': 0 }, 'tags: {current: «甲»}'],
    [{ 'min-items': 2 }, 'tags: {current: [甲, 乙]}'],
    [{ 'min-items': 2 }, 'tags: {current: «[甲]»}'],
    [{ 'min-items': 2 }, 'tags: {current: «甲»}'],
    [{ 'min-items': 1 }, '«tags»: {allowed: [甲]}'],
  ])('%j: %s', async (options, profile) => {
    const text = `account: a\n${profile}`
    expect(await marked(text, 'field', { field: 'tags.current', ...options }, ofAccount)).toBe(text)
  })

  test('what the messages say', async () => {
    const of = async (options: object) =>
      (await judge('account: a\ntags: {current: [甲, 乙]}', 'field', { field: 'tags.current', ...options }, ofAccount))
        .violations[0]?.data
    expect(await of({ 'max-items': 1 })).toMatchObject({
      field: { zh: '标签.现用', en: 'tags.current' },
      actual: 2,
      max: 1,
      min: '',
      expected: { zh: '不超过 1 项', en: 'at most 1 item' },
    })
    expect(await of({ 'min-items': 3 })).toMatchObject({ actual: 2, min: 3 })
    expect(await of({ holds: ['甲', '丙', '丁'] })).toMatchObject({
      missing: { zh: '「丙」、「丁」', en: '“丙”, “丁”' },
    })
  })
})

test.each([
  [{ max: 900 }, '关注数: 900'],
  [{ max: 900 }, '关注数: «901»'],
  [{ min: 1 }, 'following: 1'],
  [{ min: 1 }, 'following: «0»'],
  [{ min: 1, max: 900 }, 'account: a'],
])('numbers: %j: %s', async (options, profile) => {
  const text = profile.startsWith('account') ? profile : `account: a\n${profile}`
  expect(await marked(text, 'field', { field: 'following', ...options }, ofAccount)).toBe(text)
})

test.each([
  ['event: {prize: "12"}'],
  ['event: {prize: «"13"»}'],
  ['event: {prize: «电影票»}'],
  ['event: {prize: 12.0}'],
  ['event: {prize: «12.5»}'],
])('a number that is text: %s', async (front) => {
  expect(await marked(fenced(front), 'field', { field: 'event.prize', max: 12 })).toBe(fenced(front))
})

describe('a whole profile that goes bad one key at a time', () => {
  const good = {
    account: 'jinxiu',
    单位: '锦绣清城',
    昵称: '锦绣清城购物广场',
    广告语: '逛街就来锦绣清城',
    电话: '0763-1234567',
    简介: '逛街就来锦绣清城 0763-1234567',
    标签: { 可用: ['美食', '电影'], 现用: ['美食'] },
    头像: { 文件: 'a.png', 标准: 'a.png' },
    关注数: 120,
  }
  const rules: readonly [
    options: { readonly field: string } & Record<string, unknown>,
    bad: Record<string, unknown>,
  ][] = [
    [{ field: 'nickname', includes: ['organisation'] }, { 昵称: '购物广场' }],
    [{ field: 'bio', includes: ['slogan', 'phone'] }, { 简介: '0763-1234567' }],
    [{ field: 'tags.current', from: 'tags.allowed' }, { 标签: { 可用: ['美食'], 现用: ['电影'] } }],
    [{ field: 'tags.current', 'min-items': 1 }, { 标签: { 可用: ['美食'] } }],
    [{ field: 'avatar.file', from: 'avatar.standard' }, { 头像: { 文件: 'b.png', 标准: 'a.png' } }],
    [{ field: 'avatar.file', present: true }, { 头像: null }],
    [{ field: 'following', max: 900 }, { 关注数: 1200 }],
  ]
  const yaml = (profile: object) =>
    Object.entries(profile)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join('\n')

  test.each(rules)('%j', async (options, bad) => {
    expect((await judge(yaml(good), 'field', options, ofAccount)).violations).toEqual([])
    const fired = await Promise.all(
      rules.map(async ([each]) => {
        const { violations } = await judge(yaml({ ...good, ...bad }), 'field', each, ofAccount)
        return violations.length
      }),
    )
    expect(fired).toEqual(rules.map(([each]) => (each === options ? 1 : 0)))
  })
})
