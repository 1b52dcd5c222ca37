import { lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { MediaShelf } from '../draft/media-file.ts'
import { isSettled, type Stamp, sameStamp } from './file-stamp.ts'
import { gitRootOf } from './git-root.ts'
import { answerOf, digestOf, type MediaAnswer } from './read-log.ts'

/** An answer that is kept, with what tells that it would be the same again. */
export interface KeptAnswer extends Omit<MediaAnswer, 'from'> {
  /** Absent: the draft itself. */
  readonly from?: string
  /** Of a plain file: its place below the root, its folder’s real place, and its stamp. */
  readonly file?: readonly [path: string, folder: string, stamp: Stamp]
}

/**
 * Whether media are as they were. A file that is where it was under the same stamp is not opened; everything else, such as
 * one that was missing, is looked for anew and must be found the same.
 */
export class MediaAnswers {
  readonly #shelf: MediaShelf
  readonly #root: string
  readonly #folders = new Map<string, string | undefined>()
  readonly #startedAt = Date.now()

  constructor(shelf: MediaShelf, projectRoot: string) {
    this.#shelf = shelf
    this.#root = gitRootOf(projectRoot) ?? projectRoot
  }

  kept({ reference, from, answer, digest }: MediaAnswer, draft: string): KeptAnswer {
    const file = this.#plainFile(reference, answer)
    return {
      reference,
      ...(from === draft ? {} : { from }),
      answer,
      ...(digest === undefined ? {} : { digest }),
      ...(file === undefined ? {} : { file }),
    }
  }

  isAsBefore({ reference, from, answer, digest, file }: KeptAnswer, draft: string): boolean {
    if (file !== undefined) {
      const [path, folder, stamp] = file
      const place = join(this.#root, path)
      const now = this.#realFolder(dirname(place)) === folder ? plainStamp(place) : undefined
      if (now !== undefined && sameStamp(now, stamp)) return true
    }
    const found = this.#shelf.open(reference, from ?? draft)
    return answerOf(found) === answer && (digest === undefined || digestOf(found) === digest)
  }

  /** Undefined: there may be more to it than the file. An address that can be read in two ways may lead elsewhere tomorrow. */
  #plainFile(reference: string, answer: string): KeptAnswer['file'] {
    if (!/^[\w\-./\p{L}]+$/u.test(reference)) return undefined
    const found = JSON.parse(answer) as { readonly kind: string; readonly path?: string }
    if (found.kind !== 'file' || found.path === undefined || basename(found.path) !== basename(reference))
      return undefined
    const place = join(this.#root, found.path)
    const stamp = plainStamp(place)
    const folder = this.#realFolder(dirname(place))
    if (stamp === undefined || folder === undefined || !isSettled(stamp, this.#startedAt)) return undefined
    return [found.path, folder, stamp]
  }

  #realFolder(folder: string): string | undefined {
    if (!this.#folders.has(folder)) {
      let real: string | undefined
      try {
        real = realpathSync.native(folder)
      } catch {
        real = undefined
      }
      this.#folders.set(folder, real)
    }
    return this.#folders.get(folder)
  }
}

/** Of a file that is no link. */
function plainStamp(path: string): Stamp | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (stats === undefined || !stats.isFile()) return undefined
    return { bytes: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, inode: stats.ino }
  } catch {
    return undefined
  }
}
