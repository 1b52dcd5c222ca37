import type { Bilingual } from '../text/bilingual.ts'

/** What each key is for. A test holds the keys without a dot against the table of keys. */
export const keyDocs: Readonly<Record<string, Bilingual>> = {
  account: { zh: '由哪个账号发', en: 'The account that publishes' },
  platform: {
    zh: '发到哪个平台；不写就用账号的平台。写几个就按每个平台各看一遍',
    en: 'Where it goes; the account’s platform if not given. Several: judged for each',
  },
  kind: { zh: '原创、转发、回复还是转载；不写就是原创', en: 'An original post unless it says otherwise' },
  status: { zh: '还是草稿，还是已经发布', en: 'Still a draft, or published' },
  title: {
    zh: '标题；不写就用正文的标题，或开头的【】',
    en: 'The title; else the first heading, else a leading 【…】',
  },
  category: { zh: '账号的栏目，可以写几个', en: 'One or more categories of the account' },
  major: { zh: '是不是重大事项：审核链上再加几道', en: 'A matter of weight: more roles approve it' },
  crisis: { zh: '是不是在处理投诉或突发事件', en: 'Written while a complaint or an incident is handled' },
  commercial: { zh: '是不是在推销', en: 'It sells something' },
  publish: { zh: '打算什么时候发，例如 2026-11-23 09:30', en: 'When it goes out, as in 2026-11-23 09:30' },
  digest: { zh: '公众号的摘要', en: 'The digest of a WeChat article' },
  author: {
    zh: '谁写的；可以写几个人，都算作者，事故也各记一次',
    en: 'Who wrote it; several people are all its authors, and its incidents count for each',
  },
  source: {
    zh: '消息来源。只写一个词就是来源的名称，只写网址就是链接',
    en: 'Where it comes from. A single word is its name, a URL its link',
  },
  'source.licence': { zh: '凭什么可以用，例如授权书编号', en: 'By which licence it may be used' },
  repost: { zh: '转发的是谁的哪一条', en: 'What is reposted' },
  ai: { zh: '内容是不是由人工智能生成', en: 'Generated or synthesised content' },
  event: { zh: '活动：时间、地点、截止、奖品、条件', en: 'An event: date, place, deadline, prize, conditions' },
  'event.information': { zh: '向参加者收集哪些个人信息', en: 'Which personal data participants are asked for' },
  'event.rules': { zh: '活动规则写在哪里', en: 'Where the rules of the event stand' },
  'event.plan': { zh: '活动方案的文号或位置', en: 'The plan of the event: its number or where it is kept' },
  'event.emergency-plan': { zh: '应急预案的文号或位置', en: 'The emergency plan: its number or where it is kept' },
  cooperation: { zh: '推广合作：合作方、协议、审批', en: 'A cooperation: partner, agreement, approval' },
  'event.result': { zh: '公布结果的微博', en: 'The post that gives the result' },
  'result-of': {
    zh: '公布的是哪份草稿的活动结果：那份草稿的路径，从这份草稿所在的文件夹或项目的文件夹写起',
    en: 'The draft whose activity this one tells the end of: its path from the folder of this draft or of the project',
  },
  reviews: {
    zh: '审核记录：谁在什么时候以什么角色通过',
    en: 'The review record: who approved in which role, and when',
  },
  'reviews.role': { zh: '以什么角色', en: 'In which role' },
  'reviews.clause': { zh: '为哪一条款签署，写作「规则包/条款」', en: 'The clause that is signed for, as pack/clause' },
  'reviews.clauses': { zh: '为哪些条款签署', en: 'Several of them' },
  'reviews.by': { zh: '谁', en: 'Who' },
  'reviews.at': { zh: '什么时候', en: 'When' },
  'reviews.until': { zh: '到什么时候为止有效', en: 'Until when it holds' },
  'reviews.seal': {
    zh: '当时正文的校验值；正文改了就不再有效',
    en: 'The hash of what was approved: it breaks when the text changes',
  },
  'reviews.signature': { zh: '签名', en: 'The signature' },
  attest: { zh: '签署记录：谁为哪一条款负责', en: 'Who signs for which clause' },
}
