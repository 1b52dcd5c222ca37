import { Buffer } from 'node:buffer'

/** The file ended where its header goes on, or says what no file of its kind can say. */
export class BrokenMedia extends Error {}

/** More would have to be read than a header is worth. */
export class HeaderTooLong extends Error {}

/** Reads into the whole of `into` from an offset of the file; gives how many bytes there were. */
export type ReadAt = (into: Uint8Array, offset: number) => number

/** How much of a file is read for its header, all in all. */
export const MAX_HEADER_BYTES = 256 * 1024

/** Most headers fit; those that do not are read piece by piece, past whatever stands between the pieces. */
const FIRST_BYTES = 4096
const NEXT_BYTES = 128

/**
 * The bytes of a file at random, read as they are asked for.
 *
 * @throws BrokenMedia where the file has no such bytes
 * @throws HeaderTooLong when {@link MAX_HEADER_BYTES} have been read
 */
export class FileBytes {
  /** The size of the file. */
  readonly bytes: number
  readonly #read: ReadAt
  #window: Uint8Array = new Uint8Array()
  #windowStart = 0
  #spent = 0

  constructor(bytes: number, read: ReadAt) {
    this.bytes = bytes
    this.#read = read
  }

  /** So many bytes read so far. */
  get spent(): number {
    return this.#spent
  }

  u8(offset: number): number {
    return this.#at(offset, 1)[0] ?? 0
  }

  u16be(offset: number): number {
    return this.#view(offset, 2).getUint16(0)
  }

  u16le(offset: number): number {
    return this.#view(offset, 2).getUint16(0, true)
  }

  u32be(offset: number): number {
    return this.#view(offset, 4).getUint32(0)
  }

  u32le(offset: number): number {
    return this.#view(offset, 4).getUint32(0, true)
  }

  /** Exact up to 2^53, which no file reaches. */
  u64be(offset: number): number {
    return this.u32be(offset) * 2 ** 32 + this.u32be(offset + 4)
  }

  /** One character a byte. */
  latin1(offset: number, length: number): string {
    return Buffer.from(this.#at(offset, length)).toString('latin1')
  }

  /** The same, or less at the end of the file. */
  latin1UpTo(offset: number, length: number): string {
    return this.latin1(offset, Math.max(0, Math.min(length, this.bytes - offset)))
  }

  /** The first bytes, at most so many. */
  head(length: number): Uint8Array {
    return this.#at(0, Math.min(length, this.bytes))
  }

  has(offset: number, bytes: string): boolean {
    return this.latin1UpTo(offset, bytes.length) === bytes
  }

  #view(offset: number, length: number): DataView {
    const bytes = this.#at(offset, length)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  #at(offset: number, length: number): Uint8Array {
    if (length === 0) return new Uint8Array()
    const end = offset + length
    if (end > this.bytes) throw new BrokenMedia('the file ends too early')
    if (offset < this.#windowStart || end > this.#windowStart + this.#window.length) this.#load(offset, length)
    const start = offset - this.#windowStart
    if (start + length > this.#window.length) throw new BrokenMedia('the file was cut while it was read')
    return this.#window.subarray(start, start + length)
  }

  #load(offset: number, length: number): void {
    const wanted = Math.max(length, this.#spent === 0 ? FIRST_BYTES : NEXT_BYTES)
    const bytes = new Uint8Array(Math.min(wanted, this.bytes - offset))
    this.#spent += bytes.length
    if (this.#spent > MAX_HEADER_BYTES) throw new HeaderTooLong()
    this.#window = bytes.subarray(0, this.#read(bytes, offset))
    this.#windowStart = offset
  }
}
