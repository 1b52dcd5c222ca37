import { describe, expect, test } from 'vitest'
import { type AccountResult, accountFields, parseAccount } from '../../src/account/account.ts'
import { profilePath, profilePathInChinese, textPaths } from '../../src/account/profile-path.ts'
import type { Shape } from '../../src/shape/shape.ts'
import { nodeAt, textsOf } from '../../src/shape/yaml-tree.ts'
import { lintedBy } from './linted-by.ts'

/** Every key of a profile at every depth, with its spellings and something that may stand under it. */
interface Key {
  readonly path: readonly string[]
  readonly spellings: readonly string[]
  readonly list: boolean
}

type Fields = NonNullable<Shape<unknown>['fields']>

function keysOf(fields: Fields, above: readonly string[]): Key[] {
  return Object.entries(fields).flatMap(([name, { shape, aliases = [] }]) => {
    const path = [...above, name]
    const inner = shape.fields ?? shape.item?.fields
    return [
      { path, spellings: aliases, list: shape.item?.fields !== undefined },
      ...(inner === undefined ? [] : keysOf(inner, path)),
    ]
  })
}

const keys = keysOf(accountFields as unknown as Fields, [])

/** A whole profile: every key is there once. */
const whole = {
  account: 'jinxiu',
  platform: 'weibo',
  class: '企业',
  organisation: ['锦绣清城'],
  nickname: '锦绣清城购物广场',
  slogan: '逛街就来锦绣清城',
  phone: '0763-1234567',
  bio: '简介文字',
  tags: { allowed: ['美食'], current: ['美食'] },
  avatar: { file: 'a.png', standard: 'a.png' },
  background: { file: 'b.jpg' },
  following: 12,
  categories: ['新闻'],
  'news-categories': ['新闻'],
  'activity-categories': ['活动'],
  sources: ['新华社'],
  competitors: ['@某某广场'],
  review: {
    chain: [{ role: '自审', self: true }],
    major: [{ role: '总编', self: false }],
    signed: false,
    checklists: { 终审: ['weibo-handbook/4-2b'] },
  },
  calendar: { 'min-per-day': 6 },
  archive: {
    address: 'https://weibo.com/a',
    nickname: '锦绣清城',
    verified: '企业认证',
    use: '官方发布',
    scope: '商场资讯',
    administrator: '陈晓',
    contact: '0763-1234567',
    'approved-by': '王芳',
    approved: '2025-12-30',
    document: '批件1',
    filed: '2026-01-05',
    reviewed: '2026-11-02',
  },
  changes: [
    {
      what: 'nickname',
      from: '旧',
      to: '新',
      at: '2026-01-05',
      'approved-by': '王芳',
      approved: '2026-01-04',
      document: '批件2',
      filed: '2026-01-06',
    },
  ],
  attest: [{ clause: 'weibo-handbook/4-2b', by: '李敏' }],
}

/** The profile with one key spelt otherwise. */
function respelt(value: unknown, path: readonly string[], spelling: string): unknown {
  if (Array.isArray(value)) return value.map((each) => respelt(each, path, spelling))
  const [key = '', ...rest] = path
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) =>
      name !== key ? [name, inner] : rest.length === 0 ? [spelling, inner] : [name, respelt(inner, rest, spelling)],
    ),
  )
}

function profile(value: unknown) {
  const result = parseAccount(JSON.stringify(value), 'accounts/a.yaml')
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'))
  return result.account
}

/** Keys of other lengths move what follows. */
function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      /[sS]pan$/.test(key) ? undefined : inner instanceof Map ? Object.fromEntries(inner) : inner,
    ),
  )
}

function problemsOf(result: AccountResult) {
  return result.ok ? [] : result.problems.map(({ message, help }) => [message.en, help?.en])
}

describe('keys in Chinese', () => {
  test.each(keys.flatMap(({ path, spellings }) => spellings.map((spelling) => [path.join('.'), spelling] as const)))(
    '%s as %s',
    (path, spelling) => {
      const read = profile(respelt(whole, path.split('.'), spelling))
      expect(withoutSpans(read.profile)).toEqual(withoutSpans(profile(whole).profile))
      expect(withoutSpans(read.root)).toEqual(withoutSpans(profile(whole).root))
    },
  )

  test('every key has one', () => {
    expect(keys.filter(({ spellings }) => spellings.length === 0)).toEqual([])
  })

  test('the same spelling leads to one key of a map', () => {
    for (const above of new Set(keys.map(({ path }) => path.slice(0, -1).join('.')))) {
      const spellings = keys
        .filter(({ path }) => path.slice(0, -1).join('.') === above)
        .flatMap((key) => [key.path.at(-1) ?? '', ...key.spellings])
      expect(
        spellings.filter((each, at) => spellings.indexOf(each) !== at),
        above,
      ).toEqual([])
    }
  })

  test('a whole path is read in either language and named in Chinese', () => {
    for (const { path } of keys) {
      const canonical = path.join('.')
      expect(profilePath(canonical)).toBe(canonical)
      expect(profilePath(profilePathInChinese(canonical))).toBe(canonical)
    }
    expect(profilePathInChinese('archive.administrator')).toBe('备案.管理员')
    expect(profilePath('备案.网扯')).toBeUndefined()
    expect(textPaths()).toContain('tags.allowed')
    expect(textPaths()).not.toContain('tags')
  })
})

test('words in Chinese too: the tree says what the profile says', () => {
  const { root, profile: read } = profile({ 账号: 'a', 平台: ['微博', '公众号', 'x'] })
  expect(textsOf(nodeAt(root, 'platform'))).toEqual(['weibo', 'wechat', 'x'])
  expect(read.platform).toEqual(['weibo', 'wechat', 'x'])
})

describe('slips', () => {
  test.each([
    ['account: a\n昵称: x\nnickname: y', '“nickname” and “昵称” are the same key, given twice', undefined],
    ['账号: a\n帐号: b', '“帐号” and “账号” are the same key, given twice', undefined],
    ['account: a\narchive: {网址: x, address: y}', '“address” and “网址” are the same key, given twice', undefined],
    ['account: a\nnicknam: x', 'Unknown key “nicknam”', 'Did you mean “nickname”?'],
    ['account: a\n联系电活: x', 'Unknown key “联系电活”', 'Did you mean “联系电话”?'],
    ['account: a\narchive: {reviewd: 2026-11-02}', 'Unknown key “reviewd”', 'Did you mean “reviewed”?'],
    [
      'account: a\nplatform: weebo',
      'Found “weebo”, expected one of weibo, wechat, xiaohongshu, douyin, x',
      'Did you mean “weibo”?',
    ],
    ['account: a\nfollowing: 很多', 'Found “很多”, expected a whole number 0–', undefined],
    ['account: a\narchive: {filed: 去年}', '“去年” is not a date', 'Write 2013-03-28'],
    [
      'account: a\nreview: {checklists: {终审: weibo-handbook}}',
      '“weibo-handbook” is no clause',
      'Write pack/clause, as in weibo-handbook/4-2b',
    ],
    ...[
      ['标签: {可用: 美食、电影}', '美食、电影', '、', '美食, 电影'],
      ['标签: {现用: [美食，电影]}', '美食，电影', '，', '美食, 电影'],
      ['栏目:\n  - 新闻, 活动', '新闻, 活动', ',', '新闻, 活动'],
      ['单位: "甲商场、乙商场"', '甲商场、乙商场', '、', '甲商场, 乙商场'],
      ['平台: 微博、公众号', '微博、公众号', '、', '微博, 公众号'],
      ['审核: {审核链: 初审、终审}', '初审、终审', '、', '初审, 终审'],
    ].map(([line, found, mark, apart]): [string, string, string] => [
      `account: a\n${line}`,
      `“${found}” would be a single word: “${mark}” does not part words`,
      `Write several words as [${apart}]; if it is one word, write ["${found}"]`,
    ]),
    ['账号：a', '“账号” is followed by a full-width colon', 'Write a plain colon and a blank: “账号: ”'],
    ['账号:a', 'No blank follows the colon of “账号”', 'Put a blank behind the colon: “账号: ”'],
    [
      'account: a\n审核: {审核链：初审}',
      '“审核链” is followed by a full-width colon',
      'Write a plain colon and a blank: “审核链: ”',
    ],
    ['nickname: x', '“account” is missing (text)', undefined],
    ['', 'The account profile is empty', undefined],
    ['account: a\nchanges: [{at: 2026-01-05}]', '“what” is missing (text)', undefined],
  ])('%j', (source, message, help) => {
    expect(problemsOf(parseAccount(source, 'a.yaml'))).toEqual([[message, help]])
  })

  test.each([
    '单位: Foo Co., Ltd.',
    '标签: {可用: ["衣、食、住、行", 美食]}',
    '简介: 美食、电影，都在这里',
    '平台: [微博, 微信]',
  ])('one word stays whole: %s', (line) =>
    expect(problemsOf(parseAccount(`account: a\n${line}`, 'a.yaml'))).toEqual([]),
  )

  test('all at once', () => {
    expect(problemsOf(parseAccount('account: a\nnicknam: x\nbio: [1]\nfollowing: -1', 'a.yaml'))).toHaveLength(3)
  })
})

test('checklists: the clauses that each role signs for', () => {
  const { review } = profile({
    account: 'a',
    审核: {
      流程: ['初审', { 角色: '终审', 本人: true }],
      清单: { 初审: 'weibo-handbook/*', 终审: ['house/1', 'house/2-a'] },
    },
  }).profile
  expect(review?.chain).toEqual([
    { role: '初审', self: false },
    { role: '终审', self: true },
  ])
  expect([...(review?.checklists ?? [])]).toEqual([
    ['初审', ['weibo-handbook/*']],
    ['终审', ['house/1', 'house/2-a']],
  ])
})

test('changes: one stands for a list of one', () => {
  const one = { 事项: '昵称', 原: '旧', 改为: '新', 日期: '2026-01-05', 批准人: '王芳', 备案: '2026-01-06' }
  const expected = { what: '昵称', from: '旧', to: '新', at: '2026-01-05', 'approved-by': '王芳', filed: '2026-01-06' }
  expect(profile({ account: 'a', 变更: one }).profile.changes).toEqual([expected])
  expect(profile({ account: 'a', 变更记录: [one, one] }).profile.changes).toEqual([expected, expected])
  expect(profile({ account: 'a' }).profile.changes).toEqual([])
})

test('a profile written as JSON is a profile, with the places of its file', async () => {
  const source = '{\n  "账号": "a",\n  "昵称": "锦绣",\n  "关注数": «901»\n}\n'
  expect(await lintedBy(source, 'field', { field: 'following', max: 900 })).toBe(source)
})
