import { MappedText, MappedTextBuilder } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import type { Body, Image } from './body.ts'

/**
 * The plain case, without a Markdown parser: paragraphs of text, and pictures in paragraphs of their own. Most posts are
 * no more. Anything that could be markup is left to the parser, which decides what is right; a property test holds
 * what is accepted here against it.
 */
export function scanBody(source: string, { start, end }: Span): Body | undefined {
  const lines = readLines(source, start, end)
  if (lines === undefined) return undefined
  const texts = lines.filter((line) => line.kind === 'text')
  const [first] = texts
  const last = texts.at(-1)
  if (first === undefined || last === undefined) return undefined

  const builder = new MappedTextBuilder(source, start)
  builder.dropped(first.start + leadingBlanks(source, first))
  let before: Line | undefined
  for (let at = lines.indexOf(first); at < lines.length; at++) {
    const line = lines[at] as Line
    if (line.kind !== 'text') continue
    if (before !== undefined) writeBorder(builder, lines, before, line)
    builder.plain(line === last ? last.end - trailingBlanks(source, last) : line.end)
    before = line
  }
  builder.dropped(end)
  const images = lines.flatMap((line) => (line.image === undefined ? [] : [line.image]))
  return { text: builder.build(), headings: [], images, links: [], comments: [], literalMarks: [] }
}

interface Line extends Span {
  readonly kind: 'text' | 'image' | 'blank'
  readonly number: number
  /** Where the next line begins. */
  readonly next: number
  readonly image: Image | undefined
}

/** The lines of a body, or nothing if one of them could mean something to Markdown. */
function readLines(source: string, start: number, end: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const lf = source.indexOf('\n', at)
    const next = lf === -1 || lf >= end ? end : lf + 1
    const hasEnd = next > at && source[next - 1] === '\n'
    const lineEnd = hasEnd ? (source[next - 2] === '\r' && next - 2 >= at ? next - 2 : next - 1) : next
    const text = source.slice(at, lineEnd)
    const image = readImage(source, at, text)
    if (image === undefined && text !== '' && !isPlainText(text)) return undefined
    const kind = text === '' ? 'blank' : image === undefined ? 'text' : 'image'
    // A picture in a paragraph with words is the parser’s.
    const above = lines.at(-1)?.kind
    if ((kind === 'image' && above === 'text') || (kind === 'text' && above === 'image')) return undefined
    lines.push({ kind, number: lines.length, start: at, end: lineEnd, next, image })
    at = next
  }
  return lines
}

/** Characters that are, or can be, markup wherever they stand; controls, and blanks that few posts have. */
const MARKUP = /[\\`*<&\u0000-\u001f\u007f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\ufeff]/
/** What a line must not begin with: headings, quotes, lists, underlines, fences, indentation. */
const MARKUP_START = /^(?:[ >+=~-]|#{1,6}(?: |$)|\d{1,9}[.)](?: |$))/
/** An underscore that does not stand inside a word. */
const LOOSE_UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u
/** What is left of the brackets once the platform’s own emoji, such as [太阳], are taken out. */
const EMOJI = /\[[\p{sc=Han}A-Za-z0-9]{1,10}\](?![([:])/gu

function isPlainText(text: string): boolean {
  if (MARKUP.test(text) || MARKUP_START.test(text) || text.endsWith(' ')) return false
  if (text.includes('_') && LOOSE_UNDERSCORE.test(text)) return false
  if (/[[\]]/.test(text) && /[[\]]/.test(text.replace(EMOJI, ''))) return false
  return /[^ \u3000]/.test(text)
}

const IMAGE = /^!\[([^[\]\\`*_<>&!\n\r]*)\]\(([^\s()<>\\&"'`*_\u0000-\u001f\u007f]+)\)$/

function readImage(source: string, at: number, text: string): Image | undefined {
  const match = text.startsWith('![') ? IMAGE.exec(text) : null
  if (match === null) return undefined
  const [, alt = '', url = ''] = match
  if (alt !== alt.trim() || MARKUP.test(alt)) return undefined
  const altStart = at + 2
  const urlStart = altStart + alt.length + 2
  return {
    span: { start: at, end: at + text.length },
    alt: MappedText.plain(source.slice(altStart, altStart + alt.length), altStart),
    url,
    urlSpan: { start: urlStart, end: urlStart + url.length },
  }
}

/** One line end between the lines of a paragraph; two between paragraphs, whatever stands between them. */
function writeBorder(builder: MappedTextBuilder, lines: readonly Line[], above: Line, below: Line): void {
  writeLineEnd(builder, above)
  if (below.number === above.number + 1) return
  writeLineEnd(builder, lines[above.number + 1] as Line)
  builder.dropped(below.start)
}

function writeLineEnd(builder: MappedTextBuilder, { end, next }: Line): void {
  if (next - end === 2) builder.decoded('\n', next)
  else builder.plain(next)
}

function leadingBlanks(source: string, { start }: Line): number {
  let count = 0
  while (isBlank(source.charCodeAt(start + count))) count++
  return count
}

function trailingBlanks(source: string, { end }: Line): number {
  let count = 0
  while (isBlank(source.charCodeAt(end - 1 - count))) count++
  return count
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x3000
}
