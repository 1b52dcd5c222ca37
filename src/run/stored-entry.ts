import { Buffer } from 'node:buffer'
import type { Stamp } from './file-stamp.ts'

/** What is kept of one draft. Texts without line breaks; empty: nothing is known. */
export interface CacheEntry {
  /** Of the text of the draft. */
  readonly hash: string
  /** Undefined: the stamp would not tell a change. */
  readonly stamp: Stamp | undefined
  /** What else the verdict depends on. */
  readonly conditions: string
  readonly verdict: string
  readonly facts: string
}

/** The path of the draft, and the four texts. */
export const LINES = 5

function linesOf(draft: string, { hash, conditions, verdict, facts }: CacheEntry): readonly string[] {
  return [draft, hash, conditions, verdict, facts]
}

export function sizeOf(lines: readonly string[]): number {
  let size = 0
  for (const line of lines) size += Buffer.byteLength(line) + 1
  return size
}

/** Gives where the next line begins. */
export function writeLine(bytes: Buffer, line: string, at: number): number {
  return bytes.writeUInt8(10, at + bytes.write(line, at))
}

/** Where the lines end that begin at a place, line ends and all. */
export function behindLines(bytes: Buffer, start: number, count: number): number {
  let at = start
  for (let line = 0; line < count; line++) at = bytes.indexOf(10, at) + 1
  return at
}

/** One of the lines that begin at a place, as a text. */
export function lineIn(bytes: Buffer, start: number, line: number): string {
  const at = behindLines(bytes, start, line)
  return bytes.toString('utf8', at, bytes.indexOf(10, at))
}

/** An entry as it stands in the file. Its lines are made texts when they are asked for: most runs look at few of them. */
export class StoredEntry implements CacheEntry {
  readonly stamp: Stamp | undefined
  readonly #bytes: Buffer
  readonly #start: number
  readonly #end: number

  constructor(bytes: Buffer, start: number, end: number, stamp: Stamp | undefined) {
    this.#bytes = bytes
    this.#start = start
    this.#end = end
    this.stamp = stamp
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end)
  }

  get hash(): string {
    return lineIn(this.#bytes, this.#start, 1)
  }

  get conditions(): string {
    return lineIn(this.#bytes, this.#start, 2)
  }

  get verdict(): string {
    return lineIn(this.#bytes, this.#start, 3)
  }

  get facts(): string {
    return lineIn(this.#bytes, this.#start, 4)
  }
}

/** Entries that are not in a file yet. As texts they would take three times the room. */
export class EntryStore {
  #bytes = Buffer.alloc(0)
  #used = 0

  put(draft: string, entry: CacheEntry): StoredEntry {
    const lines = linesOf(draft, entry)
    const size = sizeOf(lines)
    if (this.#used + size > this.#bytes.length) {
      this.#bytes = Buffer.allocUnsafeSlow(Math.max(size, CHUNK))
      this.#used = 0
    }
    const start = this.#used
    for (const line of lines) this.#used = writeLine(this.#bytes, line, this.#used)
    return new StoredEntry(this.#bytes, start, this.#used, entry.stamp)
  }
}

const CHUNK = 1 << 20
