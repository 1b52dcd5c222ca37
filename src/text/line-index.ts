/** A place in a text as people and other tools name it; everything counts from 1. */
export interface Position {
  readonly line: number
  /** In UTF-16 units. */
  readonly column: number
  /** In code points. A place inside a surrogate pair has the column of the pair. */
  readonly codePointColumn: number
}

export interface Line {
  /** Without its line end. */
  readonly text: string
  /** The offset of its first unit. */
  readonly start: number
}

/**
 * Turns offsets (UTF-16 units) into lines and columns and back. A line ends at LF, CRLF or a lone CR, so that a text has
 * one line more than it has line ends; the line end belongs to the line before it. Nothing is computed before the first
 * question; after it an answer takes a bisection, however long the lines are.
 *
 * An offset, line or column outside the text is a caller's bug: RangeError.
 */
export class LineIndex {
  readonly #source: string
  #lineStarts: readonly number[] | undefined
  #lowSurrogates: readonly number[] | undefined

  constructor(source: string) {
    this.#source = source
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** @param offset from 0 to the length of the text, both included */
  positionAt(offset: number): Position {
    if (!(offset >= 0 && offset <= this.#source.length)) {
      throw new RangeError(`No offset ${offset} in a text of ${this.#source.length} units`)
    }
    const line = countUpTo(this.#starts, offset)
    const start = this.#startOf(line)
    const column = offset - start + 1
    // Up to and including the offset: inside a pair, the high surrogate before it is not a code point of its own.
    const pairs = countUpTo(this.#pairs, offset) - countUpTo(this.#pairs, start)
    return { line, column, codePointColumn: column - pairs }
  }

  /** @param line from 1 to `lineCount` */
  lineAt(line: number): Line {
    const start = this.#startOf(line)
    let end = this.#endOf(line)
    if (line < this.lineCount) {
      const isCrLf = this.#source[end - 1] === '\n' && this.#source[end - 2] === '\r' && end - 2 >= start
      end -= isCrLf ? 2 : 1
    }
    return { text: this.#source.slice(start, end), start }
  }

  /** @param column in UTF-16 units; up to the one at which the next line begins */
  offsetAt(line: number, column: number): number {
    const offset = this.#startOf(line) + column - 1
    if (!(column >= 1 && offset <= this.#endOf(line))) throw new RangeError(`No column ${column} in line ${line}`)
    return offset
  }

  #startOf(line: number): number {
    const start = this.#starts[line - 1]
    if (start === undefined) throw new RangeError(`No line ${line} in a text of ${this.lineCount} lines`)
    return start
  }

  #endOf(line: number): number {
    return this.#starts[line] ?? this.#source.length
  }

  get #starts(): readonly number[] {
    this.#lineStarts ??= lineStarts(this.#source)
    return this.#lineStarts
  }

  /** The offsets of the second halves of all surrogate pairs. */
  get #pairs(): readonly number[] {
    this.#lowSurrogates ??= lowSurrogates(this.#source)
    return this.#lowSurrogates
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let offset = 0; offset < source.length; offset++) {
    const unit = source.charCodeAt(offset)
    if (unit > CR) continue
    if (unit === LF || (unit === CR && source.charCodeAt(offset + 1) !== LF)) starts.push(offset + 1)
  }
  return starts
}

const CR = 0x0d
const LF = 0x0a

function lowSurrogates(source: string): number[] {
  const offsets: number[] = []
  for (let offset = 1; offset < source.length; offset++) {
    if ((source.charCodeAt(offset) & 0xfc00) !== 0xdc00) continue
    // Two low surrogates in a row are no pair, so the one before needs no memory.
    if ((source.charCodeAt(offset - 1) & 0xfc00) === 0xd800) offsets.push(offset)
  }
  return offsets
}

/** How many of some ascending numbers are at most `value`. */
function countUpTo(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
