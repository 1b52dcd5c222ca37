import { defaulted, type ObjectOf, object, optional, required } from '../shape/object-shape.ts'
import { parseYaml } from '../shape/parse-yaml.ts'
import type { Problem } from '../shape/problem.ts'
import { anyNode, either, flag, listOf, oneOf, refine, text } from '../shape/shape.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'

/** Which news categories hold where no account says so. */
export const DEFAULT_NEWS_CATEGORIES: readonly string[] = ['新闻']

/** Which categories are activities where no account says so. */
export const DEFAULT_ACTIVITY_CATEGORIES: readonly string[] = [
  '活动',
  '抽奖',
  '有奖活动',
  '微活动',
  '抽奖活动',
  '促销活动',
  '近期活动',
  '广场活动',
  '线下活动',
  '线上活动',
]

/** The keys of an account profile: what is read, and what an editor completes. */
export const accountFields = {
  account: required(text(), {
    zh: '账号的代号，草稿用它指明账号',
    en: 'The name by which drafts refer to the account',
  }),
  platform: optional(
    listOf(
      oneOf(['weibo', 'wechat', 'xiaohongshu', 'douyin', 'x'], {
        微博: 'weibo',
        微信: 'wechat',
        小红书: 'xiaohongshu',
        抖音: 'douyin',
      }),
    ),
    { zh: '平台', en: 'The platform, or platforms' },
  ),
  class: optional(text(), { zh: '账号类别', en: 'The class of the account' }),
  nickname: optional(text(), { zh: '昵称', en: 'Nickname' }),
  slogan: optional(text(), { zh: '广告语', en: 'Slogan' }),
  phone: optional(text(), { zh: '联系电话', en: 'Contact phone' }),
  bio: optional(text(), { zh: '简介', en: 'Bio' }),
  tags: optional(
    object({
      allowed: defaulted(listOf(text()), [], { zh: '可用的标签', en: 'Tags that may be used' }),
      current: defaulted(listOf(text()), [], { zh: '现用的标签', en: 'Tags in use' }),
    }),
    { zh: '标签', en: 'Tags' },
  ),
  avatar: optional(
    object({
      file: required(text(), { zh: '头像文件', en: 'Avatar file' }),
      standard: optional(text(), { zh: '标准标识文件', en: 'Standard logo file' }),
    }),
    {
      zh: '头像',
      en: 'Avatar',
    },
  ),
  background: optional(object({ file: required(text(), { zh: '背景图文件', en: 'Background file' }) }), {
    zh: '背景图',
    en: 'Background picture',
  }),
  categories: defaulted(listOf(text()), [], { zh: '账号的栏目', en: 'The categories of the account' }),
  'news-categories': defaulted(listOf(text()), DEFAULT_NEWS_CATEGORIES, {
    zh: '其中属于新闻的栏目',
    en: 'Those of the categories that are news',
  }),
  'activity-categories': defaulted(listOf(text()), DEFAULT_ACTIVITY_CATEGORIES, {
    zh: '其中属于活动的栏目',
    en: 'Those of the categories that are activities',
  }),
  sources: defaulted(listOf(text()), [], { zh: '可采用的消息来源', en: 'Sources that may be used' }),
  competitors: defaulted(listOf(text()), [], {
    zh: '同业账号，写作 "@名称"',
    en: 'Accounts of competitors, as "@name"',
  }),
  review: optional(
    object({
      chain: defaulted(
        listOf(
          either(
            (node: YamlNode) => node.kind === 'map',
            object({
              role: required(text(), { zh: '角色', en: 'Role' }),
              self: defaulted(flag(), false, { zh: '可由作者本人担任', en: 'The author may hold it' }),
            }),
            refine(text(), (role) => ({ role, self: false })),
          ),
        ),
        [],
        { zh: '审核链，按先后排列', en: 'The roles that review, in order' },
      ),
      signed: defaulted(flag(), false, { zh: '审核必须签名', en: 'Approvals must be signed' }),
    }),
    { zh: '审核要求', en: 'What review is asked for' },
  ),
  calendar: optional(anyNode({ zh: '发布频次的要求', en: 'what the calendar is held to' }, { type: 'object' }), {
    zh: '发布频次的要求',
    en: 'What the calendar is held to',
  }),
  archive: optional(anyNode({ zh: '备案资料', en: 'the archive record' }, { type: 'object' }), {
    zh: '备案资料',
    en: 'The archive record',
  }),
} as const

export type AccountProfile = ObjectOf<typeof accountFields>

export const accountShape = object(accountFields, { zh: '一份账号资料', en: 'an account profile' })

/** The account that publishes: its profile, and the tree with the place of every value. */
export interface Account {
  readonly path: string
  readonly source: string
  readonly root: YamlNode
  readonly profile: AccountProfile
}

export type AccountResult =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a profile. All its problems are reported at once. */
export function parseAccount(source: string, path: string): AccountResult {
  const parsed = parseYaml(source)
  const problems: Problem[] = [...parsed.problems]
  if (parsed.root === undefined) {
    problems.push({ span: { start: 0, end: 0 }, message: { zh: '账号资料是空的', en: 'The account profile is empty' } })
    return { ok: false, problems }
  }
  if (parsed.broken) return { ok: false, problems }
  const profile = accountShape.read(parsed.root, (problem) => problems.push(problem))
  if (profile === undefined || problems.length > 0) return { ok: false, problems }
  return { ok: true, account: { path, source, root: parsed.root, profile } }
}
