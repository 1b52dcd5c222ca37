import { MappedText, MappedTextBuilder, type SegmentKind } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'

/** A place in a text that is still being written: the number of pieces before it. It becomes an offset when all is written. */
export type Place = number

/** A text in the making, piece by piece from left to right. What of the source is not written is dropped. */
export class Pieces {
  readonly #source: string
  readonly #start: number
  readonly #pieces: Piece[] = []
  #textOffsets: readonly number[] = []

  /** @param start where in `source` the text begins */
  constructor(source: string, start: number) {
    this.#source = source
    this.#start = start
  }

  get place(): Place {
    return this.#pieces.length
  }

  /** How far the source has been written. */
  get sourceEnd(): number {
    return this.#pieces.at(-1)?.end ?? this.#start
  }

  write(kind: SegmentKind, text: string, start: number, end: number): void {
    this.#pieces.push({ kind, text, start, end, content: true })
  }

  /** Writes what is no content of the draft: white space between words and blocks, list markers, the 【 of a heading. */
  writeAround(kind: SegmentKind, text: string, start: number, end: number): void {
    this.#pieces.push({ kind, text, start, end, content: false })
  }

  /** Gives the inserted piece at a place its text, when that is known at last. */
  fill(place: Place, text: string): void {
    const piece = this.#pieces[place]
    if (piece?.kind !== 'inserted') throw new Error(`the piece at ${place} is ${piece?.kind}, not inserted`)
    piece.text = text
  }

  /** The first content at or behind a place. */
  contentFrom(place: Place): Place {
    let at = place
    while (at < this.#pieces.length && this.#pieces[at]?.content === false) at++
    return at
  }

  /** What has been written since the first content at or behind a place. */
  since(place: Place): string {
    let text = ''
    for (let at = this.contentFrom(place); at < this.#pieces.length; at++) text += this.#pieces[at]?.text
    return text
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

interface Piece {
  kind: SegmentKind
  text: string
  start: number
  end: number
  readonly content: boolean
}

/** ASCII white space, U+3000 and the byte order mark. Not U+200B: posts end in it on purpose. */
const TRIMMED = /[\t-\r \u3000\uFEFF]/
const LEADING = /^[\t-\r \u3000\uFEFF]+/

/** Takes units off both ends of a piece: of the source only where it stands unit by unit. */
function cut(piece: Piece, kept: string, fromStart: number, fromEnd: number): void {
  piece.text = kept
  if (piece.kind === 'plain') {
    piece.start += fromStart
    piece.end -= fromEnd
  } else if (piece.kind === 'decoded' && kept === '') piece.kind = 'dropped'
}
