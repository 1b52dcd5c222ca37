/**
 * The keys of a draft's front matter: one table of their Chinese spellings, of the words that some of them take,
 * and of the maps inside them. Whatever is written, the rest of postlint sees the canonical English word.
 */
export interface KeyTable {
  readonly [key: string]: KeyEntry
}

export interface KeyEntry {
  readonly aliases: readonly string[]
  /** For keys that take one of a few words: canonical word → other spellings. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** For keys that hold a map (or a list of maps). */
  readonly inside?: KeyTable
  /** The key inside that a plain value stands for: `source: 新华社` is `source: {name: 新华社}`. */
  readonly short?: string
}

const yesNo = { true: ['是', '对', 'yes'], false: ['否', '不是', 'no'] }

const sealed: KeyTable = {
  role: { aliases: ['角色', '岗位'] },
  clause: { aliases: ['条款'] },
  clauses: { aliases: ['条款清单'] },
  by: { aliases: ['人', '审核人', '签署人'] },
  at: { aliases: ['时间', '审核时间'] },
  until: { aliases: ['有效期', '有效期至'] },
  seal: { aliases: ['封签'] },
  signature: { aliases: ['签名'] },
}

export const platforms = ['weibo', 'wechat', 'xiaohongshu', 'douyin', 'x'] as const
export type Platform = (typeof platforms)[number]

export const platformWords: Readonly<Record<Platform, readonly string[]>> = {
  weibo: ['微博', '新浪微博'],
  wechat: ['微信', '公众号', '微信公众号'],
  xiaohongshu: ['小红书'],
  douyin: ['抖音'],
  x: ['推特', 'twitter'],
}

/** Every other way to write a platform. */
export const platformAliases: Readonly<Record<string, Platform>> = Object.fromEntries(
  platforms.flatMap((platform) => platformWords[platform].map((word) => [word, platform])),
)

export const kinds = ['original', 'repost', 'reply', 'reprint'] as const
export type Kind = (typeof kinds)[number]

export const statuses = ['draft', 'published'] as const
export type Status = (typeof statuses)[number]

export const draftKeys: KeyTable = {
  account: { aliases: ['账号', '帐号'] },
  platform: { aliases: ['平台'], words: platformWords },
  kind: {
    aliases: ['类型', '种类'],
    words: { original: ['原创'], repost: ['转发'], reply: ['回复', '评论回复'], reprint: ['转载'] },
  },
  status: { aliases: ['状态'], words: { draft: ['草稿', '待发'], published: ['已发布', '已发'] } },
  title: { aliases: ['标题'] },
  digest: { aliases: ['摘要'] },
  category: { aliases: ['栏目', '分类', '类别'] },
  major: { aliases: ['重大', '重大事项'], words: yesNo },
  crisis: { aliases: ['危机', '危机处理'], words: yesNo },
  commercial: { aliases: ['商业', '推广', '营销'], words: yesNo },
  publish: { aliases: ['发布时间', '发布'] },
  author: { aliases: ['作者', '撰稿人', '撰稿'] },
  source: {
    aliases: ['来源', '出处'],
    short: 'name',
    inside: {
      name: { aliases: ['名称', '媒体'] },
      url: { aliases: ['链接', '网址'] },
      author: { aliases: ['作者', '原作者'] },
      title: { aliases: ['标题', '原标题'] },
      licence: { aliases: ['授权', '许可', 'license'] },
    },
  },
  repost: {
    aliases: ['转发', '被转发'],
    inside: {
      author: { aliases: ['作者', '原作者'] },
      url: { aliases: ['链接', '网址'] },
      text: { aliases: ['原文', '原微博'] },
    },
  },
  ai: { aliases: ['人工智能', 'AI', 'AI生成'], words: yesNo },
  event: {
    aliases: ['活动'],
    inside: {
      date: { aliases: ['日期', '时间'] },
      place: { aliases: ['地点', '地址'] },
      deadline: { aliases: ['截止', '截止日期', '截止时间'] },
      prize: { aliases: ['奖品', '奖项'] },
      conditions: { aliases: ['条件', '参与条件', '参与方式'] },
      information: { aliases: ['收集信息', '信息收集'] },
      rules: { aliases: ['规则', '活动规则'] },
      result: { aliases: ['结果', '结果微博'] },
      plan: { aliases: ['方案', '活动方案'] },
      'emergency-plan': { aliases: ['预案', '应急预案'] },
    },
  },
  cooperation: {
    aliases: ['合作', '推广合作'],
    short: 'partner',
    inside: {
      partner: { aliases: ['合作方', '对方'] },
      agreement: { aliases: ['协议', '合同'] },
      approval: { aliases: ['审批', '批准'] },
    },
  },
  'result-of': { aliases: ['活动结果', '结果对应'] },
  reviews: { aliases: ['审核', '审核记录'], inside: sealed },
  attest: { aliases: ['签署', '签署记录'], inside: sealed },
}
