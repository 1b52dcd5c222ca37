import type { Span } from '../text/span.ts'
import { Pieces, type Place } from './pieces.ts'

/**
 * Lays out a post text: what stands between words and between blocks.
 *
 * White space waits until something is written behind it, so that what is dropped (an image, a comment) leaves no
 * blank at the end of a line, no empty line and no empty paragraph.
 */
export class PostText {
  /** What has been written. */
  readonly pieces: Pieces
  readonly #source: string
  #waiting: Gap[] = []
  /** Quotes, lists and list items that are open, from the outside in. */
  readonly #containers: Container[] = [{ lineEnds: 2, marker: undefined, occupied: false }]
  /** How many of them, from the outside, hold text already. */
  #begun = 0
  /** Nothing has been written of the block that is open or comes next. */
  #atBlockStart = true
  #brackets: 'none' | 'asked' | Place = 'none'

  /** @param start where in `source` the text begins */
  constructor(source: string, start: number) {
    this.#source = source
    this.pieces = new Pieces(source, start)
  }

  /** @param lineEnds how many line ends stand between two blocks in the container */
  openContainer(lineEnds: 1 | 2, marker?: Span): void {
    this.openBlock()
    this.#containers.push({ lineEnds, marker, occupied: false })
  }

  closeContainer(): void {
    const container = this.#containers.at(-1)
    // A list item in which nothing stands is written as it is; one in which all was dropped is dropped.
    if (container?.marker !== undefined && !container.occupied) this.#writeBorder()
    this.#containers.pop()
    this.#begun = Math.min(this.#begun, this.#containers.length)
  }

  openBlock(): void {
    const container = this.#containers.at(-1)
    if (container !== undefined) container.occupied = true
  }

  closeBlock(): void {
    if (this.#atBlockStart) return
    this.#waiting = []
    this.#atBlockStart = true
  }

  /** Words as they stand in the source. Blanks at both ends wait. */
  words(start: number, end: number, value: string): void {
    let from = 0
    while (from < value.length && isBlank(value, from)) from++
    let to = value.length
    while (to > from && isBlank(value, to - 1)) to--
    // Counted from the end: the value may begin with blanks that stand for the rest of a tab before it.
    const offset = end - value.length
    if (from > 0) this.#wait('blanks', start, offset + from)
    if (from === to) return
    this.verbatim(Math.max(start, offset + from), offset + to, value.slice(from, to))
    if (to < value.length) this.#wait('blanks', offset + to, end)
  }

  /** Text as it stands in the source, blanks and all: code, an address. */
  verbatim(start: number, end: number, value: string): void {
    this.#begin(start)
    const fromTab = value.length - (end - start)
    if (fromTab > 0) {
      const tabStart = this.#source[start - 1] === '\t' && this.pieces.sourceEnd < start ? start - 1 : start
      this.pieces.write(tabStart < start ? 'decoded' : 'inserted', value.slice(0, fromTab), tabStart, start)
    }
    const rest = value.slice(Math.max(fromTab, 0))
    if (rest === this.#source.slice(start, end)) this.pieces.write('plain', rest, start, end)
    else this.#writeWithoutNul(start, end, rest)
  }

  /** Other characters than those in the source: an entity, an escape. */
  decoded(text: string, start: number, end: number): void {
    this.#begin(start)
    this.pieces.write('decoded', text, start, end)
  }

  /** A line end of the source that is part of the text whatever follows. */
  verbatimLineEnd(start: number, end: number): void {
    this.#begin(start)
    this.pieces.write(this.#kindOfLineEnd(start, end), '\n', start, end)
  }

  /** A line end of the source: it becomes one if words come before and behind it in the same block, else perhaps part of a border. */
  lineEnd(start: number, end: number): void {
    this.#wait('line end', start, end)
  }

  /** A tag that breaks the line, however many there are. */
  lineBreak(start: number, end: number): void {
    this.#wait('break', start, end)
  }

  /** One blank that the source does not have, instead of any white space that waits. */
  insertBlank(): void {
    this.#waiting = []
    this.pieces.write('inserted', ' ', this.pieces.sourceEnd, this.pieces.sourceEnd)
  }

  /** How many pieces of white space wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** White space that waits is dropped, whatever comes, but for the first `kept` pieces. */
  dropWaiting(kept: number): void {
    this.#waiting.splice(kept)
  }

  /** What comes up to `closeBrackets` is put in 【】, unless it is already or nothing comes. */
  openBrackets(): void {
    this.#brackets = 'asked'
  }

  /** From where to where the title goes, its brackets included. */
  closeBrackets(): { readonly start: Place; readonly end: Place } | undefined {
    const brackets = this.#brackets
    this.#brackets = 'none'
    if (typeof brackets === 'string') return undefined
    this.#waiting = []
    if (!isBracketed(this.pieces.since(brackets))) {
      this.pieces.fill(brackets, '【')
      this.pieces.write('inserted', '】', this.pieces.sourceEnd, this.pieces.sourceEnd)
    }
    return { start: brackets, end: this.pieces.place }
  }

  #wait(kind: Gap['kind'], start: number, end: number): void {
    // Before a block, all that can come of white space is a border of two line ends.
    if (this.#atBlockStart && (kind !== 'line end' || this.#waiting.length === 2)) return
    if (start < end) this.#waiting.push({ kind, start, end })
  }

  /** Makes ready for what comes from `start`. */
  #begin(start: number): void {
    if (this.#atBlockStart) {
      const marker = this.#writeBorder()
      if (marker !== undefined) this.#writeMarkerBlank(marker)
    } else this.#writeGap()
    this.#waiting = []
    this.#atBlockStart = false
    if (this.#brackets !== 'asked') return
    this.#brackets = this.pieces.place
    this.pieces.writeAround('inserted', '', start, start)
  }

  /** The line ends between what was written last and the block that begins, and the markers of the list items that begin with it. */
  #writeBorder(): Span | undefined {
    const around = this.#containers[this.#begun - 1]
    const begins = this.#containers.slice(this.#begun)
    this.#begun = this.#containers.length
    const markers = begins.flatMap(({ marker }) => marker ?? [])
    if (around !== undefined) this.#writeLineEnds(around.lineEnds, markers[0]?.start ?? Number.POSITIVE_INFINITY)
    this.#waiting = []
    let last: Span | undefined
    for (const marker of markers) {
      if (last !== undefined) this.#writeMarkerBlank(last)
      this.pieces.writeAround('plain', this.#source.slice(marker.start, marker.end), marker.start, marker.end)
      last = marker
    }
    return last
  }

  /** As many of the line ends that wait before an offset as are wanted; those that the source lacks are inserted. */
  #writeLineEnds(wanted: number, before: number): void {
    const found = this.#waiting.filter(({ start }) => start < before).slice(0, wanted)
    for (const { start, end } of found) this.pieces.writeAround(this.#kindOfLineEnd(start, end), '\n', start, end)
    const missing = wanted - found.length
    const { sourceEnd } = this.pieces
    if (missing > 0) this.pieces.writeAround('inserted', '\n'.repeat(missing), sourceEnd, sourceEnd)
  }

  #writeMarkerBlank(marker: Span): void {
    const { end } = marker
    if (this.#source[end] === ' ') this.pieces.writeAround('plain', ' ', end, end + 1)
    else if (this.#source[end] === '\t') this.pieces.writeAround('decoded', ' ', end, end + 1)
    else this.pieces.writeAround('inserted', ' ', end, end)
  }

  /** The white space between words of one block: every break; else one line end; else the blanks. */
  #writeGap(): void {
    const breaks = this.#waiting.filter(({ kind }) => kind === 'break')
    const lineEnd = this.#waiting.find(({ kind }) => kind === 'line end')
    if (breaks.length > 0) {
      for (const { start, end } of breaks) this.pieces.writeAround('decoded', '\n', start, end)
    } else if (lineEnd !== undefined) {
      const { start, end } = lineEnd
      this.pieces.writeAround(this.#kindOfLineEnd(start, end), '\n', start, end)
    } else {
      for (const { start, end } of this.#waiting) {
        this.pieces.writeAround('plain', this.#source.slice(start, end), start, end)
      }
    }
  }

  #kindOfLineEnd(start: number, end: number): 'plain' | 'decoded' {
    return this.#source.slice(start, end) === '\n' ? 'plain' : 'decoded'
  }

  /** CommonMark has U+FFFD for NUL, one for one. Any other difference between value and source is a bug. */
  #writeWithoutNul(start: number, end: number, value: string): void {
    const source = this.#source.slice(start, end)
    if (value !== source.replaceAll('\0', '\uFFFD')) {
      throw new Error(
        `remark reads ${JSON.stringify(value)} where the source has ${JSON.stringify(source)}, at ${start}`,
      )
    }
    let at = start
    for (const part of source.split(/(\0)/)) {
      const end = at + part.length
      if (part === '\0') this.pieces.write('decoded', '\uFFFD', at, end)
      else if (part !== '') this.pieces.write('plain', part, at, end)
      at = end
    }
  }
}

/** White space that waits. A break is a `<br>`. */
interface Gap extends Span {
  readonly kind: 'blanks' | 'line end' | 'break'
}

interface Container {
  readonly lineEnds: 1 | 2
  /** Of a list item. */
  readonly marker: Span | undefined
  /** A block has been opened in it. */
  occupied: boolean
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || unit === 0x09
}

function isBracketed(title: string): boolean {
  if (!title.startsWith('【') || !title.endsWith('】')) return false
  let depth = 0
  for (let at = 0; at < title.length - 1; at++) {
    if (title[at] === '【') depth++
    if (title[at] === '】') depth--
    if (depth === 0) return false
  }
  return true
}
