import { posix } from 'node:path'
import type { MediaFile, MediaShelf } from '../draft/media-file.ts'
import { claimedFormat } from '../draft/media-format.ts'
import { reachOf } from '../draft/media-reference.ts'
import type { ExampleFile } from '../pack/pack-shape.ts'

/** The files that an example makes up. Names are relative to the top, from where drafts and profiles are read too. */
export function exampleMedia(files: ReadonlyMap<string, ExampleFile>): MediaShelf {
  return {
    open(reference): MediaFile {
      const reach = reachOf(reference)
      if (reach === 'remote') return { kind: 'remote' }
      const path = posix.normalize(reference.replace(/[?#].*$/s, ''))
      if (reach === 'machine' || path.startsWith('../')) return { kind: 'outside', by: 'path' }
      const file = files.get(path)
      if (file === undefined) return { kind: 'missing' }
      const { content = path, ...facts } = file
      return { kind: 'file', path, claimed: claimedFormat(path), sha256: () => content, ...facts }
    },
  }
}
