import { onDemand } from '../text/on-demand.ts'
import type { Span } from '../text/span.ts'
import { fieldTexts } from './front-matter.ts'
import type { Posting } from './posting.ts'
import { AGENCY, HERALD, isVague, MEDIA, WHEN } from './source-name.ts'

/**
 * Ways in which a post names where its news comes from. Every quantifier is bounded, so that each is linear.
 * `name` is the part that must be a real source: “来源:网络” names none.
 */
const attributions = onDemand((): readonly RegExp[] => [
  /(?:消息|信息|新闻|稿件|资料|内容|图片|图文|文章)?(?:来源|出处|稿源|图源)(?:(?:于|自)\s{0,2}[:：]?|\s{0,2}[:：丨|｜/])\s{0,2}(?<name>[@《【\p{L}\p{N}][^\s,，。;；)）\]】]{1,30})/gu,
  /(?:转自|摘自|转载自|引自|编译自|综合自|via)\s{0,2}[:：]?\s{0,2}(?<name>[@《【\p{L}\p{N}][^\s,，。;；)）]{1,30})/giu,
  /(?<!\p{L})(?:供稿|来稿|图文|文图|撰文|通讯员|文)\s{0,2}[/／|丨:：]\s{0,2}(?<name>[\p{L}\p{N}][^\s,，。;；)）\]】]{1,30})/gu,
  /(?:素材|图片|图文|视频|信息|消息|资料|内容|数据|新闻|稿件|文字|文章)(?:均|都|部分)?(?:来|选|取|源|出)自\s{0,2}[:：]?\s{0,2}(?<name>[@《【“「\p{L}\p{N}][^\s,，。;；)）\]】]{1,30})/gu,
  // 数据, 证据 attribute nothing, and behind 据悉 or 据报道 stands no name.
  /(?<![数证占凭票收论单字])据(?!悉|了解|说|称|传(?!媒)|报道|消息|通报|介绍|披露|透露|预测|(?:统计|调查)(?![局组队处部]))(?<name>[^\s,，。;；、!！?？]{2,30}?)(?:报道|消息|通报|公布|发布|公告|介绍|披露|透露|预报|预测|统计|数据|调查|官网|官微|电(?![视商话影力台子梯动信器网脑]))/gu,
  /从(?<name>[^\s,，。;；、!！?？:：]{2,24}?)(?:处|方面|方|那里)?获[悉知]/gu,
  /(?:记者|小编|笔者)(?:\p{sc=Han}{0,4})从(?<name>[^\s,，。;；、!！?？:：]{2,24}?)(?:处|方面|方|那里)?(?:了解到|得知|看到)/gu,
  // 天气预报, 举报 and the like are no papers; 网电视 and 社电话 no telegrams.
  /(?<name>[\p{sc=Han}A-Za-z]{1,12}(?:社|(?<![通预举播汇情海简喜捷战申填上])报|电视台|新闻|广播|网|客户端|官微|公众号))(?:[\p{sc=Han}]{0,6}\d{1,2}月\d{1,2}日)?(?:快|简|短|专)?(?:电(?![视商话影力台子梯动信器网脑])|讯|报道|消息)/gu,
  new RegExp(`(?<name>${MEDIA})${WHEN}(?:发文|刊文|刊发|撰文|评论|快评|锐评|报道|消息|披露|发布)`, 'gu'),
  new RegExp(
    `(?<=^|[\\s【[。！？!?#】@])(?<name>${MEDIA}|${HERALD})(?:快讯|独家|特稿|夜读|微博|官微)?\\s?[:：丨｜|】]`,
    'gmu',
  ),
  new RegExp(
    `(?<name>${AGENCY})(?:相关|有关|新闻)?(?:负责人|发言人)?${WHEN}(?:发布|公布|通报|通告|公告|印发|披露|宣布|表示|介绍|提醒|回应|消息|预报|预计|(?:正式|自动)?测定)`,
    'gu',
  ),
  new RegExp(`(?<=^|[\\s【[。！？!?#】])(?<name>\\p{sc=Han}{0,6}?${AGENCY})\\s?[:：](?!\\s?[\\d(（])`, 'gmu'),
  /(?<name>[\p{sc=Han}]{2,14}(?:社|报|台|网|客户端)|央视|[\p{sc=Han}]{2,6}新闻)记者/gu,
  /[(（](?:记者[^()（）]{0,20}|[^()（）]{0,12}(?:综合)?)?(?<name>@[\p{L}\p{N}_-]{2,30}|[\p{sc=Han}]{2,12}(?:社|日报|晚报|时报|晨报|电视台|新闻|新闻网|发布|客户端|官网|在线))[^()（）]{0,20}[)）]/gu,
  /[(（](?:总台|央视|新华社|本报|本台)?记者\s{0,2}(?<name>[^()（）]{2,30})[)）]/gu,
])

/**
 * Where the post text names its source, in offsets of the post text: by a phrase of attribution, by the name that
 * the front matter gives, or by a name that the account may use. Vague sources (网络, 网友) are none.
 */
export function attributionsOf({ post, draft }: Posting, allowed: readonly string[]): readonly Span[] {
  const { text } = post
  const spans: Span[] = []
  for (const name of [...fieldTexts(draft.frontMatter, 'source.name'), ...allowed]) {
    const at = name.length < 2 || isVague(name) ? -1 : text.indexOf(name)
    if (at !== -1) spans.push({ start: at, end: at + name.length })
  }
  for (const form of attributions()) {
    for (const match of text.matchAll(form)) {
      const name = match.groups?.name ?? ''
      if (!isVague(name)) spans.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}
