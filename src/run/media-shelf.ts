import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { posix } from 'node:path'
import type { MediaFile, MediaShelf } from '../draft/media-file.ts'
import { claimedFormat } from '../draft/media-format.ts'
import { reachOf } from '../draft/media-reference.ts'
import type { MediaBytes } from './draft-source.ts'
import { errorCode } from './error-code.ts'
import { FileBytes } from './file-bytes.ts'
import { FileOnDisk, Hashes } from './file-on-disk.ts'
import { readMediaHeader } from './media-header.ts'
import { readingsOf } from './media-path.ts'
import { namesIn, nearestPath } from './nearest-path.ts'
import { openResolvedFlags, refusesLinks } from './open-flags.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/**
 * The media of a repository. What was found stays known: make a new shelf for each run. Nothing outside the repository
 * is ever opened, and nothing waits for a pipe.
 *
 * @param root absolute
 * @param instead what stands in the place of files of the disk
 */
export function mediaShelf(root: string, instead?: MediaBytes): MediaShelf {
  return new RepositoryShelf(slashed(root), instead)
}

const missing: MediaFile = { kind: 'missing' }

/** Files are known for as long as others are likely to name them too: all of a large archive would fill the memory. */
const MOST_KNOWN = 4096

class RepositoryShelf implements MediaShelf {
  readonly #root: string
  readonly #realRoot: string
  readonly #instead: MediaBytes | undefined
  readonly #files = new Map<string, MediaFile>()
  readonly #hashes = new Hashes()
  readonly #realFolders = new Map<string, RealPath>()
  /** What comes of files in folders that are not there. */
  readonly #absent = new Map<string, MediaFile>()
  /** What one draft has named: rule after rule asks for it. */
  #opened: { readonly from: string; readonly files: Map<string, MediaFile> } = { from: '', files: new Map() }
  readonly #listings = new Map<string, readonly string[]>()

  constructor(root: string, instead: MediaBytes | undefined) {
    this.#root = root
    this.#instead = instead
    this.#realRoot = slashed(realpathSync.native(root))
  }

  open(reference: string, from: string): MediaFile {
    if (from !== this.#opened.from) this.#opened = { from, files: new Map() }
    let file = this.#opened.files.get(reference)
    if (file === undefined) {
      file = this.#find(reference, from)
      this.#opened.files.set(reference, file)
    }
    return file
  }

  #find(reference: string, from: string): MediaFile {
    const written = reference.trim()
    const reach = reachOf(written)
    if (reach === 'remote') return { kind: 'remote' }
    if (reach === 'machine') return { kind: 'outside', by: 'path' }
    const folder = this.#folderOf(from)
    const readings = readingsOf(written)
    for (const reading of readings) {
      const file = this.#at(this.#resolve(folder, reading))
      if (file.kind !== 'missing') return file
    }
    const nearest = readings[0] === undefined ? undefined : this.#nearest(folder, readings[0])
    return nearest === undefined ? missing : { kind: 'missing', nearest }
  }

  /** The folder of a file, under the name that the root has here, even if the file was reached by another. */
  #folderOf(from: string): string {
    const folder = posix.dirname(resolveSlashed(this.#root, from))
    if (pathBelow(this.#root, folder) !== undefined) return folder
    const real = realPath(folder)
    const below = 'path' in real ? pathBelow(this.#realRoot, real.path) : undefined
    return below === undefined ? folder : resolveSlashed(this.#root, below)
  }

  #resolve(folder: string, reading: string): string {
    return resolveSlashed(reading.startsWith('/') ? this.#root : folder, reading.replace(/^\/+/, ''))
  }

  #at(path: string): MediaFile {
    let file = this.#files.get(path)
    if (file === undefined) {
      file = this.#look(path)
      if (this.#files.size === MOST_KNOWN) this.#files.clear()
      this.#files.set(path, file)
    }
    return file
  }

  #look(path: string): MediaFile {
    const below = pathBelow(this.#root, path)
    if (below === undefined) return { kind: 'outside', by: 'path' }
    const stored = this.#instead?.(path)
    if (stored === 'missing') return missing
    if (stored !== undefined) return storedFile(stored, below)
    return this.#lookInFolder(path, below) ?? this.#follow(path, below)
  }

  /** The file itself in the folder that its path leads to, without following it. Undefined: it may be a link, or nobody can say. */
  #lookInFolder(path: string, below: string): MediaFile | undefined {
    const folder = this.#realFolderOf(path)
    if ('code' in folder) return isMissing(folder.code) ? this.#missingAt(path) : undefined
    if (!refusesLinks || pathBelow(this.#realRoot, folder.path) === undefined) return undefined
    try {
      return this.#read(`${folder.path}/${posix.basename(path)}`, below)
    } catch (error) {
      const code = errorCode(error)
      if (code === undefined) throw error
      // A link would have been refused, wherever it leads.
      return code === 'ENOENT' ? missing : undefined
    }
  }

  /** Of a thousand files in one folder only the folder is followed. */
  #realFolderOf(path: string): RealPath {
    const folder = posix.dirname(path)
    let real = this.#realFolders.get(folder)
    if (real === undefined) {
      real = realPath(folder)
      this.#realFolders.set(folder, real)
    }
    return real
  }

  #follow(path: string, below: string): MediaFile {
    const real = realPath(path)
    if ('code' in real) return isMissing(real.code) ? this.#missingAt(path) : { kind: 'unreadable', code: real.code }
    if (pathBelow(this.#realRoot, real.path) === undefined) return { kind: 'outside', by: 'link' }
    try {
      return this.#read(real.path, below)
    } catch (error) {
      return whyFailed(error)
    }
  }

  /** A file that is missing in a folder outside is outside too: what stands beside it is none of our business. */
  #missingAt(path: string): MediaFile {
    const folder = posix.dirname(path)
    const known = this.#absent.get(folder) ?? this.#lookAbove(path)
    this.#absent.set(folder, known)
    return known
  }

  #lookAbove(path: string): MediaFile {
    for (let folder = posix.dirname(path); pathBelow(this.#root, folder); folder = posix.dirname(folder)) {
      const real = realPath(folder)
      if ('path' in real)
        return pathBelow(this.#realRoot, real.path) === undefined ? { kind: 'outside', by: 'link' } : missing
    }
    return missing
  }

  #read(realPath: string, path: string): MediaFile {
    const fd = openSync(realPath, openResolvedFlags)
    try {
      const stats = fstatSync(fd)
      if (!stats.isFile()) return { kind: 'not-a-file' }
      if (stats.size === 0) return { kind: 'empty' }
      const claimed = claimedFormat(path)
      const bytes = new FileBytes(stats.size, (into, offset) => readFully(fd, into, offset))
      const header = readMediaHeader(bytes, claimed)
      return new FileOnDisk(realPath, path, stats.size, claimed, header, this.#hashes)
    } finally {
      closeSync(fd)
    }
  }

  /** Folders, or files that may be media. A corpus may miss a thousand pictures in one folder: it is listed once. */
  #namesIn(folder: string, which: 'any' | 'folders'): readonly string[] {
    const key = `${which} ${folder}`
    let names = this.#listings.get(key)
    if (names === undefined) {
      const all = namesIn(folder, which)
      names = which === 'any' ? all.filter((name) => claimedFormat(name) !== undefined) : all
      this.#listings.set(key, names)
    }
    return names
  }

  #nearest(folder: string, reading: string): string | undefined {
    const rooted = reading.startsWith('/')
    // The two places that a path may start from are easily confused.
    const other = rooted ? reading.replace(/^\/+/, '') : `/${reading}`
    if (!reading.startsWith('.') && this.#at(this.#resolve(folder, other)).kind === 'file') return other
    const relative = reading.replace(/^\/+/, '')
    const found = nearestPath(rooted ? this.#root : folder, relative, undefined, (at, which) =>
      this.#namesIn(at, which),
    )
    if (found === undefined) return undefined
    const guess = rooted ? `/${found}` : found
    return this.#at(this.#resolve(folder, guess)).kind === 'file' ? guess : undefined
  }
}

/** A file of which all bytes are at hand. */
function storedFile(bytes: Uint8Array, path: string): MediaFile {
  if (bytes.length === 0) return { kind: 'empty' }
  const claimed = claimedFormat(path)
  const file = new FileBytes(bytes.length, (into, offset) => {
    const part = bytes.subarray(offset, offset + into.length)
    into.set(part)
    return part.length
  })
  const sha256 = () => createHash('sha256').update(bytes).digest('hex')
  return { kind: 'file', path, bytes: bytes.length, claimed, ...readMediaHeader(file, claimed), sha256 }
}

type RealPath = { readonly path: string } | { readonly code: string }

function realPath(path: string): RealPath {
  try {
    return { path: slashed(realpathSync.native(path)) }
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    return { code }
  }
}

function isMissing(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function whyFailed(error: unknown): MediaFile {
  const code = errorCode(error)
  switch (code) {
    case undefined:
      throw error
    case 'ENOENT': // It was there a moment ago.
    case 'ENOTDIR':
      return missing
    case 'EISDIR':
    case 'ENXIO': // a socket
    case 'ENODEV':
      return { kind: 'not-a-file' }
    default:
      return { kind: 'unreadable', code }
  }
}

function readFully(fd: number, into: Uint8Array, offset: number): number {
  let filled = 0
  while (filled < into.length) {
    const read = readSync(fd, into, filled, into.length - filled, offset + filled)
    if (read === 0) break
    filled += read
  }
  return filled
}
