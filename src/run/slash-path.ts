import { resolve, sep } from 'node:path'

/** A path with `/` whatever the system writes. Elsewhere than on Windows `\` is a letter like any other. */
export function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

export function resolveSlashed(base: string, path: string): string {
  return slashed(resolve(base, path))
}

/** What follows `folder/` in an absolute path; empty for the folder itself, undefined for what stands elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (path === folder) return ''
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}
