import type { List } from 'mdast'
import type { Span } from '../text/span.ts'
import type { MarkdownEvent } from './markdown.ts'
import { enter, exit } from './scan-event.ts'
import { scanInline, type Words } from './scan-inline.ts'
import { type Item, itemAt, markerOf } from './scan-items.ts'
import { indentOf, isUnderline, type Line, type LineKind, lineOf, readLines } from './scan-lines.ts'

/**
 * The Markdown that operators write, without the parser: paragraphs, headings, lists, quotes, rules, code between fences,
 * HTML, and what `scanInline` knows. Gives the events by which the parser would tell the same; nothing where there is
 * anything that only the parser can tell, which decides what is right. Property tests hold both against each other.
 */
export function scanMarkdown(source: string, { start, end }: Span): readonly MarkdownEvent[] | undefined {
  if (source.charCodeAt(start) === BYTE_ORDER_MARK) return undefined
  if (source.slice(start, end).trim() === '') return []
  const lines = readLines(source, start, end)
  if (lines === undefined) return undefined
  const scan = new BlockScan(source)
  return scan.blocks(lines, 0) === undefined ? undefined : scan.events
}

const BYTE_ORDER_MARK = 0xfeff

/** Deeper quotes and lists are the parser's. */
const MAX_DEPTH = 4

const OTHER_NUMBER_IN_QUOTE = /^(?:> *)+(?!1[.)])\d{1,9}[.)]/

/** A tag by itself and words behind tabs begin no block inside a paragraph. */
const TEXT_BELOW_TEXT: ReadonlySet<LineKind | undefined> = new Set(['text', 'tag', 'tabbed'] as const)

class BlockScan {
  readonly events: MarkdownEvent[] = []
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  /**
   * Reads the blocks of a container. The line end behind the last of the lines belongs to what stands around it.
   *
   * @returns how many blank lines stand between the blocks; nothing if only the parser can tell
   */
  blocks(lines: readonly Line[], depth: number): number | undefined {
    let blanks = 0
    for (let at = 0; at < lines.length; ) {
      this.#lineEnd(lines[at - 1])
      if (lines[at]?.kind === 'blank') blanks++
      const to = this.#block(lines, at, depth)
      if (to === undefined) return undefined
      at = to
    }
    return blanks
  }

  /** Reads the block that begins at a line, and gives the number of the first line behind it. */
  #block(lines: readonly Line[], at: number, depth: number): number | undefined {
    const line = lines[at] as Line
    switch (line.kind) {
      case 'blank':
        return at + 1
      case 'text':
      case 'underline':
        return this.#paragraph(lines, at)
      case 'heading':
        return this.#heading(line) ? at + 1 : undefined
      case 'rule':
        this.events.push(enter('thematicBreak', line.textStart, line.end))
        return at + 1
      case 'comment':
        return this.#html(lines, at, at + 1)
      case 'html':
      case 'tag':
        return this.#html(lines, at, endOfHtml(lines, at))
      case 'fence':
        return this.#fence(lines, at)
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
    while (TEXT_BELOW_TEXT.has(lines[to]?.kind)) to++
    const below = lines[to]
    const start = (lines[from] as Line).textStart
    if (below !== undefined && isUnderline(this.#source, below)) {
      const depth = this.#source[below.textStart] === '=' ? 1 : 2
      const heading = enter('setextHeading', start, below.end, '', { type: 'heading', depth, children: [] })
      return this.#inline(heading, lines.slice(from, to), lines[to - 1]) ? to + 1 : undefined
    }
    if (below !== undefined && !this.#canInterrupt(below)) return undefined
    const paragraph = enter('paragraph', start, (lines[to - 1] as Line).end)
    return this.#inline(paragraph, lines.slice(from, to)) ? to : undefined
  }

  /** @param last a line whose end belongs to the block too */
  #inline(block: MarkdownEvent, lines: readonly Line[], last?: Line): boolean {
    this.events.push(block)
    const words = lines.map((line) => this.#wordsOf(line, this.#behindTabs(line)))
    if (!scanInline(this.#source, words, this.events)) return false
    this.#lineEnd(last)
    this.events.push(exit(block))
    return true
  }

  /** Whether it is sure that a line ends the paragraph above it. */
  #canInterrupt({ kind, textStart, end }: Line): boolean {
    // Hyphens underline a title.
    if (kind === 'rule') return this.#source[textStart] !== '-'
    // Of numbers, only 1 begins a list there.
    if (kind === 'ordered') return /^1[.)]/.test(this.#source.slice(textStart, textStart + 2))
    // micromark holds that against lists in quotes as well.
    if (kind === 'quote') return !OTHER_NUMBER_IN_QUOTE.test(this.#source.slice(textStart, end))
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

  /** As it is written, up to a line. */
  #html(lines: readonly Line[], from: number, to: number): number | undefined {
    const first = lines[from] as Line
    if (indentOf(first) > 0) return undefined
    const html = enter('htmlFlow', first.start, (lines[to - 1] as Line).end)
    this.events.push(html)
    for (let at = from; at < to; at++) {
      const { start, end } = lines[at] as Line
      if (at > from) this.#lineEnd(lines[at - 1])
      this.events.push(enter('htmlFlowData', start, end, this.#source.slice(start, end)))
    }
    this.events.push(exit(html))
    return to
  }

  /** Code between two fences. Without the second one, and with tabs before the code, only the parser can tell what it is. */
  #fence(lines: readonly Line[], from: number): number | undefined {
    const first = lines[from] as Line
    const [signs = ''] = /^(?:`+|~+)/.exec(this.#source.slice(first.textStart, first.end)) ?? []
    const closing = new RegExp(`^${signs[0]}{${signs.length},} *$`)
    const isClosing = (line: Line) => indentOf(line) <= 3 && closing.test(this.#source.slice(line.textStart, line.end))
    let to = from + 1
    while (to < lines.length && !isClosing(lines[to] as Line)) to++
    if (to === lines.length || lines.slice(from, to).some(({ kind }) => kind === 'tabbed')) return undefined
    // The code is indented by as much as its fence.
    const code = lines.slice(from + 1, to).map((line) => {
      const start = Math.min(line.textStart, line.start + indentOf(first))
      return enter('codeFlowValue', start, line.end, this.#source.slice(start, line.end))
    })
    const value = code.map((each) => each.value).join('\n')
    const block = enter('codeFenced', first.textStart, (lines[to] as Line).end, '', { type: 'code', value })
    this.events.push(block)
    for (const [index, each] of code.entries()) {
      this.#lineEnd(lines[from + index])
      if (each.value !== '') this.events.push(each)
    }
    this.#lineEnd(lines[to - 1])
    this.events.push(exit(block))
    return to + 1
  }

  #quote(lines: readonly Line[], from: number, depth: number): number | undefined {
    let to = from
    const inner: Line[] = []
    for (let line = lines[to]; line?.kind === 'quote'; line = lines[++to]) {
      const start = line.textStart + (this.#source[line.textStart + 1] === ' ' && line.textStart + 1 < line.end ? 2 : 1)
      inner.push(lineOf(this.#source, start, line.end, line.next))
    }
    // Lines without its sign go on with the paragraph inside; whether there is one, is sure where nothing else is inside.
    if (endsInText(inner)) for (let line = lines[to]; line?.kind === 'text'; line = lines[++to]) inner.push(line)
    if (lines[to] !== undefined && lines[to]?.kind !== 'blank') return undefined
    const quote = enter('blockQuote', (lines[from] as Line).textStart, (lines[to - 1] as Line).end)
    this.events.push(quote)
    if (this.blocks(inner, depth + 1) === undefined) return undefined
    this.events.push(exit(quote))
    return to
  }

  #list(lines: readonly Line[], from: number, depth: number): number | undefined {
    const items: Item[] = []
    let to = from
    for (;;) {
      const item = itemAt(this.#source, lines, to)
      if (item === undefined) return undefined
      items.push(item)
      to = item.to
      let next = to
      while (lines[next]?.kind === 'blank') next++
      const below = lines[next]
      if (below === undefined) break
      if (markerOf(this.#source, below)?.sign === item.marker.sign && indentOf(below) < item.marker.width) to = next
      else if (next > to && indentOf(below) < item.marker.width) break
      else return undefined
    }
    // Inside of a container, remark counts some of the blank lines behind a list to the list.
    if (depth > 0 && lines[to]?.kind === 'blank') return undefined
    const spread = items.some(({ to }, index) => index < items.length - 1 && lines[to]?.kind === 'blank')
    const node: List = { type: 'list', spread, children: [] }
    const list = enter('listUnordered', (lines[from] as Line).textStart, (lines[to - 1] as Line).end, '', node)
    this.events.push(list)
    for (const [index, { to, marker, inner }] of items.entries()) {
      const item = enter('listItem', marker.start, (lines[to - 1] as Line).end)
      this.events.push(item, enter('listItemMarker', marker.end - 1, marker.end))
      const blanks = this.blocks(inner, depth + 1)
      if (blanks === undefined) return undefined
      if (blanks > 0) node.spread = true
      this.events.push(exit(item))
      const next = items[index + 1]
      for (let at = to; next !== undefined && at <= next.from; at++) this.#lineEnd(lines[at - 1])
    }
    this.events.push(exit(list))
    return to
  }

  #wordsOf({ end, next }: Line, start: number): Words {
    let wordsEnd = end
    while (wordsEnd > start && this.#source[wordsEnd - 1] === ' ') wordsEnd--
    return { start, end: wordsEnd, lineEnd: end, next }
  }

  #behindTabs({ textStart, kind }: Line): number {
    let start = textStart
    while (kind === 'tabbed' && /[\t ]/.test(this.#source.charAt(start))) start++
    return start
  }

  #lineEnd(line: Line | undefined): void {
    if (line !== undefined && line.end < line.next) this.events.push(enter('lineEnding', line.end, line.next))
  }
}

/** Whether all lines behind the last blank one are text. */
function endsInText(lines: readonly Line[]): boolean {
  const behindBlank = lines.slice(lines.findLastIndex(({ kind }) => kind === 'blank') + 1)
  return behindBlank.length > 0 && behindBlank.every(({ kind }) => kind === 'text')
}

/** A blank line ends HTML, whatever it says. */
function endOfHtml(lines: readonly Line[], from: number): number {
  let to = from + 1
  while (to < lines.length && lines[to]?.kind !== 'blank') to++
  return to
}
