import type { Decoded } from './decode-source.ts'
import { type ReadOptions, readSource } from './read-source.ts'

/** Where the texts of drafts, and the media that they attach, come from. Paths are absolute. */
export interface DraftSource {
  read(file: string, options?: ReadOptions): Decoded
  /** What stands in the place of a file of the disk; undefined: the file itself. */
  readonly media?: MediaBytes
}

export type MediaBytes = (file: string) => Uint8Array | 'missing' | undefined

/** The files as they are. */
export const workingFolder: DraftSource = { read: readSource }

/** Texts that are not written yet, in the place of what stands in their files; the rest as it is. */
export function sourceWith(texts: ReadonlyMap<string, { readonly text: string; readonly bom: boolean }>): DraftSource {
  return {
    read(file, options) {
      const text = texts.get(file)
      return text === undefined ? workingFolder.read(file, options) : { ok: true, ...text }
    },
  }
}
