import { isAbsolute, relative, sep } from 'node:path'

/** A path as a person reads it: relative to the working folder if it lies in it, always with `/`. */
export function shownPath(cwd: string, path: string): string {
  const below = relative(cwd, path)
  const shown = below === '' ? '.' : below.startsWith('..') || isAbsolute(below) ? path : below
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}
