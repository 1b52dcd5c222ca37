import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'

/**
 * Writes a file so that at every moment either the old or the new content stands there. Keeps the mode of the old one,
 * and a link to it. A pipe or a device, such as /dev/stdout, is written to and never replaced.
 *
 * @param isWanted asked at the last moment before the old file is replaced
 * @param flush false: after a crash of the machine it may be lost, or hold anything
 * @returns whether it was written
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  isWanted: () => boolean = () => true,
  { flush = true } = {},
): boolean {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const old = statSync(path, { throwIfNoEntry: false })
    if (old === undefined || old.isFile())
      return replace(old === undefined ? path : realpathSync(path), bytes, old, isWanted, flush)
    writeThrough(path, bytes)
    return true
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** Throws where a file plainly can't be written, so that it is told before the work is done. */
export function refuseUnwritable(path: string): void {
  try {
    const old = statSync(path, { throwIfNoEntry: false })
    if (old?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    if (old === undefined) accessSync(dirname(path), constants.W_OK)
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** What the user is told of an error of the system; any other error is a mistake of ours, and surfaces as it is. */
export function unwritable(path: string, error: unknown): unknown {
  const code = errorCode(error)
  if (code === undefined) return error
  const help = helps[code]
  return new UserError(
    { zh: `写不了文件 ${path}（${code}）`, en: `Cannot write ${path} (${code})` },
    { cause: error, ...(help === undefined ? {} : { help }) },
  )
}

const helps: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ENOENT: { zh: '它所在的文件夹不存在，先建好文件夹', en: 'Its folder does not exist; make the folder first' },
  ENOTDIR: { zh: '路径里有一段是文件，不是文件夹', en: 'A part of the path is a file, not a folder' },
  EISDIR: { zh: '这是一个文件夹，要写明文件名', en: 'This is a folder; name a file' },
  EACCES: { zh: '没有写入的权限', en: 'You are not permitted to write there' },
  EPERM: { zh: '没有写入的权限', en: 'You are not permitted to write there' },
  EROFS: { zh: '这里是只读的', en: 'This place is read-only' },
  ENOSPC: { zh: '磁盘满了', en: 'The disk is full' },
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    writeAll(file, bytes)
  } finally {
    closeSync(file)
  }
}

function replace(
  path: string,
  bytes: Uint8Array,
  old: Stats | undefined,
  isWanted: () => boolean,
  flush: boolean,
): boolean {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const file = openSync(temporary, 'wx', old === undefined ? 0o644 : old.mode & 0o777)
    try {
      // The mask of the process would take from the mode.
      if (old !== undefined) fchmodSync(file, old.mode & 0o777)
      writeAll(file, bytes)
      if (flush) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const wanted = isWanted()
    if (wanted) renameSync(temporary, path)
    else rmSync(temporary, { force: true })
    return wanted
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** A write may take less than it was given, to a pipe above all. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}
