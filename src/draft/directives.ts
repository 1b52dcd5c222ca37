import type { YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import type { Comment } from './body.ts'
import { type DirectiveKind, kindOf } from './directive-words.ts'
import type { FrontMatter } from './front-matter.ts'
import { dayNumber, parseMoment } from './moment.ts'

/** A comment by which a person excuses violations: `<!-- postlint-disable-next-line pack/rule -- reason -->`. */
export interface Directive {
  /** Undefined: the word means nothing. */
  readonly kind: DirectiveKind | undefined
  /** The first word, as written: `postlint-disable-line`. */
  readonly word: string
  readonly wordSpan: Span
  /** Of the file: the comment with its marks. */
  readonly span: Span
  readonly rules: readonly Named[]
  /** What stands behind `--`; empty where nothing does. */
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: Until | undefined
  /** What it says, on one line, as a seal covers it. */
  readonly text: string
  readonly inFrontMatter: boolean
}

export interface Named {
  readonly name: string
  readonly span: Span
}

export interface Until {
  readonly text: string
  readonly span: Span
  /** Days since 1970-01-01. Undefined: no date. */
  readonly day: number | undefined
}

/** What all directives begin with. A draft without it has none, and is not looked through. */
const PREFIX = 'postlint'

/** The directives of a draft in order: comments of the Markdown, and of the front matter. */
export function readDirectives(
  source: string,
  frontMatter: FrontMatter,
  comments: readonly Comment[],
): readonly Directive[] {
  if (!source.includes(PREFIX)) return NONE
  const inHead = yamlComments(source, frontMatter).flatMap((span) => read(source, span, span.start + 1, span.end, true))
  const inBody = comments.flatMap(({ span }) => {
    const closed = source.startsWith('-->', span.end - 3) && span.end - span.start >= '<!---->'.length
    return read(source, span, span.start + '<!--'.length, closed ? span.end - '-->'.length : span.end, false)
  })
  return [...inHead, ...inBody]
}

const NONE: readonly Directive[] = []

/** The comments of the front matter that could be directives: a `#` in a quoted or a block text is none. */
function yamlComments(source: string, { span, root, unknown }: FrontMatter): Span[] {
  const head = source.slice(span.start, span.end)
  if (!head.includes(PREFIX)) return []
  const texts: Span[] = []
  const gather = (node: YamlNode): void => {
    if (node.kind === 'scalar') texts.push(node.span)
    else if (node.kind === 'list') node.items.forEach(gather)
    else for (const { value } of node.entries) gather(value)
  }
  if (root !== undefined) gather(root)
  for (const { value } of unknown) gather(value)
  return Array.from(head.matchAll(/(?<=^|[ \t\r\n])#[ \t]*postlint[^\r\n]*/g), (match) => {
    const start = span.start + match.index
    return { start, end: start + match[0].trimEnd().length }
  }).filter(({ start }) => !texts.some((text) => text.start <= start && start < text.end))
}

/** The reason stands behind two hyphens, or a dash, which is what a Chinese keyboard writes for them. */
const BEFORE_REASON = /(?<=[\s>])-{2,}(?!-)|[—–]+/
const UNTIL = /(?<=^|\s)(?:until|截至|至)\s*(\S+)\s*$/i

function read(source: string, span: Span, from: number, to: number, inFrontMatter: boolean): Directive[] {
  // A comment in a quotation has its markers at each line.
  const said = source.slice(from, to).replace(/[\r\n][ \t>]*/g, (border) => ' '.repeat(border.length))
  const opening = /^\s*(postlint(?:[-_:：]\S*|(?=\s+(?:disable|enable|停用|恢复))))/i.exec(said)
  const word = opening?.[1]
  if (opening === null || word === undefined) return []
  const wordSpan = { start: from + opening[0].length - word.length, end: from + opening[0].length }
  const rest = said.slice(opening[0].length)
  const cut = BEFORE_REASON.exec(rest)
  const head = cut === null ? rest : rest.slice(0, cut.index)
  const reason = cut === null ? '' : rest.slice(cut.index + cut[0].length)
  const dated = UNTIL.exec(head)
  const headStart = from + opening[0].length
  return [
    {
      kind: kindOf(word),
      word,
      wordSpan,
      span,
      rules: namesIn(dated === null ? head : head.slice(0, dated.index), headStart),
      reason: onOneLine(reason),
      until: dated === null ? undefined : untilIn(dated, headStart),
      text: onOneLine(said),
      inFrontMatter,
    },
  ]
}

function namesIn(text: string, offset: number): Named[] {
  return Array.from(text.matchAll(/[^\s,，、]+/g), ({ 0: name, index }) => ({
    name,
    span: { start: offset + index, end: offset + index + name.length },
  }))
}

function untilIn(match: RegExpExecArray, offset: number): Until {
  const text = match[1] ?? ''
  const start = offset + match.index + match[0].lastIndexOf(text)
  const moment = parseMoment(text)
  const day = moment === undefined || moment.minutes !== undefined ? undefined : dayNumber(moment)
  return { text, span: { start, end: start + text.length }, day }
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
