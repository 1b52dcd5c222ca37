import { findUrls } from '../text/count/weibo-url.ts'
import type { Span } from '../text/span.ts'

/** Things of the platform that stand in a post text. Offsets are those of the text. */
export interface PostElements {
  readonly urls: readonly Span[]
  /** `#topic#`, both signs included. */
  readonly topics: readonly Span[]
  /** `@name`, the sign included. */
  readonly mentions: readonly Span[]
}

const MENTION = /@[\p{L}\p{N}_-]{1,30}/gu

export function elementsOf(text: string): PostElements {
  const urls = findUrls(text)
  return { urls, topics: pairedTopics(text, urls), mentions: mentionsOf(text, urls) }
}

/** The places of `#` signs that can open or close a topic: not inside a URL. */
export function topicSigns(text: string, urls: readonly Span[]): number[] {
  const inUrl = spanSweep(urls)
  const signs: number[] = []
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) if (!inUrl(at)) signs.push(at)
  return signs
}

/** Tells of ascending offsets whether they lie in one of the ordered spans. */
function spanSweep(spans: readonly Span[]): (offset: number) => boolean {
  let next = 0
  return (offset) => {
    while (next < spans.length && (spans[next] as Span).end <= offset) next++
    return next < spans.length && (spans[next] as Span).start <= offset
  }
}

function pairedTopics(text: string, urls: readonly Span[]): Span[] {
  const topics: Span[] = []
  const signs = topicSigns(text, urls)
  for (let at = 0; at + 1 < signs.length; ) {
    const start = signs[at] as number
    const end = signs[at + 1] as number
    const name = text.slice(start + 1, end)
    if (name.trim() !== '' && !name.includes('\n')) {
      topics.push({ start, end: end + 1 })
      at += 2
    } else at += 1
  }
  return topics
}

function mentionsOf(text: string, urls: readonly Span[]): Span[] {
  if (!text.includes('@')) return []
  const inUrl = spanSweep(urls)
  const mentions: Span[] = []
  for (const match of text.matchAll(MENTION)) {
    const start = match.index
    // An address (a@b.cn) is no mention: a Latin letter or digit stands right before the sign.
    if (/[A-Za-z0-9]/.test(text[start - 1] ?? '')) continue
    if (inUrl(start)) continue
    mentions.push({ start, end: start + match[0].length })
  }
  return mentions
}
