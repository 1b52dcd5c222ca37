import type { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import { BodyWalk } from './body-walk.ts'
import { type MarkdownEvent, readMarkdown } from './markdown.ts'
import { scanMarkdown } from './scan-markdown.ts'

/** The Markdown of a draft, as what the operator would paste into the platform's composer. */
export interface Body {
  /** The paste text, trimmed at both ends. Its segments tile the whole of the span of the source. */
  readonly text: MappedText
  /** Headings that say something. */
  readonly headings: readonly Heading[]
  readonly images: readonly Image[]
  readonly links: readonly Link[]
  readonly comments: readonly Comment[]
  /** Source spans of code spans and fenced code. Indented lines are code to Markdown, but seldom to who indents them. */
  readonly codes: readonly Span[]
  /** Source spans of the `*` and `_` that were meant as emphasis and stayed in the text. */
  readonly literalMarks: readonly Span[]
  /** The parser of record had to read it: the scanner in front of it could not. */
  readonly byParser: boolean
}

export interface Heading {
  /** In the source, with the `#` or the underline. */
  readonly span: Span
  readonly depth: number
  /** In the body's text: the title without 【】. */
  readonly text: Span
  /** In the body's text: the title with 【】. */
  readonly block: Span
}

/** An attachment: not part of the text. */
export interface Image {
  readonly span: Span
  readonly alt: MappedText
  /** Decoded. */
  readonly url: string
  /** In the source, without `<>`; of a reference, in its definition. Empty for an empty address. */
  readonly urlSpan: Span
}

export interface Link {
  readonly span: Span
  /** In the body's text: label and address. */
  readonly text: Span
  /** Decoded; `mailto:` included. */
  readonly url: string
  /** In the source, without `<>`; of a reference, in its definition. Empty for an empty address. */
  readonly urlSpan: Span
}

/** An HTML comment. */
export interface Comment {
  readonly span: Span
  /** What stands between `<!--` and `-->`, without the markers of quotes around it. Line ends are LF. */
  readonly value: string
}

/**
 * Reads `source[start, end)` as CommonMark. Positions are UTF-16 units of `source`.
 *
 * @throws IntricateMarkdown for markup so dense or so deep that it would take minutes
 */
export function parseBody(source: string, span: Span): Body {
  return scanBody(source, span) ?? parseMarkdownBody(source, span)
}

/** The same by the parser of record, whatever the body is. */
export function parseMarkdownBody(source: string, span: Span): Body {
  return bodyOf(source, span, readMarkdown(source, span), true)
}

/** The same by the scanner alone, if it can. */
export function scanBody(source: string, span: Span): Body | undefined {
  const events = scanMarkdown(source, span)
  return events && bodyOf(source, span, events, false)
}

function bodyOf(source: string, span: Span, events: readonly MarkdownEvent[], byParser: boolean): Body {
  const walk = new BodyWalk(source, span.start, events)
  for (const event of events) {
    if (event.enters) walk.enter(event)
    else walk.exit(event)
  }
  return walk.body(span.end, byParser)
}
