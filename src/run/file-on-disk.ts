import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { PresentMedia } from '../draft/media-file.ts'
import type { MediaFormat } from '../draft/media-format.ts'
import { errorCode } from './error-code.ts'
import type { MediaHeader } from './media-header.ts'
import { openResolvedFlags } from './open-flags.ts'

/** A file is hashed once a run, by whatever name it is reached. */
export class Hashes {
  readonly #known = new Map<string, string | undefined>()

  of(realPath: string): string | undefined {
    if (!this.#known.has(realPath)) this.#known.set(realPath, hashOf(realPath))
    return this.#known.get(realPath)
  }
}

/** A picture or film of the disk. */
export class FileOnDisk implements PresentMedia {
  readonly kind = 'file'
  readonly path: string
  readonly bytes: number
  readonly claimed: MediaFormat | undefined
  readonly format: MediaFormat | undefined
  readonly truncated: boolean
  readonly width?: number
  readonly height?: number
  readonly #realPath: string
  readonly #hashes: Hashes

  constructor(
    realPath: string,
    path: string,
    bytes: number,
    claimed: MediaFormat | undefined,
    { format, truncated, width, height }: MediaHeader,
    hashes: Hashes,
  ) {
    this.#realPath = realPath
    this.#hashes = hashes
    this.path = path
    this.bytes = bytes
    this.claimed = claimed
    this.format = format
    this.truncated = truncated
    if (width !== undefined) this.width = width
    if (height !== undefined) this.height = height
  }

  sha256(): string | undefined {
    return this.#hashes.of(this.#realPath)
  }
}

const HASH_CHUNK_BYTES = 64 * 1024

function hashOf(realPath: string): string | undefined {
  let fd: number | undefined
  try {
    fd = openSync(realPath, openResolvedFlags)
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(HASH_CHUNK_BYTES)
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk)) hash.update(chunk.subarray(0, read))
    return hash.digest('hex')
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return undefined
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
