import type { Nodes } from 'mdast'
import type { Span } from '../text/span.ts'
import { type DelimiterRun, delimiterRun, resolveEmphasis } from './emphasis.ts'
import type { MarkdownEvent } from './markdown.ts'
import { enter, exit } from './scan-event.ts'
import { TAG } from './tag-pattern.ts'

/** The words of a line: without what the containers put before them, and without the blanks around them. */
export interface Words extends Span {
  /** Where the line end begins, behind the blanks. */
  readonly lineEnd: number
  /** Behind the line end. */
  readonly next: number
}

/**
 * Reads the lines of one paragraph or heading and adds to `events` what the parser would report of them: words, links,
 * pictures, code spans, tags. Emphasis gives no event; it is what lies between the words.
 *
 * @returns false if something is there that only the parser can tell
 */
export function scanInline(source: string, lines: readonly Words[], events: MarkdownEvent[]): boolean {
  const start = lines[0]?.start ?? 0
  const end = lines.at(-1)?.end ?? 0
  // Looked for in the paragraph alone: a search through all of the source, for each of them, would take paragraphs² steps.
  const scan = new InlineScan(source, start + source.slice(start, end).lastIndexOf(')'))
  for (let index = 0; index < lines.length; index++) {
    if (!scan.line(lines[index] as Words, lines[index + 1])) return false
  }
  return scan.write(events, { start, end })
}

/** More runs of delimiters in one paragraph are left to the parser, and to what guards it. */
const MAX_RUNS = 200

/** What is not words: these events stand for what it spans. Without events it stays words after all. */
interface Markup extends Span {
  events: readonly MarkdownEvent[] | undefined
}

/** A `[` or `![`, words unless an address follows its `]`. */
interface Bracket {
  readonly markup: Markup
  readonly isImage: boolean
  /** How many runs of delimiters stand before it. */
  readonly runsBefore: number
}

/** What means something wherever it stands. */
const SPECIAL = /[\\`*_[\]<&]/
const ESCAPE = /\\[!-/:-@[-`{-~]/y
const RUN = /\*+|_+|`+/y
/** An address without escapes, brackets or character references; a title in plain quotes may follow. */
const RESOURCE = /\(((?:[^\s()<>\\&\u0000-\u001f\u007f]|&(?![#A-Za-z0-9]{1,40};)){1,2000})(?: +"[^"\\\r\n]*")?\)/y
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\u0000-\u001f\u007f]*)>/y
const EMAIL_START = /<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@/y
const HTML = new RegExp(`${TAG}|<!--(?!-?>)[^\\r\\n]*?-->`, 'y')
const REFERENCE = /&(amp|lt|gt|quot|nbsp);/y
const NUMBER_REFERENCE = /&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});/y
const ANY_REFERENCE = /&[#A-Za-z0-9]{1,40};/y
const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

class InlineScan {
  readonly #source: string
  /** In the order of the source. */
  readonly #marks: (Markup | DelimiterRun)[] = []
  readonly #runs: DelimiterRun[] = []
  readonly #brackets: Bracket[] = []
  readonly #lastParenthesis: number
  #runCount = 0
  #lineStart = 0

  /** @param lastParenthesis where the last `)` stands that an address can end in; before the paragraph if there is none */
  constructor(source: string, lastParenthesis: number) {
    this.#source = source
    this.#lastParenthesis = lastParenthesis
  }

  /** @param below the next line of the same paragraph */
  line({ start, end, lineEnd, next }: Words, below: Words | undefined): boolean {
    this.#lineStart = start
    for (let at = this.#nextSpecial(start, end); at < end; at = this.#nextSpecial(at, end)) {
      // A backslash at the end of a line breaks it.
      const to =
        below !== undefined && at + 1 === lineEnd && this.#source[at] === '\\' ? this.#hide(at, at + 1) : this.#read(at)
      if (to === undefined || to > end) return false
      at = to
    }
    if (below !== undefined) this.#mark(end, below.start, [enter('lineEnding', lineEnd, next)])
    return true
  }

  /** Adds what was read of the span, words and all. */
  write(events: MarkdownEvent[], { start, end }: Span): boolean {
    if (!resolveEmphasis(this.#runs)) return false
    let written = start
    const words = (to: number, next: number): void => {
      if (written < to) events.push(enter('data', written, to, this.#source.slice(written, to)))
      written = next
    }
    for (const mark of this.#marks) {
      if ('marker' in mark) {
        if (mark.start < mark.closedTo) words(mark.start, mark.closedTo)
        if (mark.openedFrom < mark.end) words(mark.openedFrom, mark.end)
      } else if (mark.events !== undefined) {
        words(mark.start, mark.end)
        for (const event of mark.events) events.push(event)
      }
    }
    words(end, end)
    return true
  }

  #nextSpecial(from: number, end: number): number {
    // Of the line alone: a search to the end of the source, for each line, would take lines² steps.
    const match = SPECIAL.exec(this.#source.slice(from, end))
    return match === null ? end : from + match.index
  }

  /** Reads what begins at a special character, and gives where it ends; nothing if only the parser can tell. */
  #read(at: number): number | undefined {
    switch (this.#source[at]) {
      case '*':
      case '_':
        return this.#readRun(at)
      case '[':
        return this.#openBracket(at)
      case ']':
        return this.#closeBracket(at)
      case '\\':
        return this.#readEscape(at)
      case '`':
        return this.#readCode(at)
      case '<':
        return this.#readAngle(at)
      default:
        return this.#readReference(at)
    }
  }

  #readRun(at: number): number | undefined {
    const end = matchEnd(RUN, this.#source, at) ?? at
    const run = delimiterRun(this.#source, at, end, this.#lineStart)
    this.#runs.push(run)
    this.#marks.push(run)
    return ++this.#runCount > MAX_RUNS ? undefined : end
  }

  #openBracket(at: number): number {
    const isImage = at > this.#lineStart && this.#source[at - 1] === '!' && !this.#isEscaped(at - 1)
    const markup: Markup = { start: isImage ? at - 1 : at, end: at + 1, events: undefined }
    this.#marks.push(markup)
    this.#brackets.push({ markup, isImage, runsBefore: this.#runs.length })
    return at + 1
  }

  #closeBracket(at: number): number | undefined {
    const bracket = this.#brackets.pop()
    if (bracket === undefined || this.#source[at + 1] !== '(' || at > this.#lastParenthesis) return at + 1
    const end = matchEnd(RESOURCE, this.#source, at + 1)
    // In a label, a link or a picture is the parser's.
    if (end === undefined || this.#brackets.length > 0) return undefined
    const { markup, isImage, runsBefore } = bracket
    if (!resolveEmphasis(this.#runs.splice(runsBefore))) return undefined
    const type = isImage ? 'image' : 'link'
    const url = lastMatch
    const node: Nodes = isImage ? { type: 'image', url } : { type: 'link', url, children: [] }
    const opening = enter(type, markup.start, end, '', node)
    const label = enter('labelText', markup.end, at)
    const resource = enter('resource', at + 1, end)
    const address = enter('resourceDestinationString', at + 2, at + 2 + url.length)
    markup.events = [opening, label]
    return this.#mark(at, end, [
      exit(label),
      resource,
      address,
      enter('data', address.start, address.end, url),
      exit(address),
      exit(resource),
      exit(opening),
    ])
  }

  #readEscape(at: number): number {
    const end = matchEnd(ESCAPE, this.#source, at)
    if (end === undefined) return at + 1
    return this.#mark(at, end, encoded('characterEscape', at, end, this.#source.slice(at + 1, end)))
  }

  #readReference(at: number): number | undefined {
    const end = matchEnd(REFERENCE, this.#source, at)
    if (end !== undefined)
      return this.#mark(at, end, encoded('characterReference', at, end, REFERENCES[lastMatch] ?? ''))
    const numberEnd = matchEnd(NUMBER_REFERENCE, this.#source, at)
    if (numberEnd !== undefined) {
      const character = characterOf(Number(lastMatch.replace(/^x/i, '0x')))
      if (character === undefined) return undefined
      return this.#mark(at, numberEnd, encoded('characterReference', at, numberEnd, character))
    }
    return matchEnd(ANY_REFERENCE, this.#source, at) === undefined ? at + 1 : undefined
  }

  #readAngle(at: number): number | undefined {
    const linkEnd = matchEnd(AUTOLINK, this.#source, at)
    if (linkEnd !== undefined) {
      const url = lastMatch
      const link = enter('autolink', at, linkEnd, '', { type: 'link', url, children: [] })
      return this.#mark(at, linkEnd, [link, enter('autolinkProtocol', at + 1, linkEnd - 1, url), exit(link)])
    }
    const tagEnd = matchEnd(HTML, this.#source, at)
    if (tagEnd !== undefined) {
      const html = enter('htmlText', at, tagEnd)
      return this.#mark(at, tagEnd, [
        html,
        enter('htmlTextData', at, tagEnd, this.#source.slice(at, tagEnd)),
        exit(html),
      ])
    }
    if (matchEnd(EMAIL_START, this.#source, at) !== undefined) return undefined
    return /[A-Za-z/!?]/.test(this.#source.charAt(at + 1)) ? undefined : at + 1
  }

  #readCode(at: number): number | undefined {
    const source = this.#source
    const from = matchEnd(RUN, source, at) ?? at
    // Where the signs that close it are not the next ones, the parser looks for them.
    const to = source.indexOf('`', from)
    const end = to === -1 ? undefined : matchEnd(RUN, source, to)
    if (end === undefined || end - to !== from - at) return undefined
    const padded = source[from] === ' ' && source[to - 1] === ' ' ? 1 : 0
    const value = source.slice(from + padded, to - padded)
    if (value.trim() === '' || /[\r\n]/.test(value)) return undefined
    const code = enter('codeText', at, end, '', { type: 'inlineCode', value })
    return this.#mark(at, end, [code, enter('codeTextData', from + padded, to - padded, value), exit(code)])
  }

  #isEscaped(at: number): boolean {
    const mark = this.#marks.at(-1)
    return mark !== undefined && mark.end === at + 1 && mark.start === at - 1 && this.#source[at - 1] === '\\'
  }

  #hide(start: number, end: number): number {
    return this.#mark(start, end, [])
  }

  #mark(start: number, end: number, events: readonly MarkdownEvent[]): number {
    this.#marks.push({ start, end, events })
    return end
  }
}

/** What the first group of the pattern that matched last holds. */
let lastMatch = ''

/** Where what a sticky pattern finds at a place ends. */
function matchEnd(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(source)
  if (match === null) return undefined
  lastMatch = match[1] ?? ''
  return pattern.lastIndex
}

/** Nothing for what is a character nowhere, such as half of a pair: the parser says what a reader sees of it. */
function characterOf(codePoint: number): string | undefined {
  const isPlain = (codePoint >= 0x20 && codePoint <= 0x7e) || (codePoint >= 0xa0 && codePoint <= 0xd7ff)
  const isHigh = (codePoint >= 0xe000 && codePoint <= 0xfdcf) || (codePoint >= 0xfdf0 && codePoint <= 0x10ffff)
  return isPlain || (isHigh && (codePoint & 0xfffe) !== 0xfffe) ? String.fromCodePoint(codePoint) : undefined
}

function encoded(type: 'characterEscape' | 'characterReference', start: number, end: number, value: string) {
  return [enter(type, start, end), enter(`${type}Value`, start, end, value)]
}
