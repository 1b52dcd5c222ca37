import { unjudgeable } from '../../src/lint/file-report.ts'
import type { RunReport } from '../../src/lint/run-report.ts'
import { clauseOf, judged, ruleOf, runOf, same, unjudged } from './reports.ts'

const handbook = { zh: '微博管理手册', en: 'Weibo handbook' }
const city = { zh: '市政务新媒体管理办法', en: 'City rules for government accounts' }

const tooLong = ruleOf({
  id: 'weibo-handbook/post-too-long',
  message: {
    zh: '正文 {actual} {unit}，超出上限 {max} {unit} {over} {unit}',
    en: 'The post has {actual} {unit}, {over} above the limit of {max}',
  },
  try: { zh: '删去 {over} {unit}，或改发长图', en: 'Cut {over} {unit}, or publish a long picture' },
  incident: { zh: '语言啰嗦', en: 'wordiness' },
  clauses: [
    clauseOf('weibo-handbook', handbook, '序言1', { zh: '微博不超过 140 字', en: 'A post has at most 140 characters' }),
    clauseOf('city', city, '第八条', { zh: '内容精炼', en: 'Content is concise' }),
  ],
})

const noSource = ruleOf({
  id: 'weibo-handbook/news-without-source',
  gradeGiven: false,
  message: { zh: '新闻没有注明来源', en: 'News without its source' },
  try: { zh: '在正文写明「据××报道」，或附上新闻链接', en: 'Name the source in the text, or add the link' },
  clauses: [
    clauseOf('weibo-handbook', handbook, '四-3', {
      zh: '新闻须有出处或链接',
      en: 'News names its source or has the link',
    }),
  ],
})

const noComment = ruleOf({
  id: 'weibo-handbook/repost-without-comment',
  message: {
    zh: '转发没有带评论：「{comment}」是平台的默认文字',
    en: 'Repost carries no comment: “{comment}” is the platform’s default text',
  },
  try: { zh: '写一句自己的看法，放在 //@ 之前', en: 'Write a sentence of your own in front of //@' },
  incident: { zh: '转发微博无观点', en: 'repost without a view' },
  clauses: ['四-3', '四-3-2'].map((at) => clauseOf('weibo-handbook', handbook, at, same(at))),
})

const uncertain = ruleOf({
  id: 'weibo-handbook/crisis-uncertain',
  grade: 1,
  message: { zh: '危机回复中用了不确定用语「{match}」', en: '“{match}” is uncertain wording in a crisis reply' },
  try: { zh: '给出确定的时间或负责人', en: 'Give a definite time or a person in charge' },
  incident: { zh: '轻率回复投诉', en: 'careless reply to a complaint' },
  clauses: [clauseOf('weibo-handbook', handbook, '四-4', same('…'))],
})

const refusal = ruleOf({
  ...uncertain,
  id: 'weibo-handbook/crisis-refusal',
  message: { zh: '危机回复中用了拒绝用语「{match}」', en: '“{match}” is a refusal in a crisis reply' },
  try: undefined,
})

const tone = ruleOf({
  id: 'house/tone',
  grade: 2,
  assisted: true,
  message: { zh: '请人看一看语气', en: 'Let a person judge the tone' },
  why: { zh: '语气生硬容易引起误会', en: 'A stiff tone is easily misread' },
})

const markup = ruleOf({
  id: 'postlint/literal-markup',
  hint: true,
  message: {
    zh: '「{mark}」没有被当作强调，会原样发出去',
    en: '“{mark}” is not taken as emphasis and will be published as it is',
  },
  why: {
    zh: '标点紧挨着星号时，Markdown 不认它是强调',
    en: 'Beside punctuation, Markdown does not take the stars as emphasis',
  },
})

const characters = { zh: '字', en: 'characters' }

/** A run over drafts with everything that a report can hold: grades, hints, an unreadable file, a broken profile, a slip in a path. */
export const handbookRun: RunReport = runOf(
  [
    judged(
      'drafts/1123-0900-weather.md',
      '#清远早安# 今天最高气温21℃。',
      [],
      [
        { rule: 'house/sources', lack: 'account-field', detail: same('sources') },
        { rule: 'weibo-handbook/category', lack: 'account' },
      ],
    ),
    judged(
      'drafts/1123-0930-news.md',
      `---
account: jinxiu
kind: original
category: «[新闻]»
publish: 2026-11-23T09:30+08:00
author: 陈晓
---
#清远新闻# 清远市今日宣布，地铁一号线将于下月开通试运营，首期设站十二座，途经锦绣清城购物广场，市民可凭市民卡免费试乘三天。试运营期间首班车六点半，末班车二十二点，高峰时段每六分钟一班，平峰时段每十分钟一班。沿线公交同步调整十七条，新增接驳专线四条，全市二十四小时客服热线同步开通，欢迎广大市民«朋友来电咨询。»
`,
      [
        { rule: noSource },
        { rule: tooLong, data: { actual: 149, max: 140, over: 9, unit: characters }, also: ['city/concise'] },
      ],
      [
        { rule: 'house/sources', lack: 'account' },
        { rule: 'weibo-handbook/category', lack: 'account' },
        { rule: 'weibo-handbook/news-late', lack: 'publish-time' },
      ],
    ),
    judged('drafts/1123-1000-repost.md', '---\nkind: repost\n---\n«转发微博»\n', [
      { rule: noComment, data: { comment: '转发微博' } },
    ]),
    judged(
      'drafts/1123-1610-reply.md',
      '---\nkind: reply\ncrisis: true\n---\n«您好😀，\n停车场刮蹭一事\n我们»«**»«或许»明天会有结果，具体原因«无可**奉**告»，不排除其他可能性。\n',
      [
        { rule: tone },
        { rule: markup, data: { mark: '**' } },
        { rule: uncertain, data: { match: '或许' }, fix: { span: { start: 51, end: 53 }, text: '将', safe: false } },
        { rule: refusal, data: { match: '无可奉告' } },
      ],
    ),
    unjudged('drafts/1123-1905-activity.md', '---\n账号: jinxiu\n«来源：新华社»\n---\n正文\n', {
      message: { zh: '键后面是全角冒号', en: 'A full-width colon stands after the key' },
      help: { zh: '写成「来源: 新华社」', en: 'Write 来源: 新华社' },
    }),
    unjudgeable('drafts/old.md', [
      {
        span: { start: 0, end: 0 },
        message: { zh: '文件的编码是 GB18030，应为 UTF-8', en: 'The file is encoded in GB18030; UTF-8 was expected' },
        help: { zh: '用记事本另存为 UTF-8', en: 'Save it as UTF-8' },
      },
    ]),
  ],
  {
    accountProblems: [
      {
        path: 'accounts/jinxiu.yaml',
        source: 'account: jinxiu\nplatfrom: weibo\n',
        problems: [
          {
            span: { start: 16, end: 24 },
            message: { zh: '没有「platfrom」这个键', en: 'Unknown key “platfrom”' },
            help: { zh: '是不是「platform」？', en: 'Did you mean “platform”?' },
          },
        ],
      },
    ],
    missing: [
      {
        path: 'draft/',
        fatal: true,
        message: { zh: '没有这个文件或文件夹', en: 'No such file or folder' },
        help: { zh: '是不是「drafts/」？', en: 'Did you mean “drafts/”?' },
      },
      { path: 'drafts/tmp.md', fatal: false, message: { zh: '已被忽略', en: 'Ignored' } },
    ],
    grades: new Map([
      [1, { name: { zh: '一级事故', en: 'Grade 1' }, sanction: undefined }],
      [2, { name: { zh: '二级事故', en: 'Grade 2' }, sanction: { zh: '口头警告', en: 'oral warning' } }],
      [3, { name: { zh: '三级事故', en: 'Grade 3' }, sanction: { zh: '提醒', en: 'oral reminder' } }],
    ]),
  },
)
