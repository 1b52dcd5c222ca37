import { attributionsOf } from '../draft/attribution.ts'
import { fieldNode } from '../draft/front-matter.ts'
import { isVideo } from '../draft/media-format.ts'
import { saysSomething } from '../draft/posting.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { defaulted } from '../shape/object-shape.ts'
import { listOf, refine, text } from '../shape/shape.ts'
import { isAbsent } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type DraftContext, defineDraftCheck } from './check.ts'
import { placeOf } from './place.ts'

/** The elements that a draft can be asked for: what each is called and how it is seen. */
const elements: Readonly<Record<string, { readonly name: Bilingual; present(context: DraftContext): boolean }>> = {
  comment: {
    name: { zh: '评论', en: 'a comment' },
    present: ({ posting }) => posting.comment === undefined || saysSomething(posting.comment.text),
  },
  topic: { name: { zh: '话题', en: 'a topic' }, present: (context) => postOf(context).elements.topics.length > 0 },
  title: { name: { zh: '标题', en: 'a title' }, present: ({ posting }) => posting.title !== undefined },
  image: {
    name: { zh: '图片', en: 'a picture' },
    present: ({ posting }) => posting.draft.body.images.some(({ url }) => !isVideo(url)),
  },
  video: {
    name: { zh: '视频', en: 'a video' },
    present: ({ posting }) =>
      [...posting.draft.body.images, ...posting.draft.body.links].some(({ url }) => isVideo(url)),
  },
  link: {
    name: { zh: '链接', en: 'a link' },
    present: (context) => postOf(context).elements.urls.length > 0 || context.posting.draft.body.links.length > 0,
  },
  mention: {
    name: { zh: '@提及', en: 'a mention' },
    present: (context) => postOf(context).elements.mentions.length > 0,
  },
  source: {
    name: { zh: '来源', en: 'a source' },
    present: ({ posting, account }) => attributionsOf(posting, account?.profile.sources ?? []).length > 0,
  },
}

const element = refine(
  text({
    zh: `${Object.keys(elements).join('、')} 或 field.键名`,
    en: `${Object.keys(elements).join(', ')} or field.KEY`,
  }),
  (name, node, report) => {
    if (Object.hasOwn(elements, name) || name.startsWith('field.')) return name
    const guess = nearest(name, Object.keys(elements))
    report({
      span: node.span,
      message: {
        zh: `没有「${name}」这种内容，可以是：${Object.keys(elements).join('、')}、field.键名`,
        en: `Unknown element “${name}”; it is one of ${Object.keys(elements).join(', ')}, field.KEY`,
      },
      ...(guess === undefined ? {} : { help: didYouMean(guess) }),
    })
    return undefined
  },
)

export const required = defineDraftCheck({
  name: 'required',
  summary: { zh: '要求草稿带有某些内容', en: 'Asks that a draft has certain elements' },
  options: {
    any: defaulted(listOf(element), [], { zh: '至少有其中一样', en: 'At least one of these' }),
    all: defaulted(listOf(element), [], { zh: '每一样都要有', en: 'Every one of these' }),
  },
  data: ['missing', 'comment'],
  prepare: ({ any, all }) => ({ any, all }),
  *run(context, { any, all }) {
    const missing = all.filter((name) => !isPresent(name, context))
    if (any.length > 0 && !any.some((name) => isPresent(name, context)))
      missing.push(...any.filter((name) => !missing.includes(name)))
    if (missing.length === 0) return
    const comment = context.posting.comment?.text.trim() ?? ''
    const span = missing.includes('comment') && comment !== '' ? commentSpan(context) : placeOf(context)
    yield { span, data: { missing: listNames(missing), comment } }
  },
})

function isPresent(name: string, context: DraftContext): boolean {
  if (name.startsWith('field.'))
    return !isAbsent(fieldNode(context.posting.draft.frontMatter, name.slice('field.'.length)))
  return elements[name]?.present(context) ?? false
}

function postOf(context: DraftContext) {
  const [post] = context.scope('post')
  if (post === undefined) throw new Error('A draft always has a post text')
  return post
}

function commentSpan({ posting }: DraftContext) {
  const comment = posting.comment
  if (comment === undefined) return placeOf({ posting })
  const start = comment.text.length - comment.text.trimStart().length
  return comment.toSource({ start, end: start + comment.text.trim().length })
}

function listNames(names: readonly string[]): Bilingual {
  const each = names.map(
    (name) =>
      elements[name]?.name ?? { zh: `「${name.slice('field.'.length)}」`, en: `“${name.slice('field.'.length)}”` },
  )
  return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') }
}
