import { Buffer } from 'node:buffer'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { checksumOfBytes } from './checksum.ts'
import { errorCode } from './error-code.ts'
import type { Stamp } from './file-stamp.ts'
import { behindLines, LINES, lineIn, StoredEntry, sizeOf, writeLine } from './stored-entry.ts'
import { writeFileAtomically } from './write-file.ts'

export interface CacheContent {
  /** What all of it depends on. */
  readonly key: string
  /** Texts that many verdicts share, by number. */
  readonly shared: readonly string[]
  /** Word files of packs, with their checksums. */
  readonly wordFiles: readonly (readonly [path: string, checksum: string])[]
  /** How many entries there are. */
  readonly size: number
  paths(): Iterable<string>
  entry(path: string): StoredEntry | undefined
}

/**
 * The file: a line with the format and a checksum of what follows, a line of JSON, the stamps as doubles, then five lines
 * of text for each draft.
 */
const FORMAT = 'postlint-cache-3'
const NUMBERS = 4

interface Head {
  readonly key: string
  readonly shared: readonly string[]
  readonly wordFiles: readonly (readonly [string, string])[]
  readonly size: number
}

/** Why there is nothing to use: `damaged` is said to whoever looks closely. */
export type Unusable = 'absent' | 'damaged'

export function readCacheFile(path: string): CacheContent | Unusable {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return existsSync(path) ? 'damaged' : 'absent'
  }
  const lineEnd = bytes.indexOf(10)
  const body = bytes.subarray(lineEnd + 1)
  if (lineEnd < 0 || bytes.toString('latin1', 0, lineEnd) !== firstLine(body)) return 'damaged'
  // The checksum is right: this is what was written.
  const headEnd = body.indexOf(10)
  const head = JSON.parse(body.toString('utf8', 0, headEnd)) as Head
  const numbersEnd = headEnd + 1 + head.size * NUMBERS * 8
  const numbers = new Float64Array(new Uint8Array(body.subarray(headEnd + 1, numbersEnd)).buffer)
  const places = new Map<string, number>()
  const starts = new Uint32Array(head.size + 1)
  for (let at = 0, start = numbersEnd; at < head.size; at++) {
    places.set(lineIn(body, start, 0), at)
    start = behindLines(body, start, LINES)
    starts[at + 1] = start
  }
  starts[0] = numbersEnd
  return {
    ...head,
    paths: () => places.keys(),
    entry(draft) {
      const at = places.get(draft)
      if (at === undefined) return undefined
      return new StoredEntry(body, starts[at] as number, starts[at + 1] as number, stampAt(numbers, at * NUMBERS))
    },
  }
}

function stampAt(numbers: Float64Array, at: number): Stamp | undefined {
  const [bytes = -1, modified = 0, changed = 0, inode = 0] = numbers.subarray(at, at + NUMBERS)
  return bytes < 0 ? undefined : { bytes, modified, changed, inode }
}

/** Writes it, with its folder. Gives what is wrong where that can’t be done. */
export function writeCacheFile(
  path: string,
  head: Omit<Head, 'size'>,
  entries: ReadonlyMap<string, StoredEntry>,
): Bilingual | undefined {
  const bytes = bytesOf(JSON.stringify({ ...head, size: entries.size } satisfies Head), entries)
  try {
    makeFolder(dirname(path))
    writeFileAtomically(path, bytes, undefined, { flush: false })
    return undefined
  } catch (error) {
    if (error instanceof UserError) return error.say
    const code = errorCode(error)
    if (code === undefined) throw error
    return { zh: `写不了 ${path}（${code}）`, en: `Cannot write ${path} (${code})` }
  }
}

/** In one piece: of a hundred thousand drafts that is a hundred megabytes, and there is no room for two. */
function bytesOf(head: string, entries: ReadonlyMap<string, StoredEntry>): Buffer {
  let size = FIRST_LINE + sizeOf([head]) + entries.size * NUMBERS * 8
  for (const entry of entries.values()) size += entry.bytes.length
  const bytes = Buffer.allocUnsafe(size)
  let at = writeLine(bytes, head, FIRST_LINE)
  for (const { stamp } of entries.values()) {
    const numbers = stamp === undefined ? [-1, 0, 0, 0] : [stamp.bytes, stamp.modified, stamp.changed, stamp.inode]
    for (const number of numbers) at = bytes.writeDoubleLE(number, at)
  }
  for (const entry of entries.values()) {
    bytes.set(entry.bytes, at)
    at += entry.bytes.length
  }
  bytes.write(`${firstLine(bytes.subarray(FIRST_LINE))}\n`, 0, 'latin1')
  return bytes
}

/** As long as it can get, so that what follows can be written before its checksum is known. */
const FIRST_LINE = 64

function firstLine(body: Uint8Array): string {
  return `${FORMAT} ${checksumOfBytes(body)}`.padEnd(FIRST_LINE - 1)
}

/** Nobody means to commit a cache: the folder says so to git itself. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '.gitignore'), '*\n')
}
