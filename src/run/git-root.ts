import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** The top of the git repository that a folder lies in, by its looks: git itself is not asked. */
export function gitRootOf(folder: string, known: Map<string, string | undefined> = new Map()): string | undefined {
  if (known.has(folder)) return known.get(folder)
  const above = dirname(folder)
  // A `.git` file marks a worktree or a submodule.
  const root = existsSync(`${folder}/.git`) ? folder : above === folder ? undefined : gitRootOf(above, known)
  known.set(folder, root)
  return root
}
