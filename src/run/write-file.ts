import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'

/** Writes a file so that at every moment either the old or the new content stands there. Keeps the mode of the old one. */
export function writeFileAtomically(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const file = openSync(temporary, 'wx', modeOf(path))
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    const code = errorCode(error)
    if (code === undefined) throw error
    throw new UserError({ zh: `写不了文件 ${path}(${code})`, en: `Cannot write ${path} (${code})` }, { cause: error })
  }
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode & 0o777
  } catch {
    // There is no old file: the usual mode.
    return 0o644
  }
}
