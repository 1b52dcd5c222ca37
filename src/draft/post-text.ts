import { MappedText, MappedTextBuilder, type SegmentKind } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'

/** A place in a text that is still being written: the number of pieces before it. It becomes an offset when all is written. */
export type Place = number

/**
 * Writes a post text from left to right and keeps where in the source each piece of it comes from.
 * What is not written is dropped from the source.
 *
 * White space waits until something is written behind it, so that what is dropped (an image, a comment) leaves no
 * blank at the end of a line, no empty line and no empty paragraph.
 */
export class PostText {
  readonly #source: string
  readonly #start: number
  readonly #pieces: Piece[] = []
  #waiting: Gap[] = []
  /** Quotes, lists and list items that are open, from the outside in. */
  readonly #containers: Container[] = [{ lineEnds: 2, marker: undefined, occupied: false }]
  /** How many of them, from the outside, hold text already. */
  #begun = 0
  /** Nothing has been written of the block that is open or comes next. */
  #atBlockStart = true
  #brackets: 'none' | 'asked' | Place = 'none'
  #textOffsets: readonly number[] = []

  /** @param start where in `source` the text begins */
  constructor(source: string, start: number) {
    this.#source = source
    this.#start = start
  }

  get place(): Place {
    return this.#pieces.length
  }

  /** Past the white space, the list markers and the bracket that were written at a place. */
  contentFrom(place: Place): Place {
    let at = place
    while (at < this.#pieces.length && this.#pieces[at]?.content === false) at++
    return at
  }

  /** What has been written since a place, without the white space, the list markers and the bracket before it. */
  since(place: Place): string {
    let text = ''
    for (let at = this.contentFrom(place); at < this.#pieces.length; at++) text += this.#pieces[at]?.text
    return text
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
      const tabStart = this.#source[start - 1] === '\t' && this.#end < start ? start - 1 : start
      this.#write(tabStart < start ? 'decoded' : 'inserted', value.slice(0, fromTab), tabStart, start)
    }
    const rest = value.slice(Math.max(fromTab, 0))
    if (rest === this.#source.slice(start, end)) this.#write('plain', rest, start, end)
    else this.#writeWithoutNul(start, end, rest)
  }

  /** Other characters than those in the source: an entity, an escape. */
  decoded(text: string, start: number, end: number): void {
    this.#begin(start)
    this.#write('decoded', text, start, end)
  }

  /** A line end of the source that is part of the text whatever follows. */
  verbatimLineEnd(start: number, end: number): void {
    this.#begin(start)
    this.#writeLineEnd(start, end)
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
    this.#write('inserted', ' ', this.#end, this.#end)
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
    const opening = this.#pieces[brackets]
    if (opening !== undefined && !isBracketed(this.since(brackets))) {
      opening.text = '【'
      this.#write('inserted', '】', this.#end, this.#end)
    }
    return { start: brackets, end: this.place }
  }

  /** The text, trimmed at both ends, for the source up to `end`. Nothing can be written after it. */
  build(end: number): MappedText {
    this.#trim()
    const builder = new MappedTextBuilder(this.#source, this.#start)
    const textOffsets: number[] = []
    for (const piece of this.#pieces) {
      if (piece.start < builder.sourceOffset) throw new Error(`source offset ${piece.start} is written twice`)
      builder.dropped(piece.start)
      textOffsets.push(builder.text.length)
      if (piece.kind === 'plain') builder.plain(piece.end)
      else if (piece.kind === 'decoded') builder.decoded(piece.text, piece.end)
      else if (piece.kind === 'inserted') builder.inserted(piece.text)
      else builder.dropped(piece.end)
    }
    builder.dropped(end)
    textOffsets.push(builder.text.length)
    this.#textOffsets = textOffsets
    const built = builder.build()
    // Of nothing at all, there is still a place in the source.
    return built.segments.length > 0 ? built : MappedText.plain('', this.#start)
  }

  /** After `build`: where in the text stands what was written between two places. */
  span(start: Place, end: Place): Span {
    return { start: this.#textOffsets[start] ?? 0, end: this.#textOffsets[end] ?? 0 }
  }

  get #end(): number {
    return this.#pieces.at(-1)?.end ?? this.#start
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
    this.#brackets = this.place
    this.#write('inserted', '', start, start, false)
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
      this.#write('plain', this.#source.slice(marker.start, marker.end), marker.start, marker.end, false)
      last = marker
    }
    return last
  }

  /** As many of the line ends that wait before an offset as are wanted; those that the source lacks are inserted. */
  #writeLineEnds(wanted: number, before: number): void {
    const found = this.#waiting.filter(({ start }) => start < before).slice(0, wanted)
    for (const { start, end } of found) this.#writeLineEnd(start, end, false)
    const missing = wanted - found.length
    if (missing > 0) this.#write('inserted', '\n'.repeat(missing), this.#end, this.#end, false)
  }

  #writeMarkerBlank(marker: Span): void {
    const { end } = marker
    if (this.#source[end] === ' ') this.#write('plain', ' ', end, end + 1, false)
    else if (this.#source[end] === '\t') this.#write('decoded', ' ', end, end + 1, false)
    else this.#write('inserted', ' ', end, end, false)
  }

  /** The white space between words of one block: every break; else one line end; else the blanks. */
  #writeGap(): void {
    const breaks = this.#waiting.filter(({ kind }) => kind === 'break')
    const lineEnd = this.#waiting.find(({ kind }) => kind === 'line end')
    if (breaks.length > 0) for (const { start, end } of breaks) this.#write('decoded', '\n', start, end, false)
    else if (lineEnd !== undefined) this.#writeLineEnd(lineEnd.start, lineEnd.end, false)
    else
      for (const { start, end } of this.#waiting)
        this.#write('plain', this.#source.slice(start, end), start, end, false)
  }

  #writeLineEnd(start: number, end: number, content = true): void {
    this.#write(this.#source.slice(start, end) === '\n' ? 'plain' : 'decoded', '\n', start, end, content)
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
      if (part !== '')
        this.#write(part === '\0' ? 'decoded' : 'plain', part === '\0' ? '\uFFFD' : part, at, at + part.length)
      at += part.length
    }
  }

  #write(kind: SegmentKind, text: string, start: number, end: number, content = true): void {
    this.#pieces.push({ kind, text, start, end, content })
  }

  #trim(): void {
    for (const piece of this.#pieces) {
      const kept = piece.text.replace(LEADING, '')
      cut(piece, kept, piece.text.length - kept.length, 0)
      if (kept !== '') break
    }
    for (let at = this.#pieces.length - 1; at >= 0; at--) {
      const piece = this.#pieces[at]
      if (piece === undefined) break
      let end = piece.text.length
      while (end > 0 && TRIMMED.test(piece.text.charAt(end - 1))) end--
      cut(piece, piece.text.slice(0, end), 0, piece.text.length - end)
      if (end > 0) break
    }
  }
}

/** A piece of the text. White space between words and blocks, list markers and the 【 of a heading are not its `content`. */
interface Piece {
  kind: SegmentKind
  text: string
  start: number
  end: number
  readonly content: boolean
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

/** ASCII white space, U+3000 and the byte order mark. Not U+200B: posts end in it on purpose. */
const TRIMMED = /[\t-\r \u3000\uFEFF]/
const LEADING = /^[\t-\r \u3000\uFEFF]+/

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

/** Takes units off both ends of a piece: of the source only where it stands unit by unit. */
function cut(piece: Piece, kept: string, fromStart: number, fromEnd: number): void {
  piece.text = kept
  if (piece.kind === 'plain') {
    piece.start += fromStart
    piece.end -= fromEnd
  } else if (piece.kind === 'decoded' && kept === '') piece.kind = 'dropped'
}
