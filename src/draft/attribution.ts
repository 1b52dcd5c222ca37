import { onDemand } from '../text/on-demand.ts'
import type { Span } from '../text/span.ts'
import { fieldTexts } from './front-matter.ts'
import type { Posting } from './posting.ts'

/**
 * Ways in which a post names where its news comes from. Every quantifier is bounded, so that each is linear.
 * `name` is the part that must be a real source: “来源:网络” names none.
 */
const attributions = onDemand((): readonly RegExp[] => [
  /(?:消息|信息|新闻|稿件|资料|内容|图片|图文|文章)?(?:来源|出处|稿源|图源)(?:(?:于|自)\s{0,2}[:：]?|\s{0,2}[:：丨|｜/])\s{0,2}(?<name>[@《【\p{L}\p{N}][^\s,，。;；)）\]】]{1,30})/gu,
  /(?:转自|摘自|转载自|引自|编译自|综合自|via)\s{0,2}[:：]?\s{0,2}(?<name>[@《【\p{L}\p{N}][^\s,，。;；)）]{1,30})/giu,
  /(?<!\p{L})(?:供稿|来稿|图文|文图|撰文|通讯员|文)\s{0,2}[/／|丨:：]\s{0,2}(?<name>[\p{L}\p{N}][^\s,，。;；)）\]】]{1,30})/gu,
  /据(?<name>[^\s,，。;；、!！?？]{2,30}?)(?:报道|消息|通报|公布|发布|公告|介绍|披露|透露|预报|预测|统计|数据|调查|官网|官微|电)/gu,
  /(?<name>[\p{sc=Han}A-Za-z]{1,12}(?:社|报|日报|晚报|时报|新闻|电视台|广播|网))(?:[\p{sc=Han}]{0,6}\d{1,2}月\d{1,2}日)?(?:电|讯|报道|消息)/gu,
  /(?<name>[\p{sc=Han}]{2,14}(?:社|报|台|网|客户端))记者/gu,
  /[(（](?:记者[^()（）]{0,20}|[^()（）]{0,12}(?:综合)?)?(?<name>@[\p{L}\p{N}_-]{2,30}|[\p{sc=Han}]{2,12}(?:社|日报|晚报|时报|晨报|电视台|新闻|新闻网|发布|客户端|官网|在线))[^()（）]{0,20}[)）]/gu,
  /[(（](?:总台|央视|新华社|本报|本台)?记者\s{0,2}(?<name>[^()（）]{2,30})[)）]/gu,
])

/** Names that stand for nobody in particular. 网络 is nobody; 网络安全中心 is somebody. */
const VAGUE =
  /^(?:[《“"「]?)(?:来?自?于?)?(?:互联)?(?:网络|网上|网友|互联网|朋友圈|群聊|微信群|网传|坊间|有关方面|相关人士|知情人士?|消息人士|业内人士|悉|了解|说|称|不详|未知|佚名)(?:整理|收集|搜集|转载|综合|图片|截图|视频|资料|素材|爆料|投稿|用户|平台)?[》”"」]?$/u

/**
 * Where the post text names its source, in offsets of the post text: by a phrase of attribution, by the name that
 * the front matter gives, or by a name that the account may use. Vague sources (网络, 网友) are none.
 */
export function attributionsOf({ post, draft }: Posting, allowed: readonly string[]): readonly Span[] {
  const { text } = post
  const spans: Span[] = []
  for (const name of [...fieldTexts(draft.frontMatter, 'source.name'), ...allowed]) {
    const at = name.length < 2 || VAGUE.test(name) ? -1 : text.indexOf(name)
    if (at !== -1) spans.push({ start: at, end: at + name.length })
  }
  for (const form of attributions()) {
    for (const match of text.matchAll(form)) {
      const name = match.groups?.name ?? ''
      if (!VAGUE.test(name)) spans.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}
