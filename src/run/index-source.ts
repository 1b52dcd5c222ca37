import { posix } from 'node:path'
import { type Decoded, decodeSource } from './decode-source.ts'
import type { DraftSource, MediaBytes } from './draft-source.ts'
import { GitBlobs } from './git-blobs.ts'
import { type Change, type Changes, indexed, unstagedFiles, untrackedFiles } from './git-changes.ts'
import { DEFAULT_MAX_BYTES, type ReadOptions, readSource } from './read-source.ts'
import type { Repository } from './repository.ts'

/** A link may lead to a link; more of them than this go in a circle. */
const MOST_LINKS = 8

export interface IndexSourceOptions {
  readonly repository: Repository
  readonly changes: Changes
  /** The path of an absolute file in the repository, if it lies in it. */
  readonly pathOf: (file: string) => string | undefined
  /** Whether a changed file is read from git. Others are read from the disk. */
  readonly isFromGit: (path: string) => boolean
  /** Whether media are those of the index too. */
  readonly stagedMedia: boolean
}

/**
 * Texts as git has stored them: what a commit would hold, whatever the working folder holds by now. Line ends and
 * encoding are those of the repository, not those that git gives the working folder.
 */
export function indexSource({ repository, changes, pathOf, isFromGit, stagedMedia }: IndexSourceOptions): DraftSource {
  const { top } = repository
  const byPath = new Map(changes.files.map((change) => [change.path, change]))
  const unmerged = new Set(changes.unmerged)
  const blobs = new GitBlobs(
    top,
    changes.files.flatMap(({ path, blob }) => (blob !== undefined && isFromGit(path) ? [blob] : [])),
  )
  const follow = (change: Change, links = 0): Change | undefined => {
    if (!change.isLink || change.blob === undefined) return change
    const target = blobs.read(change.blob)
    if (target === undefined || links > MOST_LINKS) return undefined
    const path = posix.join(posix.dirname(change.path), Buffer.from(target).toString())
    const next = byPath.get(path) ?? indexed(top, [path]).get(path)
    return next === undefined ? undefined : follow(next, links + 1)
  }
  const readBlob = (change: Change, maxBytes: number): Decoded => {
    const blob = follow(change)?.blob
    const bytes = blob === undefined ? undefined : blobs.bytesOf(blob)
    if (blob === undefined || bytes === undefined) return { ok: false, why: { kind: 'missing' } }
    if (bytes > maxBytes) return { ok: false, why: { kind: 'too-large', bytes, maxBytes } }
    const content = blobs.read(blob)
    return content === undefined ? { ok: false, why: { kind: 'missing' } } : decodeSource(content)
  }
  return {
    read(file: string, options: ReadOptions = {}): Decoded {
      const path = pathOf(file)
      if (path !== undefined && unmerged.has(path)) return { ok: false, why: { kind: 'unmerged' } }
      const change = path === undefined ? undefined : byPath.get(path)
      if (change === undefined || !isFromGit(change.path)) return readSource(file, options)
      return readBlob(change, options.maxBytes ?? DEFAULT_MAX_BYTES)
    },
    ...(stagedMedia ? { media: mediaOf(repository, pathOf) } : {}),
  }
}

/**
 * A picture that was changed after it was staged is that of the index, and one that was never staged is missing: the
 * commit would lack it. What git is told to ignore is kept elsewhere and is read from the disk.
 */
function mediaOf({ top }: Repository, pathOf: (file: string) => string | undefined): MediaBytes {
  let known: { readonly differing: ReadonlyMap<string, Change>; readonly untracked: ReadonlySet<string> } | undefined
  let blobs: GitBlobs | undefined
  return (file) => {
    const path = pathOf(file)
    if (path === undefined) return undefined
    if (known === undefined) {
      const differing = unstagedFiles(top).map((change) => change.path)
      known = { differing: indexed(top, differing), untracked: new Set(untrackedFiles(top)) }
    }
    if (known.untracked.has(path)) return 'missing'
    const blob = known.differing.get(path)?.blob
    if (blob === undefined) return undefined
    blobs ??= new GitBlobs(top, [])
    const bytes = blobs.read(blob)
    // Git LFS stores a note in place of the picture.
    return bytes === undefined || isPointer(bytes) ? undefined : bytes
  }
}

const POINTER = 'version https://git-lfs'

function isPointer(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, POINTER.length)).toString('latin1') === POINTER
}
