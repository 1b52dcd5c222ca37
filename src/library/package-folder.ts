import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where `rules/` and `package.json` of postlint stand, above the file that holds this. */
export function packageFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'rules', 'weibo.yaml'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`postlint is not whole: no rules above ${import.meta.dirname}`)
    folder = parent
  }
  return folder
}
