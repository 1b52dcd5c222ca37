import type { Span } from './span.ts'

/**
 * How a piece of a mapped text was written in the source:
 * - `plain`: the same characters, unit by unit;
 * - `decoded`: other characters (an entity, an escape, a line end);
 * - `dropped`: in the source only (markup, a comment);
 * - `inserted`: in the text only (the brackets of a heading).
 */
export type SegmentKind = 'plain' | 'decoded' | 'dropped' | 'inserted'

/** `text[textStart, textEnd)` stands for `source[sourceStart, sourceEnd)`. All offsets are UTF-16 units. */
export interface Segment {
  readonly kind: SegmentKind
  readonly textStart: number
  readonly textEnd: number
  readonly sourceStart: number
  readonly sourceEnd: number
}

/** A text and where each of its characters stands in a source. Segments are in order and cover text and source without gaps. */
export class MappedText {
  readonly text: string
  readonly segments: readonly Segment[]

  constructor(text: string, segments: readonly Segment[]) {
    this.text = text
    this.segments = segments
  }

  /** A text that stands in the source just as it is, from `sourceStart` on. */
  static plain(text: string, sourceStart: number): MappedText {
    return new MappedText(text, [
      { kind: 'plain', textStart: 0, textEnd: text.length, sourceStart, sourceEnd: sourceStart + text.length },
    ])
  }

  get all(): Span {
    return { start: 0, end: this.text.length }
  }

  /**
   * The source span of a span of the text: from where its first character is written to where its last one is,
   * with the markup between them. An empty span gives an empty span.
   */
  toSource(span: Span): Span {
    const start = this.#sourceStartOf(span.start)
    if (span.end <= span.start) return { start, end: start }
    return { start, end: this.#sourceEndOf(span.end) }
  }

  /**
   * Whether a span of the text is written somewhere by itself: none of it is inserted, and it neither begins nor ends within
   * what stands for more, such as a character reference of two characters. Nothing is written behind what stands before it.
   */
  isWritten({ start, end }: Span): boolean {
    const first = start < end ? start : start - 1
    for (let at = this.#segmentAt(Math.max(first, 0)); at < this.segments.length; at++) {
      const { kind, textStart, textEnd } = this.segments[at] as Segment
      if (textStart >= Math.max(end, first + 1)) return true
      if (textStart === textEnd) continue
      const cuts = (offset: number) => textStart < offset && offset < textEnd
      if (kind === 'inserted' || (kind === 'decoded' && (cuts(start) || cuts(end)))) return false
    }
    return true
  }

  /** The span of the text that is written at a span of its source; undefined where that cuts a decoded character in two. */
  toText({ start, end }: Span): Span | undefined {
    let first: number | undefined
    let last = 0
    for (const { kind, textStart, textEnd, sourceStart, sourceEnd } of this.segments) {
      if (kind === 'inserted' || textStart === textEnd) continue
      const isInside = sourceStart < end && sourceEnd > start
      if (kind === 'decoded' && isInside && (sourceStart < start || sourceEnd > end)) return undefined
      const cutEnd = Math.min(sourceEnd, end)
      if (sourceStart < end || (start === end && sourceStart < start)) {
        last = kind === 'plain' ? textStart + Math.max(0, cutEnd - sourceStart) : textEnd
      }
      if (isInside) first ??= kind === 'plain' ? textStart + Math.max(0, start - sourceStart) : textStart
    }
    if (start === end) return { start: last, end: last }
    return first === undefined ? undefined : { start: first, end: last }
  }

  /** The part of this text that a span names, mapped to the same source. */
  slice(span: Span): MappedText {
    const segments: Segment[] = []
    for (const segment of this.segments) {
      if (segment.textEnd <= span.start && segment.textStart < span.start) continue
      if (segment.textStart >= span.end || segment.textEnd <= span.start) continue
      const cutStart = Math.max(segment.textStart, span.start)
      const cutEnd = Math.min(segment.textEnd, span.end)
      const plain = segment.kind === 'plain'
      segments.push({
        kind: segment.kind,
        textStart: cutStart - span.start,
        textEnd: cutEnd - span.start,
        sourceStart: plain ? segment.sourceStart + (cutStart - segment.textStart) : segment.sourceStart,
        sourceEnd: plain ? segment.sourceStart + (cutEnd - segment.textStart) : segment.sourceEnd,
      })
    }
    return new MappedText(this.text.slice(span.start, span.end), segments)
  }

  #sourceStartOf(textOffset: number): number {
    const segment = this.segments[this.#segmentAt(textOffset)]
    if (segment === undefined) return this.segments.at(-1)?.sourceEnd ?? 0
    return segment.kind === 'plain' ? segment.sourceStart + (textOffset - segment.textStart) : segment.sourceStart
  }

  #sourceEndOf(textOffset: number): number {
    const segment = this.segments[this.#segmentAt(textOffset - 1)]
    if (segment === undefined) return this.segments.at(-1)?.sourceEnd ?? 0
    return segment.kind === 'plain' ? segment.sourceStart + (textOffset - segment.textStart) : segment.sourceEnd
  }

  /** The index of the segment that holds the text unit at an offset, by bisection. */
  #segmentAt(textOffset: number): number {
    let low = 0
    let high = this.segments.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.segments[middle]?.textEnd ?? 0) <= textOffset) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Builds a mapped text from left to right. Runs of plain and of dropped source are joined as they come. */
export class MappedTextBuilder {
  readonly #source: string
  readonly #segments: Segment[] = []
  #text = ''
  #sourceOffset: number

  /** @param sourceOffset where in `source` the text begins */
  constructor(source: string, sourceOffset: number) {
    this.#source = source
    this.#sourceOffset = sourceOffset
  }

  get text(): string {
    return this.#text
  }

  /** How far the source has been taken in. */
  get sourceOffset(): number {
    return this.#sourceOffset
  }

  plain(sourceEnd: number): this {
    return this.#add('plain', this.#source.slice(this.#sourceOffset, sourceEnd), sourceEnd)
  }

  decoded(text: string, sourceEnd: number): this {
    return this.#add('decoded', text, sourceEnd)
  }

  dropped(sourceEnd: number): this {
    return this.#add('dropped', '', sourceEnd)
  }

  inserted(text: string): this {
    return this.#add('inserted', text, this.#sourceOffset)
  }

  build(): MappedText {
    return new MappedText(this.#text, this.#segments)
  }

  #add(kind: SegmentKind, text: string, sourceEnd: number): this {
    if (text === '' && sourceEnd === this.#sourceOffset) return this
    const last = this.#segments.at(-1)
    const textStart = this.#text.length
    this.#text += text
    const joined = last?.kind === kind && (kind === 'plain' || kind === 'dropped')
    const segment: Segment = {
      kind,
      textStart: joined ? last.textStart : textStart,
      textEnd: this.#text.length,
      sourceStart: joined ? last.sourceStart : this.#sourceOffset,
      sourceEnd,
    }
    if (joined) this.#segments[this.#segments.length - 1] = segment
    else this.#segments.push(segment)
    this.#sourceOffset = sourceEnd
    return this
  }
}

/** One text after another, each keeping its own places. The sources of the parts must stand in the same order. */
export function concat(parts: readonly MappedText[]): MappedText {
  const segments: Segment[] = []
  let text = ''
  for (const part of parts) {
    const shift = text.length
    for (const segment of part.segments) {
      segments.push({ ...segment, textStart: segment.textStart + shift, textEnd: segment.textEnd + shift })
    }
    text += part.text
  }
  return new MappedText(text, segments)
}
