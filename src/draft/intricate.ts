import type { Span } from '../text/span.ts'

/** Markup that remark would need minutes for. No post is written like this; a broken file or an attack is. */
export class IntricateMarkdown extends Error {
  override readonly name = 'IntricateMarkdown'
  /** Where the limit was passed, in UTF-16 units of the source. */
  readonly offset: number

  constructor(what: string, offset: number, options?: ErrorOptions) {
    super(`Too intricate to be parsed as Markdown: ${what}`, options)
    this.offset = offset
  }
}

/*
 * micromark 4.0 is not linear. On two cores with Node 20: 2,500 images in one another took 11 s (800: 0.9 s), 10,000 lists
 * 85 s (500: 0.1 s), 4,000 emphases 11 s (1,000: 0.4 s); one after the other, 16,000 block quotes took 80 s (2,000: 1.2 s)
 * and 17,000 unclosed `<?` 23 s. It can't be stopped once it runs, so what would take long is not begun.
 * At each limit, remark is done in about two seconds.
 */

/** `>` and list markers before the text of one line. */
const MAX_CONTAINERS = 200
/** Brackets that are open where one is closed. */
const MAX_BRACKETS = 100
/** Lines that begin with `>` or a list marker, or that underline a heading. */
const MAX_BLOCK_MARKS = 2_500
/** Sum over paragraphs of (delimiters)²: one paragraph with 3,000, or 400 with 150 each. */
const MAX_DELIMITER_PAIRS = 9_000_000
/** Sum over paragraphs of (comments, instructions and the like that open) × UTF-16 units. */
const MAX_HTML_STEPS = 50_000_000

/**
 * Looks at `source[start, end)` once, unit by unit. Counts too much rather than too little: it takes all between two
 * blank lines for one paragraph, and code for text.
 *
 * @throws IntricateMarkdown at the first limit that is passed
 */
export function refuseIntricate(source: string, { start, end }: Span): void {
  let blockMarks = 0
  let paragraph = emptyParagraph(start)
  // Of the paragraphs before this one.
  let pairs = 0
  let htmlSteps = 0
  for (let lineStart = start; lineStart < end; ) {
    const line = readLine(source, lineStart, end)
    if (line.containers > MAX_CONTAINERS) throw new IntricateMarkdown('nested quotes or lists', lineStart)
    if (line.containers > 0 || line.underlines) blockMarks++
    if (blockMarks > MAX_BLOCK_MARKS)
      throw new IntricateMarkdown('quotes, list items or underlined headings', lineStart)
    if (line.blank) {
      pairs += paragraph.delimiters ** 2
      htmlSteps += paragraph.openings * (lineStart - paragraph.start)
      paragraph = emptyParagraph(lineStart)
    }
    count(paragraph, source, line.textStart, line.end)
    if (pairs + paragraph.delimiters ** 2 > MAX_DELIMITER_PAIRS) throw new IntricateMarkdown('delimiters', lineStart)
    if (htmlSteps + paragraph.openings * (line.end - paragraph.start) > MAX_HTML_STEPS) {
      throw new IntricateMarkdown('openings of comments or instructions', lineStart)
    }
    lineStart = line.next
  }
}

/** What has been counted since the last blank line. */
interface Paragraph {
  readonly start: number
  /** `]`, `<`, and the emphases that runs of `*` or `_` can open or close, two signs each and one for the last. */
  delimiters: number
  /** `<!` and `<?`: for each, remark looks for its end up to the end of the paragraph. */
  openings: number
  openBrackets: number
}

function emptyParagraph(start: number): Paragraph {
  return { start, delimiters: 0, openings: 0, openBrackets: 0 }
}

function count(paragraph: Paragraph, source: string, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    switch (source[at]) {
      case '*':
      case '_': {
        const from = at
        while (at + 1 < end && source[at + 1] === source[from]) at++
        paragraph.delimiters += Math.ceil((at + 1 - from) / 2)
        break
      }
      case '\\':
        at++
        break
      case '<':
        paragraph.delimiters++
        if (source[at + 1] === '!' || source[at + 1] === '?') paragraph.openings++
        break
      case '[':
        paragraph.openBrackets++
        break
      case ']':
        paragraph.delimiters++
        if (paragraph.openBrackets > MAX_BRACKETS) throw new IntricateMarkdown('nested brackets', at)
        if (paragraph.openBrackets > 0) paragraph.openBrackets--
        break
    }
  }
}

interface Line {
  readonly containers: number
  /** Behind the markers of the containers. */
  readonly textStart: number
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
  /** Ends every paragraph. An empty list item does not. */
  readonly blank: boolean
  /** Could make a heading of the line before. */
  readonly underlines: boolean
}

function readLine(source: string, start: number, lastEnd: number): Line {
  let textStart = start
  let containers = 0
  let listed = false
  for (;;) {
    CONTAINER.lastIndex = textStart
    const match = CONTAINER.exec(source)
    if (match === null) break
    containers++
    listed ||= match[1] !== '>'
    textStart = CONTAINER.lastIndex
  }
  LINE_END.lastIndex = textStart
  const match = LINE_END.exec(source)
  const end = Math.min(match?.index ?? lastEnd, lastEnd)
  UNDERLINE.lastIndex = textStart
  BLANKS.lastIndex = textStart
  BLANKS.test(source)
  return {
    containers,
    textStart,
    end,
    next: Math.max(end + 1, match === null ? lastEnd : LINE_END.lastIndex),
    blank: !listed && BLANKS.lastIndex >= end,
    underlines: UNDERLINE.test(source),
  }
}

const LINE_END = /\r\n?|\n/g
const BLANKS = /[ \t]*/y
const CONTAINER = /[ \t]*(>|[-+*](?![^ \t\r\n])|\d{1,9}[.)](?![^ \t\r\n]))/y
const UNDERLINE = /[ \t]*(?:-+|=+)[ \t]*(?![^\r\n])/y
