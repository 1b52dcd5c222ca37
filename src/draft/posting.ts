import { emojiIn } from '../text/emoji.ts'
import { concat, MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import type { Draft } from './draft.ts'
import { fieldNode } from './front-matter.ts'
import type { Platform } from './keys.ts'
import { scalarText } from './scalar-text.ts'

/** A draft as one platform shows it. A draft for two platforms is two postings. */
export interface Posting {
  readonly draft: Draft
  readonly platform: Platform
  readonly title: MappedText | undefined
  /** What is pasted into the composer, and what length is counted on. */
  readonly post: MappedText
  /** What the operator writes: the post without the chain (`//@…`) of those who posted before. */
  readonly own: MappedText
  /** In a repost: what the operator writes. */
  readonly comment: MappedText | undefined
}

/** Platforms whose composer has a field of its own for the title; elsewhere a title is part of the post. */
const titled: ReadonlySet<Platform> = new Set<Platform>(['wechat', 'xiaohongshu', 'douyin'])

export function postingOf(draft: Draft, platform: Platform): Posting {
  if (last?.draft !== draft || last.platform !== platform) last = makePosting(draft, platform)
  return last
}

/** A draft is judged, and then asked what it contributes to the calendar. */
let last: Posting | undefined

function makePosting(draft: Draft, platform: Platform): Posting {
  const ownTitle = frontMatterTitle(draft)
  const heading = draft.body.headings[0]
  let post = draft.body.text
  if (titled.has(platform)) {
    if (ownTitle === undefined && heading !== undefined) post = withoutBlock(post, heading.block)
  } else if (ownTitle !== undefined && heading === undefined && !post.text.startsWith('【')) {
    post = concat([bracketed(ownTitle), post])
  }
  const title =
    ownTitle ?? (heading === undefined ? bracketTitle(draft.body.text) : draft.body.text.slice(heading.text))
  const own = withoutChain(post)
  const comment = draft.meta.kind === 'repost' ? own : undefined
  return { draft, platform, title, post, own, comment }
}

export type ScopeName = 'post' | 'own' | 'title' | 'whole' | 'comment' | 'alt' | 'link' | `field.${string}`

export const scopeNames = ['post', 'own', 'title', 'whole', 'comment', 'alt', 'link'] as const

/** The texts that a scope names in a posting: none if the draft has no such part, several for alternative texts and links. */
export function scopeTexts(posting: Posting, scope: ScopeName): readonly MappedText[] {
  const { draft } = posting
  switch (scope) {
    case 'post':
      return [posting.post]
    case 'own':
      return [posting.own]
    case 'title':
      return posting.title === undefined ? [] : [posting.title]
    case 'whole':
      return posting.title === undefined || !titled.has(posting.platform)
        ? [posting.post]
        : [concat([posting.title, posting.post])]
    case 'comment':
      return posting.comment === undefined ? [] : [posting.comment]
    case 'alt':
      return draft.body.images.map((image) => image.alt)
    case 'link':
      return draft.body.links.map((link) =>
        MappedText.plain(draft.source.slice(link.urlSpan.start, link.urlSpan.end), link.urlSpan.start),
      )
    default:
      return fieldScope(draft, scope.slice('field.'.length))
  }
}

function fieldScope(draft: Draft, path: string): readonly MappedText[] {
  const node = fieldNode(draft.frontMatter, path)
  if (node === undefined || node.kind === 'map') return []
  const scalars = node.kind === 'scalar' ? [node] : node.items.filter((item) => item.kind === 'scalar')
  return scalars.filter((scalar) => scalar.value !== null).map((scalar) => scalarText(scalar, draft.source))
}

function frontMatterTitle(draft: Draft): MappedText | undefined {
  const node = fieldNode(draft.frontMatter, 'title')
  if (node?.kind !== 'scalar' || node.value === null || node.text.trim() === '') return undefined
  return scalarText(node, draft.source)
}

function bracketTitle(post: MappedText): MappedText | undefined {
  const match = /^【([^【】\n]+)】/.exec(post.text)
  return match?.[1] === undefined ? undefined : post.slice({ start: 1, end: 1 + match[1].length })
}

function bracketed(title: MappedText): MappedText {
  const start = title.segments[0]?.sourceStart ?? 0
  const end = title.segments.at(-1)?.sourceEnd ?? start
  const bracket = (text: string, at: number) =>
    new MappedText(text, [{ kind: 'inserted', textStart: 0, textEnd: 1, sourceStart: at, sourceEnd: at }])
  return concat([bracket('【', start), title, bracket('】', end)])
}

/** The text without a block and the line ends after it. */
function withoutBlock(text: MappedText, block: Span): MappedText {
  let end = block.end
  while (text.text[end] === '\n') end++
  return concat([text.slice({ start: 0, end: block.start }), text.slice({ start: end, end: text.text.length })])
}

/** Words that the platform puts there when the operator writes nothing. */
const defaultComments = new Set(['转发微博', '轉發微博', '转发', 'repost', '快转微博'])

function withoutChain(post: MappedText): MappedText {
  const chain = post.text.search(/\/\/\s*@/)
  return chain === -1 ? post : post.slice({ start: 0, end: chain })
}

/** Whether a comment says something of its own: the platform's default words and bare punctuation do not. */
export function saysSomething(comment: string): boolean {
  const words = comment.replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '').toLowerCase()
  if (words !== '') return !defaultComments.has(words)
  // An emoji is a comment, if a short one; punctuation is not.
  return emojiIn(comment).length > 0
}
