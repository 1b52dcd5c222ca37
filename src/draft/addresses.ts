import { findUrls } from '../text/count/weibo-url.ts'
import type { Span } from '../text/span.ts'

/**
 * What leads to a place on the net, as a reader sees it: URLs, `www.example.com/a` without a scheme, and e-mail addresses.
 * The marks behind one end its sentence, though the platform takes those of a URL into the link. In order, disjoint.
 */
export function addressesIn(text: string): Span[] {
  const urls = findUrls(text).map(({ start, end }) => ({ start, end: start + withoutMarks(text.slice(start, end)) }))
  if (!/\.[A-Za-z]{2}/.test(text)) return urls
  const others = Array.from(text.matchAll(BARE), ({ 0: address, index }) => ({
    start: index,
    end: index + withoutMarks(address),
  }))
  if (urls.length === 0) return others
  const all = [...urls, ...others].sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return all.filter((span) => {
    if (span.start < end) return false
    end = span.end
    return true
  })
}

// Every quantifier but the last has a bound and none begins within a run, so that time is linear.
const BARE =
  /(?<![\w.%+@-])(?:[\w.%+-]{1,64}@)?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])(?::\d{1,5})?(?:\/[\w$.+!*()/,:;@&=?~#%-]*)?/g

function withoutMarks(address: string): number {
  let end = address.length
  while (MARKS.includes(address.charAt(end - 1))) end--
  return end
}

const MARKS = '!,.:;?'
