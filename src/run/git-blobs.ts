import { git } from './git.ts'

/** So much is read from git at once. */
const BATCH_BYTES = 64 * 1024 * 1024

/** The contents of objects of a repository: all that are known to be wanted are read by one process when the first one is. */
export class GitBlobs {
  readonly #top: string
  readonly #sizes = new Map<string, number>()
  readonly #contents = new Map<string, Uint8Array>()
  #wanted: readonly string[]

  constructor(top: string, wanted: readonly string[]) {
    this.#top = top
    this.#wanted = wanted
  }

  /** The size in bytes; undefined if the repository has no such object. */
  bytesOf(blob: string): number | undefined {
    this.#measure([blob, ...this.#wanted])
    return this.#sizes.get(blob)
  }

  read(blob: string): Uint8Array | undefined {
    const known = this.#contents.get(blob)
    if (known !== undefined) return known
    if (this.bytesOf(blob) === undefined) return undefined
    const batch = new Set([blob])
    let bytes = this.#sizes.get(blob) ?? 0
    for (const each of this.#wanted) {
      const more = this.#sizes.get(each)
      if (more === undefined || bytes + more > BATCH_BYTES || batch.has(each)) continue
      batch.add(each)
      bytes += more
    }
    this.#wanted = this.#wanted.filter((each) => !batch.has(each))
    this.#load([...batch])
    return this.#contents.get(blob)
  }

  #measure(blobs: readonly string[]): void {
    const unknown = [...new Set(blobs)].filter((blob) => !this.#sizes.has(blob))
    if (unknown.length === 0) return
    const out = git(this.#top, ['cat-file', '--batch-check'], lines(unknown))?.toString() ?? ''
    for (const line of out.split('\n')) {
      const [name = '', type, bytes] = line.split(' ')
      if (type === 'blob') this.#sizes.set(name, Number(bytes))
    }
  }

  /** `<name> <type> <bytes>`, a line feed, the content, a line feed; for each in the order asked. */
  #load(blobs: readonly string[]): void {
    const out = git(this.#top, ['cat-file', '--batch'], lines(blobs))
    if (out === undefined) return
    for (let at = 0; at < out.length; ) {
      const end = out.indexOf(0x0a, at)
      const [name = '', type, size] = out.toString('latin1', at, end).split(' ')
      at = end + 1
      if (type === 'missing' || size === undefined) continue
      this.#contents.set(name, out.subarray(at, at + Number(size)))
      at += Number(size) + 1
    }
  }
}

function lines(blobs: readonly string[]): string {
  return blobs.map((blob) => `${blob}\n`).join('')
}
