import type { Span } from '../span.ts'
import { mayHoldUrl, nextScheme } from './url-schemes.ts'

/**
 * The URLs that Weibo sees in a text: `http://` or `https://` in any case, a label of ASCII letters and digits,
 * a dot and more, then whatever ASCII a URL may hold. A blank or a CJK character ends it; a sentence's closing
 * ASCII punctuation does not, it belongs to the URL. Not a URL: a first label with `-` or `_`, localhost,
 * a host in Chinese, user info before the host. Spans are in order, disjoint, and found in linear time.
 *
 * The grammar is that of the composer's counter (`kit.extra.count` of weibo.com's scripts), with https besides http.
 */
export function findUrls(text: string): Span[] {
  return mayHoldUrl(text) ? scan(text, true) : []
}

/** The same without https, which the composer's counter predates. */
export function findPlainHttpUrls(text: string): Span[] {
  return mayHoldUrl(text) ? scan(text, false) : []
}

function scan(text: string, withHttps: boolean): Span[] {
  const urls: Span[] = []
  let offset = 0
  for (;;) {
    const scheme = nextScheme(text, offset)
    if (scheme === undefined) return urls
    // Linear: a label holds no colon, so no character is in the first labels of two schemes.
    offset = scheme.end
    if (scheme.secure && !withHttps) continue
    const firstLabelEnd = endOfRun(text, scheme.end, LABEL)
    // What follows the first letter of the second label is all tail, dots and further labels too.
    const isUrl =
      firstLabelEnd > scheme.end && text.charCodeAt(firstLabelEnd) === DOT && isIn(text, firstLabelEnd + 1, LABEL)
    if (!isUrl) continue
    offset = endOfRun(text, firstLabelEnd, TAIL)
    urls.push({ start: scheme.start, end: offset })
  }
}

const DOT = 0x2e
const LABEL = 1
const TAIL = 2

/** For each ASCII character, whether it may stand in a label, and in the tail of a URL. */
const CLASSES: Uint8Array = classes('-_$.+!*()/,:;@&=?~#%')

function classes(tailPunctuation: string): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code)
    if (/[A-Za-z0-9]/.test(char)) table[code] = LABEL | TAIL
    else if (tailPunctuation.includes(char)) table[code] = TAIL
  }
  return table
}

function endOfRun(text: string, start: number, kind: number): number {
  let end = start
  while (isIn(text, end, kind)) end++
  return end
}

function isIn(text: string, offset: number, kind: number): boolean {
  return ((CLASSES[text.charCodeAt(offset)] ?? 0) & kind) !== 0
}
