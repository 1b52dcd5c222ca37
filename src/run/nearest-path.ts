import { existsSync, readdirSync } from 'node:fs'
import { nearest } from '../shape/nearest.ts'
import { errorCode } from './error-code.ts'
import { isFolder } from './path-glob.ts'
import { resolveSlashed } from './slash-path.ts'

/**
 * The path that someone most likely meant who wrote one that does not exist: each name that is missing is replaced by
 * the nearest one beside it. `plainNames`: how many names at its start stand for themselves; what follows is a pattern
 * and stays. `listing`: what stands in folders; whoever asks often gives one that remembers. Undefined if nothing is
 * near enough.
 */
export function nearestPath(
  cwd: string,
  written: string,
  plainNames = Number.POSITIVE_INFINITY,
  listing: Listing = namesIn,
): string | undefined {
  const names = written.split('/')
  let changed = false
  for (let i = 0; i < Math.min(names.length, plainNames); i++) {
    const above = i === 0 ? cwd : resolveSlashed(cwd, `${names.slice(0, i).join('/')}/`)
    const name = names[i] ?? ''
    if (name === '' || existsSync(`${above}/${name}`)) continue
    const isLast = i === names.length - 1
    const found = nearestName(name, listing(above, isLast ? 'any' : 'folders'))
    if (found === undefined) return undefined
    names[i] = found
    changed = true
  }
  return changed ? names.join('/') : undefined
}

function nearestName(name: string, siblings: readonly string[]): string | undefined {
  // A wrong or forgotten ending is more than a slip of the finger away, and still a plain case.
  return siblings.find((sibling) => stem(sibling) === stem(name)) ?? nearest(name, siblings)
}

function stem(name: string): string {
  return name.replace(/(.)\.[^.]*$/, '$1').toLowerCase()
}

/** The names that stand in a folder: all of them, or those of the folders in it. Sorted, the same on every machine. */
export type Listing = (folder: string, which: 'any' | 'folders') => readonly string[]

export function namesIn(folder: string, which: 'any' | 'folders'): readonly string[] {
  try {
    if (which === 'any') return readdirSync(folder).sort()
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(`${folder}/${entry.name}`)))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}
