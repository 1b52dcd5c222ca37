import { day } from '../draft/day-shape.ts'
import { platformAliases, platforms } from '../draft/keys.ts'
import { canonicalKeys } from '../shape/canonical-keys.ts'
import { defaulted, type ObjectOf, object, optional, required } from '../shape/object-shape.ts'
import { inOrder, type Problem } from '../shape/problem.ts'
import { readYaml } from '../shape/read-yaml.ts'
import { either, flag, listOf, oneOf, refine, text, wholeNumber } from '../shape/shape.ts'
import { listOfWords } from '../shape/word-list.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { checklists } from './checklists.ts'

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

/** A role of a review chain: `初审`, or `{role: 自审, self: true}`. */
export const role = either(
  (node: YamlNode) => node.kind === 'map',
  object({
    role: required(text(), { zh: '角色', en: 'Role' }, ['角色']),
    self: defaulted(flag(), false, { zh: '可由作者本人担任', en: 'The author may hold it' }, ['本人', '作者本人']),
  }),
  refine(text(), (name) => ({ role: name, self: false })),
)

const review = object({
  chain: defaulted(listOfWords(role), [], { zh: '审核链，按先后排列', en: 'The roles that review, in order' }, [
    '审核链',
    '流程',
  ]),
  major: defaulted(
    listOfWords(role),
    [],
    { zh: '重大事项另外要经过的角色', en: 'The roles that matters of weight go through besides' },
    ['重大事项', '重大'],
  ),
  signed: defaulted(flag(), false, { zh: '审核必须签名', en: 'Approvals must be signed' }, ['签名']),
  checklists: defaulted(
    checklists,
    new Map(),
    { zh: '哪个角色签署哪些条款', en: 'The clauses that each role signs for' },
    ['签署清单', '清单'],
  ),
})

const change = object({
  what: required(
    text(),
    { zh: '改了什么：资料里的键名，例如 nickname', en: 'What was changed: a key of the profile, such as nickname' },
    ['事项', '项目'],
  ),
  from: optional(text(), { zh: '原来的内容', en: 'What it was' }, ['原', '原来']),
  to: optional(text(), { zh: '改成的内容', en: 'What it became' }, ['新', '改为']),
  at: required(day(), { zh: '变更日期', en: 'The day of the change' }, ['日期', '变更日期']),
  'approved-by': optional(text(), { zh: '谁批准的', en: 'Who approved it' }, ['批准人']),
  approved: optional(day(), { zh: '批准日期', en: 'The day of the approval' }, ['批准日期']),
  document: optional(text(), { zh: '批准文件', en: 'The written approval' }, ['批件', '文件', '文号']),
  filed: optional(day(), { zh: '备案日期', en: 'The day it was filed' }, ['备案日期', '备案']),
})

const archive = object({
  address: optional(text(), { zh: '账号网址', en: 'The address of the account' }, ['网址', '地址']),
  nickname: optional(text(), { zh: '备案的昵称', en: 'The nickname as filed' }, ['昵称']),
  verified: optional(text(), { zh: '认证情况', en: 'Its verification' }, ['认证', '认证情况']),
  use: optional(text(), { zh: '用途', en: 'What it is for' }, ['用途']),
  scope: optional(text(), { zh: '发布范围', en: 'What it publishes' }, ['范围', '发布范围']),
  administrator: optional(text(), { zh: '管理员', en: 'Its administrator' }, ['管理员']),
  contact: optional(text(), { zh: '联系人或联系方式', en: 'Whom to contact' }, ['联系人', '联系方式']),
  'approved-by': optional(text(), { zh: '谁批准开设或使用名称', en: 'Who approved its opening or its name' }, [
    '批准人',
  ]),
  approved: optional(day(), { zh: '批准日期', en: 'The day of that approval' }, ['批准日期']),
  document: optional(text(), { zh: '批准文件', en: 'The written approval' }, ['批件', '文件', '文号']),
  filed: optional(day(), { zh: '备案日期', en: 'The day it was filed' }, ['备案日期', '备案']),
  reviewed: optional(day(), { zh: '最近一次年审的日期', en: 'The day of its last yearly review' }, [
    '年审日期',
    '年审',
  ]),
})

const calendar = object({
  since: optional(day(), { zh: '从哪一天起', en: 'From which day on' }, ['起始日期', '从']),
  'min-per-day': optional(wholeNumber({ min: 1 }), { zh: '每天最少几条', en: 'At least so many posts a day' }, [
    '每天最少',
  ]),
  'min-per-week': optional(wholeNumber({ min: 1 }), { zh: '每周最少几条', en: 'At least so many posts a week' }, [
    '每周最少',
  ]),
  'max-idle-days': optional(
    wholeNumber({ min: 1 }),
    { zh: '最多几天不更新', en: 'At most so many days without a post' },
    ['最多停更'],
  ),
})

/** As in a draft: what is missing or cannot be read is seen where the record is judged. */
const signature = object({
  clause: optional(listOf(text()), { zh: '条款', en: 'The clause' }, ['条款', 'clauses', '条款清单']),
  by: optional(text(), { zh: '签署人', en: 'Who signs' }, ['人', '签署人', '审核人']),
  at: optional(text(), { zh: '签署时间', en: 'When' }, ['时间']),
  until: optional(text(), { zh: '有效期至', en: 'The last day on which it counts' }, ['有效期', '有效期至']),
  seal: optional(text(), { zh: '封签', en: 'The seal' }, ['封签']),
  signature: optional(text(), { zh: '签名', en: 'The signature' }, ['签名']),
})

/** The keys of an account profile: what is read, and what an editor completes. */
export const accountFields = {
  account: required(
    text(),
    { zh: '账号的代号，草稿用它指明账号', en: 'The name by which drafts refer to the account' },
    ['账号', '帐号'],
  ),
  platform: optional(listOfWords(oneOf(platforms, platformAliases)), { zh: '平台', en: 'The platform, or platforms' }, [
    '平台',
  ]),
  class: optional(text(), { zh: '账号类别', en: 'The class of the account' }, ['类别', '账号类别']),
  organisation: defaulted(
    listOfWords(),
    [],
    {
      zh: '单位的全称、简称、证券代码等受保护的名称',
      en: 'Names of the organisation that are protected: full, short, stock code',
    },
    ['单位', '单位名称'],
  ),
  nickname: optional(text(), { zh: '昵称', en: 'Nickname' }, ['昵称']),
  slogan: optional(text(), { zh: '广告语', en: 'Slogan' }, ['广告语', '口号']),
  phone: optional(text(), { zh: '联系电话', en: 'Contact phone' }, ['电话', '联系电话']),
  bio: optional(text(), { zh: '简介', en: 'Bio' }, ['简介']),
  tags: optional(
    object({
      allowed: defaulted(listOfWords(), [], { zh: '可用的标签', en: 'Tags that may be used' }, ['可用']),
      current: defaulted(listOfWords(), [], { zh: '现用的标签', en: 'Tags in use' }, ['现用']),
    }),
    { zh: '标签', en: 'Tags' },
    ['标签'],
  ),
  avatar: optional(
    object({
      file: required(text(), { zh: '头像文件', en: 'Avatar file' }, ['文件']),
      standard: optional(text(), { zh: '标准标识文件', en: 'Standard logo file' }, ['标准']),
    }),
    { zh: '头像', en: 'Avatar' },
    ['头像'],
  ),
  background: optional(
    object({ file: required(text(), { zh: '背景图文件', en: 'Background file' }, ['文件']) }),
    { zh: '背景图', en: 'Background picture' },
    ['背景', '背景图'],
  ),
  following: optional(wholeNumber({ min: 0 }), { zh: '关注了多少账号', en: 'How many accounts it follows' }, [
    '关注数',
  ]),
  categories: defaulted(listOfWords(), [], { zh: '账号的栏目', en: 'The categories of the account' }, ['栏目']),
  'news-categories': defaulted(
    listOfWords(),
    DEFAULT_NEWS_CATEGORIES,
    { zh: '其中属于新闻的栏目', en: 'Those of the categories that are news' },
    ['新闻栏目'],
  ),
  'activity-categories': defaulted(
    listOfWords(),
    DEFAULT_ACTIVITY_CATEGORIES,
    { zh: '其中属于活动的栏目', en: 'Those of the categories that are activities' },
    ['活动栏目'],
  ),
  sources: defaulted(listOfWords(), [], { zh: '可采用的消息来源', en: 'Sources that may be used' }, ['来源']),
  competitors: defaulted(
    listOfWords(),
    [],
    { zh: '同业账号，写作 "@名称"', en: 'Accounts of competitors, as "@name"' },
    ['同业', '同业账号'],
  ),
  review: optional(review, { zh: '审核要求', en: 'What review is asked for' }, ['审核']),
  calendar: optional(
    calendar,
    {
      zh: '发布频次的要求；写了它，就是说本账号的微博都在这里',
      en: 'What the calendar is held to; it says that all posts of the account are here',
    },
    ['日历', '发布频次'],
  ),
  archive: optional(archive, { zh: '备案资料', en: 'The archive record' }, ['备案', '备案资料']),
  changes: defaulted(listOf(change), [], { zh: '资料的变更和批准', en: 'Changes of the profile and their approvals' }, [
    '变更',
    '变更记录',
  ]),
  attest: defaulted(
    listOf(signature),
    [],
    { zh: '签署记录，由 postlint sign 写入', en: 'What people have signed for; written by postlint sign' },
    ['签署', '签署记录'],
  ),
} as const

export type AccountProfile = ObjectOf<typeof accountFields>

export const accountShape = object(accountFields, { zh: '一份账号资料', en: 'an account profile' })

/** The account that publishes: its profile, and the tree under canonical keys with the place of every value. */
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
  const parsed = readYaml(source)
  const problems: Problem[] = [...parsed.problems]
  if (parsed.root === undefined) {
    problems.push({ span: { start: 0, end: 0 }, message: { zh: '账号资料是空的', en: 'The account profile is empty' } })
    return { ok: false, problems }
  }
  if (parsed.broken) return { ok: false, problems }
  const profile = accountShape.read(parsed.root, (problem) => problems.push(problem))
  if (profile === undefined || problems.length > 0) return { ok: false, problems: inOrder(problems) }
  return { ok: true, account: { path, source, root: canonicalKeys(parsed.root, accountShape), profile } }
}
