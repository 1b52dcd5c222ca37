import type { Span } from '../span.ts'
import { mayHoldUrl, nextScheme } from './url-schemes.ts'

/**
 * The URLs with a scheme that X replaces by a t.co link, in order, in linear time. A host of ASCII labels that ends in
 * letters, perhaps a port, a path or query without the punctuation that closes the sentence; no ASCII letter, digit,
 * `@`, `#` or `$` right before it.
 *
 * Narrower than X itself, which also links bare domains (`example.com`) and hosts in other scripts: for that it carries
 * the list of all top-level domains.
 */
export function findXUrls(text: string): Span[] {
  const urls: Span[] = []
  if (!mayHoldUrl(text)) return urls
  let offset = 0
  for (;;) {
    const scheme = nextScheme(text, offset)
    if (scheme === undefined) return urls
    // Linear: a host holds no colon, so no character is in the hosts of two schemes.
    offset = scheme.end
    const hostRunEnd = endOfRun(text, scheme.end, HOST)
    const hostEnd = trimHost(text, scheme.end, hostRunEnd)
    if (!endsInTopLevelDomain(text, scheme.end, hostEnd) || NOT_BEFORE.test(text.charAt(scheme.start - 1))) continue
    offset = hostEnd < hostRunEnd ? hostEnd : pathEnd(text, portEnd(text, hostEnd))
    urls.push({ start: scheme.start, end: offset })
  }
}

const HOST = /[A-Za-z0-9._-]/
const ALPHANUMERIC = /[A-Za-z0-9]/
const LETTER = /[A-Za-z]/
const DIGIT = /[0-9]/
const NOT_BEFORE = /[A-Za-z0-9@＠#＃$]/
const TAIL = /[!#-;=?-Z[\]_a-z~]/
const PATH_START = /[/?#]/
/** What may close a sentence after a URL; a closing bracket only if the URL does not open it. */
const CLOSING = /[.,:;!?'*)\][]/

function endOfRun(text: string, start: number, kind: RegExp): number {
  let end = start
  while (kind.test(text.charAt(end))) end++
  return end
}

function trimHost(text: string, start: number, runEnd: number): number {
  let end = runEnd
  while (end > start && !ALPHANUMERIC.test(text.charAt(end - 1))) end--
  return end
}

function endsInTopLevelDomain(text: string, start: number, end: number): boolean {
  let label = end
  while (label > start && LETTER.test(text.charAt(label - 1))) label--
  return end - label >= 2 && label - 2 >= start && text[label - 1] === '.' && ALPHANUMERIC.test(text.charAt(label - 2))
}

function portEnd(text: string, hostEnd: number): number {
  if (text[hostEnd] !== ':') return hostEnd
  const end = endOfRun(text, hostEnd + 1, DIGIT)
  return end > hostEnd + 1 ? end : hostEnd
}

function pathEnd(text: string, start: number): number {
  if (!PATH_START.test(text.charAt(start))) return start
  const runEnd = endOfRun(text, start, TAIL)
  let open = 0
  for (let offset = start; offset < runEnd; offset++) {
    if (text[offset] === '(') open++
    else if (text[offset] === ')') open--
  }
  let end = runEnd
  while (end > start && CLOSING.test(text.charAt(end - 1))) {
    if (text[end - 1] === ')') {
      if (open >= 0) break
      open++
    }
    end--
  }
  return end
}
