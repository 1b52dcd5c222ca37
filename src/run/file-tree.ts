import { existsSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { type Decoded, decodeSource } from './decode-source.ts'
import { excludeGlob, excludes } from './exclusion.ts'
import { filesMatching } from './files-matching.ts'
import { readSource } from './read-source.ts'
import type { Repository } from './repository.ts'
import { pathBelow, resolveSlashed, slashed } from './slash-path.ts'

/** Where configs, packs, account profiles and keys are read from. Paths are absolute. */
export interface FileTree {
  read(path: string): Decoded
  exists(path: string): boolean
  /** The same file under its one name. */
  resolved(path: string): string
  /** The files below a folder that globs name, relative to it, sorted, each once. */
  matching(folder: string, globs: readonly string[]): Promise<readonly string[]>
}

/** The files as they are. */
export const diskTree: FileTree = {
  read: (path) => readSource(path),
  exists: existsSync,
  resolved: (path) => realpathSync(path),
  matching: filesMatching,
}

/**
 * The files as a commit has them, so that a change cannot loosen what it is judged by. What git does not keep, such as
 * installed packages and whatever lies outside the repository, is read as it is.
 */
export function revisionTree(repository: Repository, revision: string, shippedFolder: string): FileTree {
  const committed = (path: string): string | undefined => {
    const below = repository.pathOf(path)
    const installed =
      below?.split('/').includes('node_modules') || pathBelow(slashed(shippedFolder), slashed(path)) !== undefined
    return below === undefined || installed ? undefined : below
  }
  return {
    read(path) {
      const below = committed(path)
      if (below === undefined) return diskTree.read(path)
      const bytes = repository.read({ revision, path: below })
      return bytes === undefined ? { ok: false, why: { kind: 'missing' } } : decodeSource(bytes)
    },
    exists(path) {
      const below = committed(path)
      return below === undefined ? existsSync(path) : repository.files(revision).has(below)
    },
    resolved: (path) => (committed(path) === undefined ? diskTree.resolved(path) : path),
    async matching(folder, globs) {
      const root = repository.pathOf(folder)
      if (root === undefined) return diskTree.matching(folder, globs)
      const exclusions = globs.map((glob) => excludeGlob(slashed(folder), slashed(glob)))
      const found: string[] = []
      for (const file of repository.files(revision)) {
        const below = root === '' ? file : pathBelow(root, file)
        if (below === undefined || below === '' || basename(below).startsWith('.')) continue
        const path = resolveSlashed(folder, below)
        if (exclusions.some((exclusion) => excludes(exclusion, path, false))) found.push(below)
      }
      return found.sort()
    },
  }
}
