import { Buffer } from 'node:buffer'
import { statSync } from 'node:fs'
import type { DraftSource } from './draft-source.ts'
import { excludeGlob, excludes } from './exclusion.ts'
import { diskTree, type FileTree } from './file-tree.ts'
import { type ReadOptions, readSource } from './read-source.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/** Texts that stand in the place of files: what an editor has open, saved or not. Paths are absolute. */
export interface Buffers {
  get(file: string): OpenBuffer | undefined
  files(): Iterable<string>
}

export interface OpenBuffer {
  /** Without a byte order mark. */
  readonly text: string
  readonly version: number
}

/** The files of the disk, with open ones as they stand in the editor. */
export function overlayTree(buffers: Buffers): FileTree {
  return {
    read: (path) => readBuffer(buffers, path) ?? diskTree.read(path),
    exists: (path) => buffers.get(path) !== undefined || diskTree.exists(path),
    // What was never saved has no other name.
    resolved: (path) => (diskTree.exists(path) ? diskTree.resolved(path) : path),
    async matching(folder, globs) {
      const found = new Set(await diskTree.matching(folder, globs))
      const exclusions = globs.map((glob) => excludeGlob(slashed(folder), slashed(glob)))
      for (const file of buffers.files()) {
        const below = pathBelow(slashed(folder), slashed(file))
        if (below === undefined || below === '') continue
        if (exclusions.some((each) => excludes(each, resolveSlashed(folder, below), false))) found.add(below)
      }
      return [...found].sort()
    },
  }
}

export function overlaySource(buffers: Buffers): DraftSource {
  return { read: (file, options) => readBuffer(buffers, file, options) ?? readSource(file, options) }
}

function readBuffer(buffers: Buffers, file: string, { maxBytes }: ReadOptions = {}) {
  const text = buffers.get(file)?.text
  if (text === undefined) return undefined
  const bytes = maxBytes === undefined ? 0 : Buffer.byteLength(text)
  return maxBytes !== undefined && bytes > maxBytes
    ? ({ ok: false, why: { kind: 'too-large', bytes, maxBytes } } as const)
    : ({ ok: true, text, bom: false } as const)
}

/** Changes when the text of a file does. Undefined: there is no such file. */
export function stampOf(buffers: Buffers, file: string): string | undefined {
  const buffer = buffers.get(file)
  if (buffer !== undefined) return `version ${buffer.version}`
  try {
    const stats = statSync(file, { throwIfNoEntry: false })
    return stats === undefined ? undefined : `${stats.mtimeMs} ${stats.size}`
  } catch {
    // Not to be looked at: reading it would say why, and the calendar does without.
    return undefined
  }
}
