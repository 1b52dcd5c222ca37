import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'

/** The files below a folder that globs name, relative to it, sorted, each once. `folder/*.ending` is answered without a glob library. */
export async function filesMatching(root: string, globs: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  const others: string[] = []
  for (const glob of globs) {
    const simple = /^((?:[^\s*?!+@()[\]{}|\\/]+\/)*)\*(\.[a-z]+)$/.exec(glob)
    if (simple === null) others.push(glob)
    else for (const file of filesOfFolder(root, simple[1] ?? '', simple[2] ?? '')) found.add(file)
  }
  if (others.length > 0) {
    const { default: fastGlob } = await import('fast-glob')
    for (const file of await fastGlob(others, { cwd: root, ignore: ['**/node_modules/**'] })) found.add(file)
  }
  return [...found].sort()
}

function filesOfFolder(root: string, folder: string, ending: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
      .map((name) => folder + name)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
