import type { LineIndex } from '../text/line-index.ts'
import type { Span } from '../text/span.ts'
import { excerpt } from './excerpt.ts'
import type { Style } from './style.ts'

/**
 * A code frame: the line of a place with its number, and carets under the place. Of a place over several lines, the
 * first and the last line. An empty place, and one that holds only a line end, has one caret. Lines without indentation;
 * none of them wider than `width`, as long as that leaves some room.
 */
export function frame(lines: LineIndex, span: Span, { width, colour }: Pick<Style, 'width' | 'colour'>): string[] {
  const [first, last] = markedLines(lines, span)
  const digits = String(last.number).length
  const columns = Math.max(MIN_COLUMNS, width - digits - ' │ '.length)
  const gutter = (label: string) => colour.dim(`${label.padStart(digits)} │`)
  const rows = ({ number, text, marked }: MarkedLine) => {
    const { shown, before, carets } = excerpt(text, marked, columns)
    return [
      shown === '' ? gutter(String(number)) : `${gutter(String(number))} ${shown}`,
      `${gutter('')} ${' '.repeat(before)}${colour.caret('^'.repeat(carets))}`,
    ]
  }
  if (last.number === first.number) return rows(first)
  const between = last.number > first.number + 1 ? [gutter('…')] : []
  return [...rows(first), ...between, ...rows(last)]
}

/** Less than this shows nothing of use; rather a frame that is too wide. */
const MIN_COLUMNS = 16

export interface MarkedLine {
  readonly number: number
  readonly text: string
  /** Offsets of the line, at most its length. */
  readonly marked: Span
}

/** The first and the last line of a place; the same one twice where it is within a line. */
export function markedLines(lines: LineIndex, span: Span): [first: MarkedLine, last: MarkedLine] {
  const first = lines.positionAt(span.start).line
  let last = lines.positionAt(span.end).line
  // A place that ends with a line end does not reach into the next line.
  if (last > first && lines.lineAt(last).start === span.end) last--
  const markedLine = (number: number): MarkedLine => {
    const { text, start } = lines.lineAt(number)
    const within = (offset: number) => Math.min(Math.max(offset - start, 0), text.length)
    return { number, text, marked: { start: within(span.start), end: within(span.end) } }
  }
  return [markedLine(first), markedLine(last)]
}
