import { unquote } from '../shape/unquote.ts'
import type { YamlScalar } from '../shape/yaml-tree.ts'
import { MappedText, MappedTextBuilder } from '../text/mapped-text.ts'

/**
 * The text of a YAML scalar with its places. Escapes and line ends stand for what is read there, all else for itself.
 * A way of writing that is too rare to be followed maps as a whole.
 */
export function scalarText(node: YamlScalar, source: string): MappedText {
  const { start, end } = node.span
  const written = source.slice(start, end)
  if (written === node.text) return MappedText.plain(node.text, start)
  if (written.length === node.text.length + 2 && written.slice(1, -1) === node.text)
    return MappedText.plain(node.text, start + 1)
  const mapped = /^[|>]/.test(written) ? blockScalar(node, source) : flowScalar(node, source)
  if (mapped?.text === node.text) return mapped
  return new MappedText(node.text, [
    { kind: 'decoded', textStart: 0, textEnd: node.text.length, sourceStart: start, sourceEnd: end },
  ])
}

/** Line ends and the blanks around them. Only where the blanks begin, so that a long row of them is gone through once. */
const LINE_ENDS = String.raw`(?<![ \t])[ \t]*(?:\r?\n[ \t]*)+`
const ESCAPE = String.raw`\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\r?\n[ \t]*|.)`
/** What a text within quotes, or without, doesn’t say as it is written. */
const CODED = {
  '"': new RegExp(`${ESCAPE}|${LINE_ENDS}`, 'g'),
  "'": new RegExp(`''|${LINE_ENDS}`, 'g'),
  '': new RegExp(LINE_ENDS, 'g'),
}

/** A plain or a quoted text. */
function flowScalar({ span }: YamlScalar, source: string): MappedText | undefined {
  const first = source[span.start]
  const quote = first === '"' || first === "'" ? first : ''
  const start = span.start + quote.length
  const end = span.end - quote.length
  const builder = new MappedTextBuilder(source, start)
  for (const { 0: coded, index } of source.slice(start, end).matchAll(CODED[quote])) {
    const after = start + index + coded.length
    builder.plain(start + index)
    // The end of a line that goes on below.
    if (/^\\[\r\n]/.test(coded)) {
      builder.dropped(after)
      continue
    }
    const lineEnds = lineEndsIn(coded)
    const text = lineEnds > 0 ? folded(lineEnds) : unquote(quote + coded + quote)
    if (text === undefined) return undefined
    builder.decoded(text, after)
  }
  return builder.plain(end).build()
}

/** A text on the lines below `|` or `>`. The line end after its last words is not part of its span. */
function blockScalar({ text, span }: YamlScalar, source: string): MappedText | undefined {
  const written = source.slice(span.start, span.end)
  const head = /^[|>][^\r\n]*/.exec(written)?.[0] ?? ''
  const indent = /\n( *)[^ \r\n]/.exec(written)?.[1]?.length ?? 0
  const builder = new MappedTextBuilder(source, span.start + head.length)
  let lineEnds = 0
  let isKept = true
  for (const { 0: line, 1: lineEnd = '', 2: blanks = '', index } of written.matchAll(/(\r?\n)( *)[^\r\n]*/g)) {
    const content = lineEnd.length + indent
    if (line.length <= content && line.trim() === '') {
      lineEnds++
      continue
    }
    if (blanks.length < indent) return undefined
    // Deeper lines keep their ends even where others are joined.
    const isDeeper = /^[ \t]/.test(line.slice(content))
    const lineStart = span.start + index
    const before = isKept || isDeeper || head[0] === '|' ? '\n'.repeat(lineEnds) : folded(lineEnds)
    if (before === '') builder.dropped(lineStart + content)
    else builder.decoded(before, lineStart + content)
    builder.plain(lineStart + line.length)
    isKept = isDeeper
    lineEnds = 1
  }
  const rest = text.slice(builder.text.length)
  return /^\n*$/.test(rest) ? builder.inserted(rest).build() : undefined
}

function lineEndsIn(text: string): number {
  return text.split('\n').length - 1
}

/** One line end is a blank; of more of them one is lost. */
function folded(lineEnds: number): string {
  return lineEnds === 1 ? ' ' : '\n'.repeat(lineEnds - 1)
}
