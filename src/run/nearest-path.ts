import { existsSync, readdirSync } from 'node:fs'
import { nearest } from '../shape/nearest.ts'
import { errorCode } from './error-code.ts'
import { isFolder } from './path-glob.ts'
import { resolveSlashed } from './slash-path.ts'

/**
 * The path that someone most likely meant who wrote one that does not exist: each name that is missing is replaced by
 * the nearest one beside it. `plainNames`: how many names at its start stand for themselves; what follows is a pattern
 * and stays. `fits`: which files the last name may mean. Undefined if nothing is near enough.
 */
export function nearestPath(
  cwd: string,
  written: string,
  plainNames = Number.POSITIVE_INFINITY,
  fits: (name: string) => boolean = () => true,
): string | undefined {
  const names = written.split('/')
  let changed = false
  for (let i = 0; i < Math.min(names.length, plainNames); i++) {
    const above = i === 0 ? cwd : resolveSlashed(cwd, `${names.slice(0, i).join('/')}/`)
    const name = names[i] ?? ''
    if (name === '' || existsSync(`${above}/${name}`)) continue
    const isLast = i === names.length - 1
    const siblings = namesIn(above, !isLast)
    const found = nearestName(name, isLast ? siblings.filter(fits) : siblings)
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

function namesIn(folder: string, foldersOnly: boolean): string[] {
  try {
    // Sorted, so that of two names equally near every machine gives the same.
    const names = readdirSync(folder).sort()
    return foldersOnly ? names.filter((name) => isFolder(`${folder}/${name}`)) : names
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}
