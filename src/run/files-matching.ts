import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../shape/problem.ts'
import { errorCode } from './error-code.ts'

/**
 * The files below a folder that globs name, relative to it, sorted, each once. `folder/*.ending` is answered without a
 * glob library.
 *
 * @throws UserError where a folder is there and cannot be read: nobody could tell what it holds
 */
export async function filesMatching(root: string, globs: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  const others: string[] = []
  for (const glob of globs) {
    const simple = /^((?:[^\s*?!+@()[\]{}|\\/]+\/)*)\*(\.[a-z]+)$/.exec(glob)
    if (simple === null) others.push(glob)
    else for (const file of filesOfFolder(root, simple[1] ?? '', simple[2] ?? '')) found.add(file)
  }
  if (others.length > 0) for (const file of await filesOfGlobs(root, others)) found.add(file)
  return [...found].sort()
}

function filesOfFolder(root: string, folder: string, ending: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
      .map((name) => folder + name)
  } catch (error) {
    if (isAbsence(error)) return []
    throw unreadable(error)
  }
}

async function filesOfGlobs(root: string, globs: readonly string[]): Promise<string[]> {
  const { default: fastGlob } = await import('fast-glob')
  const options = { cwd: root, ignore: ['**/node_modules/**'] }
  try {
    return await fastGlob([...globs], options)
  } catch (error) {
    // Of the two, the library passes over a folder that is not there, and not over a file in the place of one.
    if (isAbsence(error)) return fastGlob([...globs], { ...options, suppressErrors: true })
    throw unreadable(error)
  }
}

function isAbsence(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** What the user is told of an error of the system; any other is a mistake of ours, and surfaces as it is. */
function unreadable(error: unknown): unknown {
  const code = errorCode(error)
  if (code === undefined || !(error instanceof Error && 'path' in error && typeof error.path === 'string')) return error
  const path = error.path.replace(/(.)[\\/]$/, '$1')
  return new UserError(
    { zh: `文件夹读不出来：${path}（${code}）`, en: `The folder cannot be read: ${path} (${code})` },
    {
      cause: error,
      help: { zh: '请它的所有者给您读取权限', en: 'Ask its owner to let you read it' },
    },
  )
}
