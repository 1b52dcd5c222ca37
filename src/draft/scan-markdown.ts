import type { Span } from '../text/span.ts'
import type { MarkdownEvent } from './markdown.ts'
import { enter, exit } from './scan-event.ts'
import { scanInline, type Words } from './scan-inline.ts'

/**
 * The Markdown that operators write, without the parser: paragraphs, headings, lists, quotes, rules, comments, and what
 * `scanInline` knows. Gives the events by which the parser would tell the same; nothing where there is anything that
 * only the parser can tell, which decides what is right. A property test holds both against each other.
 */
export function scanMarkdown(source: string, { start, end }: Span): readonly MarkdownEvent[] | undefined {
  if (source.charCodeAt(start) === BYTE_ORDER_MARK) return undefined
  if (source.slice(start, end).trim() === '') return []
  const lines = readLines(source, start, end)
  if (lines === undefined) return undefined
  const scan = new BlockScan(source)
  return scan.blocks(lines, 0) ? scan.events : undefined
}

const BYTE_ORDER_MARK = 0xfeff

/** A line without what the containers around it put before it. */
interface Line extends Span {
  /** Behind the line end. */
  readonly next: number
  /** Where its words begin, behind at most three blanks. */
  readonly textStart: number
  readonly kind: LineKind
}

/** What a line can be where a block begins. `?` is what the parser has to tell. */
type LineKind = 'blank' | 'text' | 'heading' | 'rule' | 'quote' | 'bullet' | 'ordered' | 'comment' | '?'

/** Controls, a tab among them, and a CR without LF. */
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f]|\r(?!\n)/

function readLines(source: string, start: number, end: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const lf = source.indexOf('\n', at)
    const next = lf === -1 || lf >= end ? end : lf + 1
    const hasEnd = next > at && source[next - 1] === '\n'
    const isCrLf = hasEnd && next - 2 >= at && source[next - 2] === '\r'
    const line = lineOf(source, at, next - (isCrLf ? 2 : hasEnd ? 1 : 0), next)
    if (CONTROL.test(source.slice(at, next))) return undefined
    lines.push(line)
    at = next
  }
  return lines
}

function lineOf(source: string, start: number, end: number, next: number): Line {
  let textStart = start
  while (textStart < end && source[textStart] === ' ') textStart++
  return { start, end, next, textStart, kind: kindOf(source.slice(textStart, end), textStart - start) }
}

function kindOf(text: string, indent: number): LineKind {
  if (text === '') return 'blank'
  if (indent > 3) return '?'
  switch (text[0]) {
    case '>':
      return 'quote'
    case '#':
      return HEADING.test(text) ? 'heading' : BARE_HEADING.test(text) ? '?' : 'text'
    case '-':
    case '+':
    case '*':
      if (RULE.test(text)) return 'rule'
      return BULLET.test(text) ? 'bullet' : BARE_BULLET.test(text) ? '?' : 'text'
    case '_':
      return RULE.test(text) ? 'rule' : 'text'
    case '=':
      return /^=+ *$/.test(text) ? '?' : 'text'
    case '`':
    case '~':
      return /^(?:```|~~~)/.test(text) ? '?' : 'text'
    case '<':
      if (indent === 0 && /^<!--(?!-?>).*-->$/.test(text)) return 'comment'
      return AUTOLINK_START.test(text) || !/^<[A-Za-z/!?]/.test(text) ? 'text' : '?'
    case '[':
      // It may be a definition, or the begin of one.
      return text.includes(']:') || !text.includes(']') || text.includes('\\') ? '?' : 'text'
    default:
      if (ORDERED.test(text)) return 'ordered'
      return BARE_ORDERED.test(text) ? '?' : 'text'
  }
}

const HEADING = /^#{1,6} +[^ ].*$(?<![ #]#+ *)/
const BARE_HEADING = /^#{1,6}(?: |$)/
/** Three signs of one kind or more, and nothing else. */
const RULE = /^([-*_]) *\1 *\1(?:(?<=-)[- ]*|(?<=\*)[* ]*|(?<=_)[_ ]*)$/
/** Words follow the marker, behind one to four blanks. */
const BULLET = /^[-+*] {1,4}[^ ]/
const BARE_BULLET = /^(?:[-+*](?: |$)|-+ *$)/
const ORDERED = /^\d{1,9}[.)] {1,4}[^ ]/
const BARE_ORDERED = /^\d{1,9}[.)](?: |$)/
const AUTOLINK_START = /^<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>/

/** Deeper quotes and lists are the parser's. */
const MAX_DEPTH = 4

class BlockScan {
  readonly events: MarkdownEvent[] = []
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  /** Reads the blocks of a container. The line end behind the last of the lines belongs to what stands around it. */
  blocks(lines: readonly Line[], depth: number): boolean {
    for (let at = 0; at < lines.length; ) {
      this.#lineEnd(lines[at - 1])
      const to = this.#block(lines, at, depth)
      if (to === undefined) return false
      at = to
    }
    return true
  }

  /** Reads the block that begins at a line, and gives the number of the first line behind it. */
  #block(lines: readonly Line[], at: number, depth: number): number | undefined {
    const line = lines[at] as Line
    switch (line.kind) {
      case 'blank':
        return at + 1
      case 'text':
        return this.#paragraph(lines, at)
      case 'heading':
        return this.#heading(line) ? at + 1 : undefined
      case 'rule':
        this.events.push(enter('thematicBreak', line.textStart, line.end))
        return at + 1
      case 'comment':
        this.#comment(line)
        return at + 1
      case 'quote':
        return depth < MAX_DEPTH ? this.#quote(lines, at, depth) : undefined
      case 'bullet':
      case 'ordered':
        return depth < MAX_DEPTH ? this.#list(lines, at, depth) : undefined
      default:
        return undefined
    }
  }

  #paragraph(lines: readonly Line[], from: number): number | undefined {
    let to = from + 1
    while (lines[to]?.kind === 'text') to++
    const below = lines[to]
    if (below !== undefined && !this.#canInterrupt(below)) return undefined
    const words = lines.slice(from, to).map((line) => this.#wordsOf(line, line.textStart))
    const paragraph = enter('paragraph', (lines[from] as Line).textStart, (lines[to - 1] as Line).end)
    this.events.push(paragraph)
    if (!scanInline(this.#source, words, this.events)) return undefined
    this.events.push(exit(paragraph))
    return to
  }

  /** Whether it is sure that a line ends the paragraph above it. */
  #canInterrupt({ kind, textStart }: Line): boolean {
    // Hyphens underline a title.
    if (kind === 'rule') return this.#source[textStart] !== '-'
    // Of numbers, only 1 begins a list there.
    if (kind === 'ordered') return /^1[.)]/.test(this.#source.slice(textStart, textStart + 2))
    return kind !== '?'
  }

  #heading(line: Line): boolean {
    const signs = /^#+/.exec(this.#source.slice(line.textStart, line.textStart + 6))?.[0].length ?? 1
    let start = line.textStart + signs
    while (this.#source[start] === ' ') start++
    const depth = signs as 1 | 2 | 3 | 4 | 5 | 6
    const heading = enter('atxHeading', line.textStart, line.end, '', { type: 'heading', depth, children: [] })
    this.events.push(heading)
    if (!scanInline(this.#source, [this.#wordsOf(line, start)], this.events)) return false
    this.events.push(exit(heading))
    return true
  }

  #comment({ start, end }: Line): void {
    const html = enter('htmlFlow', start, end)
    this.events.push(html, enter('htmlFlowData', start, end, this.#source.slice(start, end)), exit(html))
  }

  #quote(lines: readonly Line[], from: number, depth: number): number | undefined {
    let to = from
    const inner: Line[] = []
    for (let line = lines[to]; line?.kind === 'quote'; line = lines[++to]) {
      const start = line.textStart + (this.#source[line.textStart + 1] === ' ' && line.textStart + 1 < line.end ? 2 : 1)
      inner.push(lineOf(this.#source, start, line.end, line.next))
    }
    // A line without its sign may go on with the paragraph inside.
    if (lines[to] !== undefined && lines[to]?.kind !== 'blank') return undefined
    const quote = enter('blockQuote', (lines[from] as Line).textStart, (lines[to - 1] as Line).end)
    this.events.push(quote)
    if (!this.blocks(inner, depth + 1)) return undefined
    this.events.push(exit(quote))
    return to
  }

  /** A list whose items have no blank lines inside. */
  #list(lines: readonly Line[], from: number, depth: number): number | undefined {
    const items: Item[] = []
    let to = from
    for (;;) {
      const item = this.#item(lines, to)
      if (item === undefined) return undefined
      items.push(item)
      to = item.to
      let next = to
      while (lines[next]?.kind === 'blank') next++
      const below = lines[next]
      if (below === undefined) break
      if (this.#markerOf(below)?.sign === item.marker.sign && indentOf(below) < item.marker.width) to = next
      else if (next > to && indentOf(below) < item.marker.width) break
      else return undefined
    }
    const spread = items.some(({ to }, index) => index < items.length - 1 && lines[to]?.kind === 'blank')
    const list = enter('listUnordered', (lines[from] as Line).textStart, (lines[to - 1] as Line).end, '', {
      type: 'list',
      spread,
      children: [],
    })
    this.events.push(list)
    for (const [index, { to, marker, inner }] of items.entries()) {
      const item = enter('listItem', marker.start, (lines[to - 1] as Line).end)
      this.events.push(item, enter('listItemMarker', marker.end - 1, marker.end))
      if (!this.blocks(inner, depth + 1)) return undefined
      this.events.push(exit(item))
      const next = items[index + 1]
      for (let at = to; next !== undefined && at <= next.from; at++) this.#lineEnd(lines[at - 1])
    }
    this.events.push(exit(list))
    return to
  }

  /** The item that begins at a line: that line, and those below that are indented as far as its words. */
  #item(lines: readonly Line[], from: number): Item | undefined {
    const first = lines[from] as Line
    const marker = this.#markerOf(first)
    if (marker === undefined) return undefined
    const inner = [lineOf(this.#source, first.start + marker.width, first.end, first.next)]
    if (inner[0]?.kind !== 'text') return undefined
    let to = from + 1
    for (let line = lines[to]; line !== undefined && line.kind !== 'blank'; line = lines[++to]) {
      if (indentOf(line) < marker.width) break
      inner.push(lineOf(this.#source, line.start + marker.width, line.end, line.next))
    }
    return { from, to, marker, inner }
  }

  #markerOf({ kind, start, end, textStart }: Line): Marker | undefined {
    if (kind !== 'bullet' && kind !== 'ordered') return undefined
    const [written = '', marker = ''] = /^([-+*]|\d+[.)]) +/.exec(this.#source.slice(textStart, end)) ?? []
    return {
      sign: marker.slice(-1),
      start: textStart,
      end: textStart + marker.length,
      width: textStart - start + written.length,
    }
  }

  #wordsOf({ end, next }: Line, start: number): Words {
    let wordsEnd = end
    while (wordsEnd > start && this.#source[wordsEnd - 1] === ' ') wordsEnd--
    return { start, end: wordsEnd, lineEnd: end, next }
  }

  #lineEnd(line: Line | undefined): void {
    if (line !== undefined && line.end < line.next) this.events.push(enter('lineEnding', line.end, line.next))
  }
}

interface Item {
  readonly from: number
  /** The number of the first line behind it. */
  readonly to: number
  readonly marker: Marker
  readonly inner: readonly Line[]
}

interface Marker extends Span {
  /** What the markers of one list have in common: `-`, `+`, `*`, `.` or `)`. */
  readonly sign: string
  /** How far its words are from where the line begins. */
  readonly width: number
}

function indentOf({ start, textStart }: Line): number {
  return textStart - start
}
