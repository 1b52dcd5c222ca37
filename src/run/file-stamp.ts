import { type Stats, statSync } from 'node:fs'

/** What a file system says of a file without reading it. Of a file that was written to, one of these has changed. */
export interface Stamp {
  readonly bytes: number
  /** Milliseconds since 1970, with fractions; both set by the file system’s clock. */
  readonly modified: number
  readonly changed: number
  readonly inode: number
}

/** Undefined: there is no such file, or it can’t be looked at. */
export function stampOf(path: string): Stamp | undefined {
  let stats: Stats | undefined
  try {
    stats = statSync(path, { throwIfNoEntry: false })
  } catch {
    // Reading it says why.
    return undefined
  }
  if (stats === undefined || !stats.isFile()) return undefined
  return { bytes: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, inode: stats.ino }
}

export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.bytes === b.bytes && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode
}

/** The coarsest clock of a file system in use, FAT’s, has steps of two seconds. */
const COARSEST_STEP_MS = 2500

/**
 * Whether a later write would surely be seen in a stamp. A file that was written just before it was read may be written
 * again within the same step of the clock (git calls it racy); one from the future tells nothing.
 *
 * @param readAt when the stamp was taken, before the file was read
 */
export function isSettled({ modified, changed }: Stamp, readAt: number): boolean {
  return Math.max(modified, changed) < readAt - COARSEST_STEP_MS
}
