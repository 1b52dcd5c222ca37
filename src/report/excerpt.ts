import { displayWidth } from '../text/display-width.ts'
import { walkGraphemes } from '../text/graphemes.ts'
import type { Span } from '../text/span.ts'
import { visible, visibleChar } from '../text/visible.ts'

/** A line as it can be shown, with the place of the carets below it. */
export interface Excerpt {
  /** Safe, and with … where it was cut. */
  readonly shown: string
  /** Columns in front of the carets. */
  readonly before: number
  /** Columns of the carets; at least one. */
  readonly carets: number
  /** What is shown, where marks stand in the line itself. */
  readonly parts: { readonly before: string; readonly marked: string; readonly after: string }
}

/**
 * Cuts a line to at most `columns` around what is marked in it. What cannot be split (an emoji, a letter with its accents)
 * is marked as a whole. Of a mark that is too long the beginning is shown, and the carets reach to the … that follows.
 *
 * @param marked offsets of the line
 */
export function excerpt(line: string, marked: Span, columns: number): Excerpt {
  const { text, offset } = neighbourhood(line, marked, columns)
  const cells = cellsOf(text)
  const start = indexWhere(cells, (cell) => cell.end + offset > marked.start)
  const end = Math.max(
    start,
    indexWhere(cells, (cell) => cell.start + offset >= marked.end),
  )
  const before = widthOf(cells.slice(0, start))
  const after = widthOf(cells.slice(end))
  const markedWidth = Math.max(1, widthOf(cells.slice(start, end)))
  const isWhole = text.length === line.length
  if (isWhole && before + markedWidth + after <= columns) {
    const parts = { before: shownOf(cells, 0, start), marked: shownOf(cells, start, end), after: shownOf(cells, end) }
    return { shown: joined(parts), before, carets: markedWidth, parts }
  }

  // Room for a … on both sides.
  const room = columns - 2
  const markedRoom = room - Math.min(before, CONTEXT_COLUMNS, Math.floor(room / 4))
  const markEnd = fitForward(cells, start, end, markedRoom)
  const isMarkCut = markEnd < end
  const carets = Math.max(1, widthOf(cells.slice(start, markEnd)))
  const contextRoom = Math.max(0, room - carets)
  const afterRoom = isMarkCut ? 0 : after
  const beforeRoom = Math.min(before, Math.max(Math.floor(contextRoom / 2), contextRoom - afterRoom))
  const from = fitBackward(cells, start, beforeRoom)
  const to = isMarkCut ? markEnd : fitForward(cells, markEnd, cells.length, contextRoom - beforeRoom)
  const isCutBefore = offset > 0 || from > 0
  const isCutAfter = offset + text.length < line.length || to < cells.length
  const ending = isCutAfter ? '…' : ''
  const parts = {
    before: `${isCutBefore ? '…' : ''}${shownOf(cells, from, start)}`,
    marked: `${shownOf(cells, start, markEnd)}${isMarkCut ? ending : ''}`,
    after: `${shownOf(cells, markEnd, to)}${isMarkCut ? '' : ending}`,
  }
  return {
    shown: joined(parts),
    before: (isCutBefore ? 1 : 0) + widthOf(cells.slice(from, start)),
    carets: carets + (isMarkCut ? 1 : 0),
    parts,
  }
}

function shownOf(cells: readonly Cell[], from: number, to = cells.length): string {
  return cells
    .slice(from, to)
    .map(({ shown }) => shown)
    .join('')
}

function joined({ before, marked, after }: Excerpt['parts']): string {
  return before + marked + after
}

/** What is shown of the text before a mark that is too long itself. */
const CONTEXT_COLUMNS = 12

/** The part of a line that can matter: a draft may be one line of a megabyte, or carry a thousand accents on a letter. */
function neighbourhood(line: string, marked: Span, columns: number): { text: string; offset: number } {
  const reach = columns * 4
  const offset = borderAt(line, Math.max(0, marked.start - reach))
  const end = borderAt(line, Math.min(line.length, marked.end + reach, marked.start + 2 * reach))
  return { text: line.slice(offset, end), offset }
}

/** Not between the halves of a surrogate pair. */
function borderAt(text: string, offset: number): number {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  return isLow && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 ? offset - 1 : offset
}

/** What is shown, cut and marked as a whole: a grapheme cluster, or one character in it that has to be written out. */
interface Cell extends Span {
  readonly shown: string
  readonly columns: number
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  const add = (start: number, end: number, shown: string) =>
    cells.push({ start, end, shown, columns: displayWidth(shown) })
  walkGraphemes(text, (start, end) => {
    const cluster = text.slice(start, end)
    const shown = visible(cluster)
    if (shown === cluster) add(start, end, shown)
    else for (const part of writtenOut(cluster, shown)) add(start + part.start, start + part.end, part.shown)
    return true
  })
  return cells
}

/** Divides a cluster into its hidden characters, which `shown` writes out, and the runs between them. */
function* writtenOut(cluster: string, shown: string): Iterable<Span & { shown: string }> {
  let runStart = 0
  let offset = 0
  let shownOffset = 0
  for (const char of cluster) {
    const end = offset + char.length
    if (shown.startsWith(char, shownOffset)) shownOffset += char.length
    else {
      if (offset > runStart) yield { start: runStart, end: offset, shown: cluster.slice(runStart, offset) }
      const name = visibleChar(char.codePointAt(0) ?? 0)
      yield { start: offset, end, shown: name }
      shownOffset += name.length
      runStart = end
    }
    offset = end
  }
  if (offset > runStart) yield { start: runStart, end: offset, shown: cluster.slice(runStart, offset) }
}

/** The index behind the last of the cells from `start` on that fit into `columns`. */
function fitForward(cells: readonly Cell[], start: number, end: number, columns: number): number {
  let index = start
  let left = columns
  for (; index < end; index++) {
    left -= cells[index]?.columns ?? 0
    if (left < 0) break
  }
  return index
}

/** The index of the first of the cells before `end` that fit into `columns`. */
function fitBackward(cells: readonly Cell[], end: number, columns: number): number {
  let index = end
  let left = columns
  for (; index > 0; index--) {
    left -= cells[index - 1]?.columns ?? 0
    if (left < 0) break
  }
  return index
}

/** Like findIndex, but the number of cells where none is found. */
function indexWhere(cells: readonly Cell[], found: (cell: Cell) => boolean): number {
  const index = cells.findIndex(found)
  return index === -1 ? cells.length : index
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((columns, cell) => columns + cell.columns, 0)
}
