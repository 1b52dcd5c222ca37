import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileAtomically } from './write-file.ts'

export interface NewFile {
  /** Relative, with `/`. */
  readonly path: string
  readonly text: string
}

/** Writes files below a folder: all of them, or none if some stand there already and may not be overwritten. */
export function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
  overwrite: boolean,
): { readonly written: readonly string[]; readonly standing: readonly string[] } {
  const standing = files.filter(({ path }) => existsSync(join(folder, path))).map(({ path }) => path)
  if (standing.length > 0 && !overwrite) return { written: [], standing }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileAtomically(join(folder, path), text)
  }
  return { written: files.map(({ path }) => path), standing: [] }
}
