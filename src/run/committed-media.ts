import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { MediaShelf } from '../draft/media-file.ts'
import { reachOf } from '../draft/media-reference.ts'
import type { Committed, Repository } from './repository.ts'

/** The media of a commit, for what seals need of them. */
export function committedMedia(repository: Repository, { revision, path: from }: Committed): MediaShelf {
  return {
    open(reference) {
      if (reachOf(reference) !== 'local') return { kind: 'remote' }
      const written = reference.replace(/[?#].*$/s, '')
      const path = posix.normalize(written.startsWith('/') ? written.slice(1) : `${posix.dirname(from)}/${written}`)
      const bytes = repository.read({ revision, path }) ?? repository.read({ revision, path: decoded(path) })
      if (bytes === undefined) return { kind: 'missing' }
      const digest = createHash('sha256').update(bytes).digest('hex')
      const unknown = { format: undefined, claimed: undefined, truncated: false }
      return { kind: 'file', path, bytes: bytes.length, ...unknown, sha256: () => digest }
    },
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
