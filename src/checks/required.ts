import { attributionsOf } from '../draft/attribution.ts'
import { isVideo } from '../draft/media-format.ts'
import { saysSomething } from '../draft/posting.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { defaulted } from '../shape/object-shape.ts'
import { listOf, type Placed, placed, refine, text } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type DraftContext, defineFieldsCheck, type FieldsContext, isDraft, type Workshop } from './check.ts'
import { pathName, readPath } from './key-path.ts'
import { keyPlaces } from './key-places.ts'
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

export const required = defineFieldsCheck({
  name: 'required',
  summary: {
    zh: '要求草稿或账号资料带有某些内容',
    en: 'Asks that a draft or an account profile has certain elements',
  },
  options: {
    any: defaulted(listOf(placed(element)), [], {
      zh: '至少有其中一样；账号资料只能写 field.键名',
      en: 'At least one of these; of an account profile only field.KEY',
    }),
    all: defaulted(listOf(placed(element)), [], {
      zh: '每一样都要有；账号资料只能写 field.键名，例如 field.archive.contact',
      en: 'Every one of these; of an account profile only field.KEY, as in field.archive.contact',
    }),
  },
  data: ['missing', 'comment'],
  prepare({ any, all }, workshop) {
    const wanted = {
      any: any.map((each) => readWanted(each, workshop)),
      all: all.map((each) => readWanted(each, workshop)),
    }
    const known = (each: Wanted | undefined): each is Wanted => each !== undefined
    return [...wanted.any, ...wanted.all].every(known)
      ? { any: wanted.any.filter(known), all: wanted.all.filter(known) }
      : undefined
  },
  *run(context, { any, all }) {
    const missing = all.filter((wanted) => !isPresent(wanted, context))
    if (any.length > 0 && !any.some((wanted) => isPresent(wanted, context)))
      missing.push(...any.filter(({ name }) => !missing.some((each) => each.name.en === name.en)))
    if (missing.length === 0) return
    const comment = context.posting?.comment?.text.trim() ?? ''
    yield { span: spanOf(missing, comment, context), data: { missing: listNames(missing), comment } }
  },
})

/** An element of a draft, or a key under which something must be written. */
type Wanted = { readonly name: Bilingual } & ({ readonly element: string } | { readonly path: string })

const FIELD = 'field.'

function readWanted({ value, span }: Placed<string>, workshop: Workshop): Wanted | undefined {
  if (value.startsWith(FIELD)) {
    const key = { value: value.slice(FIELD.length), span }
    const path = readPath(key, workshop)
    if (path === undefined) return undefined
    const { zh, en } = pathName(path, workshop.subject)
    return { path, name: { zh: `「${zh}」`, en: `“${en}”` } }
  }
  const name = elements[value]?.name
  if (name !== undefined && workshop.subject === 'draft') return { element: value, name }
  workshop.problem(
    span,
    {
      zh: `账号资料里没有「${value}」这种内容，只能写 field.键名`,
      en: `An account profile has no “${value}”; ask for field.KEY`,
    },
    { zh: '例如 field.archive.contact', en: 'For example field.archive.contact' },
  )
  return undefined
}

function isPresent(wanted: Wanted, context: FieldsContext): boolean {
  if ('path' in wanted) return keyPlaces(context, wanted.path).every(({ node }) => node !== undefined)
  return isDraft(context) && (elements[wanted.element]?.present(context) ?? false)
}

/** Where to point: at a comment that says nothing; in a profile at the nearest key above what is missing. */
function spanOf(missing: readonly Wanted[], comment: string, context: FieldsContext) {
  if (isDraft(context)) {
    const lacksComment = missing.some((wanted) => 'element' in wanted && wanted.element === 'comment')
    return lacksComment && comment !== '' ? commentSpan(context) : placeOf(context)
  }
  const fallback = placeOf(context)
  const spans = missing.flatMap((wanted) =>
    'path' in wanted ? keyPlaces(context, wanted.path).filter(({ node }) => node === undefined) : [],
  )
  return spans.find(({ span }) => span.start !== fallback.start)?.span ?? fallback
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

function listNames(wanted: readonly Wanted[]): Bilingual {
  return { zh: wanted.map(({ name }) => name.zh).join('、'), en: wanted.map(({ name }) => name.en).join(', ') }
}
