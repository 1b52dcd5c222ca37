import { isAsciiWord, isDigit, isHan } from '../char.ts'
import type { Span } from '../span.ts'
import { foldInto, isInvisible, isSkippable } from './fold.ts'
import { sameNumber } from './folded-word.ts'
import { simplified } from './traditional.ts'

/** What may stand between two characters of a term, as kept in `gaps`. */
const MOST_SKIPPED = 4
const SOFT_BREAK = 0x40
const BLOCKED = 0x80

/**
 * A text normalised for matching, with a map back. Compatibility forms, case, full width and traditional characters
 * are folded; invisible characters, blanks and ornamental symbols are left out, and how much was left out before each
 * unit is remembered, because a term may be stretched only so far.
 *
 * One view reads text after text into the same buffers: they are the cost of matching, not the matching.
 */
export class MatchView {
  /** Folded UTF-16 units; those from `length` on are left over from another text. */
  units = new Uint16Array(1024)
  length = 0
  #starts = new Int32Array(1024)
  #ends = new Int32Array(1024)
  #gaps = new Uint8Array(1024)
  readonly #folded: number[] = []
  #text = ''

  /** Reads a text in place of the one before. */
  read(text: string): this {
    this.#text = text
    this.#reserve(text.length)
    this.length = 0
    let gap = 0
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at)
      if (unit >= 0x4e00 && unit <= 0x9fff) {
        this.#push(simplified(unit), at, at + 1, gap)
        gap = 0
        at++
        continue
      }
      if (unit === 0x0a) {
        gap = (gap & (SOFT_BREAK | BLOCKED)) === 0 ? gap | SOFT_BREAK : BLOCKED
        at++
        continue
      }
      const codePoint = text.codePointAt(at) ?? unit
      const next = codePoint > 0xffff ? at + 2 : at + 1
      if (isSkippable(codePoint)) {
        const skipped = (gap & 0x3f) + 1
        gap = skipped > MOST_SKIPPED ? BLOCKED : (gap & ~0x3f) | skipped
      } else if (!isInvisible(codePoint)) {
        this.#folded.length = 0
        foldInto(this.#folded, codePoint)
        for (const folded of this.#folded) {
          this.#push(folded, at, next, gap)
          gap = 0
        }
      }
      at = next
    }
    return this
  }

  #push(unit: number, start: number, end: number, gap: number): void {
    const at = this.length++
    if (at === this.units.length) this.#reserve(at * 2)
    this.units[at] = unit
    this.#starts[at] = start
    this.#ends[at] = end
    this.#gaps[at] = gap
  }

  #reserve(size: number): void {
    if (size <= this.units.length) return
    this.units = grown(this.units, new Uint16Array(size))
    this.#starts = grown(this.#starts, new Int32Array(size))
    this.#ends = grown(this.#ends, new Int32Array(size))
    this.#gaps = grown(this.#gaps, new Uint8Array(size))
  }

  /** The span of the text that units `[start, end)` were folded from. */
  spanOf(start: number, end: number): Span {
    return { start: this.#starts[start] ?? 0, end: this.#ends[end - 1] ?? 0 }
  }

  /**
   * Whether units `[start, end)` may be one term: nothing between them that parts words, and a term
   * that begins or ends with a Latin letter or digit stands apart from its neighbours.
   * @param seams what the author of the term wrote before each of its units: what stands there parts nothing
   */
  holdsTogether(start: number, end: number, seams: readonly string[] | undefined): boolean {
    const { units } = this
    let spread = 0
    let latinPairs = 0
    let isOtherNumber = false
    for (let at = start + 1; at < end; at++) {
      const gap = this.#gaps[at] ?? 0
      const before = units[at - 1] ?? 0
      const after = units[at] ?? 0
      const seam = seams?.[at - start] ?? ''
      if (seam !== '') {
        const between = this.#text.slice(this.#ends[at - 1], this.#starts[at])
        if (gap & BLOCKED && between !== seam) return false
        if (isDigit(before) && isDigit(after) && !sameNumber(between, seam)) isOtherNumber = true
        continue
      }
      const latin = isAsciiWord(before) && isAsciiWord(after)
      if (latin) latinPairs++
      if (gap === 0) continue
      if (gap & BLOCKED) return false
      if (gap & SOFT_BREAK && !(isHan(before) && isHan(after))) return false
      if (latin) spread++
    }
    // “S/M/L” and “is 5 m” are innocent: Latin letters set apart are one word only where all of three or more are.
    const isSpread = spread > 0
    if (isSpread ? spread !== latinPairs || latinPairs < 2 : isOtherNumber) return false
    if (!this.#edge(start - 1, start, isSpread) || !this.#edge(end - 1, end, isSpread)) return false
    // “iOS 17” is in “iOS 17.2”, but 2.5 holds neither 2 nor 5.
    return !isDigit(units[start] ?? 0) || !(this.#isDecimalPoint(start) || this.#isDecimalPoint(end))
  }

  /** No Latin word goes on across the border between two neighbouring units. */
  #edge(left: number, right: number, spread: boolean): boolean {
    if (left < 0 || right >= this.length) return true
    if (!isAsciiWord(this.units[left] ?? 0) || !isAsciiWord(this.units[right] ?? 0)) return true
    const gap = this.#gaps[right] ?? 0
    return gap !== 0 && !(spread && (gap & 0x3f) !== 0)
  }

  /** Whether nothing but a point stands between two digits: 2.5 is one number. */
  #isDecimalPoint(right: number): boolean {
    const { units } = this
    if (right === 0 || right >= this.length) return false
    if (!isDigit(units[right - 1] ?? 0) || !isDigit(units[right] ?? 0)) return false
    return /^[.．]$/.test(this.#text.slice(this.#ends[right - 1], this.#starts[right]))
  }
}

function grown<A extends Uint8Array | Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
