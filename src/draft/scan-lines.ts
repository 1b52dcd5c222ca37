import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'
import type { Span } from '../text/span.ts'
import { TAG } from './tag-pattern.ts'

/** A line without what the containers around it put before it. */
export interface Line extends Span {
  /** Behind the line end. */
  readonly next: number
  /** Where its words begin, behind all blanks; tabs may come first. */
  readonly textStart: number
  readonly kind: LineKind
}

/**
 * What a line can be where a block begins. An `underline` is text there, and makes a heading of the text above it. A
 * `tag`, and words behind tabs, are text below text. `?` is what the parser has to tell.
 */
export type LineKind =
  | 'blank'
  | 'text'
  | 'underline'
  | 'heading'
  | 'rule'
  | 'quote'
  | 'bullet'
  | 'ordered'
  | 'fence'
  | 'comment'
  | 'html'
  | 'tag'
  | 'tabbed'
  | '?'

/** Controls but for tabs, and a CR without LF. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\r(?!\n)/

/** The lines of a body; nothing where one of them holds what only the parser can tell. */
export function readLines(source: string, start: number, end: number): Line[] | undefined {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const lf = source.indexOf('\n', at)
    const next = lf === -1 || lf >= end ? end : lf + 1
    const hasEnd = next > at && source[next - 1] === '\n'
    const isCrLf = hasEnd && next - 2 >= at && source[next - 2] === '\r'
    const line = lineOf(source, at, next - (isCrLf ? 2 : hasEnd ? 1 : 0), next)
    const whole = source.slice(at, next)
    if (CONTROL.test(whole) || (whole.includes('\t') && !hasTabsInWords(source, line))) return undefined
    lines.push(line)
    at = next
  }
  return lines
}

/** Elsewhere tabs stand for as many blanks as there is room up to the next stop. */
function hasTabsInWords(source: string, { kind, textStart, end }: Line): boolean {
  return (
    (kind === 'text' || kind === 'tabbed') &&
    /^[\t ]*[^-+*>#_=~`<[\d\t ](?:.*[^\t ])? *$/.test(source.slice(textStart, end))
  )
}

export function lineOf(source: string, start: number, end: number, next: number): Line {
  let textStart = start
  while (textStart < end && source[textStart] === ' ') textStart++
  return { start, end, next, textStart, kind: kindOf(source.slice(textStart, end), textStart - start) }
}

export function indentOf({ start, textStart }: Line): number {
  return textStart - start
}

/** Whether a line makes a heading of the paragraph above it. Three hyphens are a rule elsewhere, and one begins a list. */
export function isUnderline(source: string, line: Line): boolean {
  return indentOf(line) <= 3 && UNDERLINE.test(source.slice(line.textStart, line.end))
}

function kindOf(text: string, indent: number): LineKind {
  if (text === '') return 'blank'
  if (indent > 3) return '?'
  switch (text[0]) {
    case '\t':
      return 'tabbed'
    case '>':
      return 'quote'
    case '#':
      return HEADING.test(text) ? 'heading' : BARE_HEADING.test(text) ? '?' : 'text'
    case '-':
    case '+':
    case '*':
      if (RULE.test(text)) return 'rule'
      if (BULLET.test(text)) return 'bullet'
      return BARE_BULLET.test(text) ? '?' : UNDERLINE.test(text) ? 'underline' : 'text'
    case '_':
      return RULE.test(text) ? 'rule' : 'text'
    case '=':
      return UNDERLINE.test(text) ? 'underline' : 'text'
    case '`':
    case '~':
      return FENCE.test(text) ? 'fence' : 'text'
    case '<':
      return kindOfAngle(text, indent)
    case '[':
      // It may be a definition, or the begin of one.
      return text.includes(']:') || !text.includes(']') || text.includes('\\') ? '?' : 'text'
    default:
      if (ORDERED.test(text)) return 'ordered'
      return BARE_ORDERED.test(text) ? '?' : 'text'
  }
}

function kindOfAngle(text: string, indent: number): LineKind {
  if (indent === 0 && /^<!--(?!-?>).*-->$/.test(text)) return 'comment'
  if (AUTOLINK_START.test(text) || !/^<[A-Za-z/!?]/.test(text)) return 'text'
  const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(text)?.[1]?.toLowerCase()
  if (name === undefined || htmlRawNames.includes(name)) return '?'
  if (htmlBlockNames.includes(name)) return /^<\/?[A-Za-z0-9]+(?: |\/?>|$)/.test(text) ? 'html' : '?'
  const [tag] = FIRST_TAG.exec(text) ?? []
  if (tag === undefined) return '?'
  return /^ *$/.test(text.slice(tag.length)) ? 'tag' : 'text'
}

const HEADING = /^#{1,6} +[^ ].*$(?<![ #]#+ *)/
const BARE_HEADING = /^#{1,6}(?: |$)/
/** Three signs of one kind or more, and nothing else. */
const RULE = /^([-*_]) *\1 *\1(?:(?<=-)[- ]*|(?<=\*)[* ]*|(?<=_)[_ ]*)$/
const UNDERLINE = /^(?:=+|-+) *$/
/** Words follow the marker, behind one to four blanks. */
const BULLET = /^[-+*] {1,4}[^ ]/
const BARE_BULLET = /^[-+*](?: |$)/
const ORDERED = /^\d{1,9}[.)] {1,4}[^ ]/
const BARE_ORDERED = /^\d{1,9}[.)](?: |$)/
/** Behind a fence of backticks stands none. */
const FENCE = /^(?:`{3,}[^`]*$|~{3})/
const AUTOLINK_START = /^<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>/
const FIRST_TAG = new RegExp(`^(?:${TAG})`)
