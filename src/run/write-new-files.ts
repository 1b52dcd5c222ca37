import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'
import { writeFileAtomically } from './write-file.ts'

export interface NewFile {
  /** Relative, with `/`. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** Writes files below a folder: all of them, or none if some stand there already and may not be overwritten. */
export function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
  overwrite: boolean,
): { readonly written: readonly string[]; readonly standing: readonly string[] } {
  const standing = files.filter(({ path }) => existsSync(join(folder, path))).map(({ path }) => path)
  if (standing.length > 0 && !overwrite) return { written: [], standing }
  for (const { path } of files) makeFolder(dirname(join(folder, path)))
  for (const { path, content } of files) writeFileAtomically(join(folder, path), content)
  return { written: files.map(({ path }) => path), standing: [] }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    throw new UserError(
      { zh: `建不了文件夹 ${folder}（${code}）`, en: `Cannot make the folder ${folder} (${code})` },
      { cause: error },
    )
  }
}
