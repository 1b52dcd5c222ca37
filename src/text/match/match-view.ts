import { isAsciiWord, isHan } from '../char.ts'
import type { Span } from '../span.ts'
import { foldInto, isInvisible, isSkippable } from './fold.ts'
import { simplified } from './traditional.ts'

/** What may stand between two characters of a term, as kept in `gaps`. */
const MOST_SKIPPED = 4
const SOFT_BREAK = 0x40
const BLOCKED = 0x80

/**
 * A text normalised for matching, with a map back. Compatibility forms, case, full width and traditional characters are folded;
 * invisible characters, blanks and ornamental symbols are left out, and how much was left out before each
 * unit is remembered, because a term may be stretched only so far.
 */
export class MatchView {
  readonly text: string
  /** Folded UTF-16 units. */
  readonly units: Uint16Array
  readonly length: number
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #gaps: Uint8Array

  constructor(text: string) {
    this.text = text
    // A code point folds to 18 units at most (U+FDFA); most fold to as many as they have.
    const buffer: number[] = []
    let units = new Uint16Array(text.length + 32)
    let starts = new Int32Array(text.length + 32)
    let ends = new Int32Array(text.length + 32)
    let gaps = new Uint8Array(text.length + 32)
    let length = 0
    let gap = 0
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at)
      let next = at + 1
      if (unit === 0x0a) {
        gap = (gap & (SOFT_BREAK | BLOCKED)) === 0 ? gap | SOFT_BREAK : BLOCKED
        at = next
        continue
      }
      if (unit >= 0x4e00 && unit <= 0x9fff) {
        buffer.length = 1
        buffer[0] = simplified(unit)
      } else {
        const codePoint = text.codePointAt(at) ?? unit
        if (codePoint > 0xffff) next = at + 2
        if (isInvisible(codePoint)) {
          at = next
          continue
        }
        if (isSkippable(codePoint)) {
          const skipped = (gap & 0x3f) + 1
          gap = skipped > MOST_SKIPPED ? BLOCKED : (gap & ~0x3f) | skipped
          at = next
          continue
        }
        buffer.length = 0
        foldInto(buffer, codePoint)
      }
      if (length + buffer.length > units.length) {
        const size = units.length * 2 + buffer.length
        units = grown(units, new Uint16Array(size))
        starts = grown(starts, new Int32Array(size))
        ends = grown(ends, new Int32Array(size))
        gaps = grown(gaps, new Uint8Array(size))
      }
      for (const folded of buffer) {
        units[length] = folded
        starts[length] = at
        ends[length] = next
        gaps[length] = gap
        gap = 0
        length++
      }
      at = next
    }
    this.units = units
    this.length = length
    this.#starts = starts
    this.#ends = ends
    this.#gaps = gaps
  }

  /** The span of `text` that units `[start, end)` were folded from. */
  spanOf(start: number, end: number): Span {
    return { start: this.#starts[start] ?? 0, end: this.#ends[end - 1] ?? 0 }
  }

  /**
   * Whether units `[start, end)` may be one term: nothing between them that parts words, and a term
   * that begins or ends with a Latin letter or digit stands apart from its neighbours.
   */
  holdsTogether(start: number, end: number): boolean {
    const { units } = this
    let spread = 0
    let latinPairs = 0
    for (let at = start + 1; at < end; at++) {
      const gap = this.#gaps[at] ?? 0
      const before = units[at - 1] ?? 0
      const after = units[at] ?? 0
      const latin = isAsciiWord(before) && isAsciiWord(after)
      if (latin) latinPairs++
      if (gap === 0) continue
      if (gap & BLOCKED) return false
      if (gap & SOFT_BREAK && !(isHan(before) && isHan(after))) return false
      if (latin) spread++
    }
    // “S/M/L” and “is 5 m” are innocent: Latin letters set apart are one word only where all of three or more are.
    if (spread > 0 && (spread !== latinPairs || latinPairs < 2)) return false
    return this.#edge(start - 1, start, spread > 0) && this.#edge(end - 1, end, spread > 0)
  }

  /** No Latin word goes on across the border between two neighbouring units. */
  #edge(left: number, right: number, spread: boolean): boolean {
    if (left < 0 || right >= this.length) return true
    if (!isAsciiWord(this.units[left] ?? 0) || !isAsciiWord(this.units[right] ?? 0)) return true
    const gap = this.#gaps[right] ?? 0
    return gap !== 0 && !(spread && (gap & 0x3f) !== 0)
  }
}

function grown<A extends Uint8Array | Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
