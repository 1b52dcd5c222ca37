import { Buffer } from 'node:buffer'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Decoded, decodeSource, type Unreadable } from './decode-source.ts'
import { errorCode } from './error-code.ts'
import { openFlags } from './open-flags.ts'

/** A draft is a few kilobytes; ten mebibytes are a mistake of some kind. */
export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024

export interface ReadOptions {
  /** Inclusive. */
  readonly maxBytes?: number
}

/**
 * The text of a file, or why there is none. Never throws for what a file system can do, never waits for a pipe.
 * Synchronous: asynchronous reads of small files take 2.5–3.3 times as long.
 */
export function readSource(path: string, { maxBytes = DEFAULT_MAX_BYTES }: ReadOptions = {}): Decoded {
  let fd: number
  try {
    fd = openSync(path, openFlags)
  } catch (error) {
    return refused(whyFailed(error))
  }
  // Opened first and looked at through the descriptor, so that what is judged is what is read.
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) return refused({ kind: 'not-a-file' })
    if (stats.size > maxBytes) return refused({ kind: 'too-large', bytes: stats.size, maxBytes })
    // Some network and virtual file systems report 0 for files that hold something.
    const bytes = stats.size === 0 ? readFileSync(fd) : readBytes(fd, stats.size)
    if (bytes.length > maxBytes) return refused({ kind: 'too-large', bytes: bytes.length, maxBytes })
    return decodeSource(bytes)
  } catch (error) {
    return refused(whyFailed(error))
  } finally {
    closeSync(fd)
  }
}

/** At most `size` bytes: fewer if the file was cut while it was read. */
function readBytes(fd: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const read = readSync(fd, bytes, filled, size - filled, null)
    if (read === 0) break
    filled += read
  }
  return filled === size ? bytes : bytes.subarray(0, filled)
}

function refused(why: Unreadable): Decoded {
  return { ok: false, why }
}

function whyFailed(error: unknown): Unreadable {
  const code = errorCode(error)
  switch (code) {
    case undefined:
      throw error
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'missing' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'not-permitted' }
    case 'EISDIR':
    case 'ENXIO': // a socket
    case 'ENODEV':
      return { kind: 'not-a-file' }
    default:
      return { kind: 'io', code }
  }
}
