import { basename, dirname } from 'node:path/posix'
import { discover } from './discover.ts'
import { isDraftName } from './draft-name.ts'
import type { FileTree } from './file-tree.ts'
import type { Ground, GroundOf } from './ground.ts'
import { pathBelow } from './slash-path.ts'

/** The corpora of the projects of a run: the drafts that each config names, or all of its folder where it names none. */
export class Corpora {
  readonly #groundOf: GroundOf
  readonly #trusted: FileTree | undefined
  readonly #files = new Map<Ground, ReadonlySet<string>>()

  /** @param trusted where ignore files are read from instead of the disk */
  constructor(groundOf: GroundOf, trusted: FileTree | undefined) {
    this.#groundOf = groundOf
    this.#trusted = trusted
  }

  /** Whether a file that is not ignored (absolute, with `/`) is a draft of the project that it lies in. */
  async has(file: string): Promise<boolean> {
    const ground = this.#groundOf(dirname(file))
    if (ground.config.drafts.length === 0) return isFoundBelow(ground.root, file)
    let files = this.#files.get(ground)
    if (files === undefined) {
      files = await this.#named(ground)
      this.#files.set(ground, files)
    }
    return files.has(file)
  }

  async #named({ home, config }: Ground): Promise<ReadonlySet<string>> {
    const { drafts } = await discover(config.drafts, { cwd: home, groundOf: this.#groundOf, trusted: this.#trusted })
    return new Set(drafts.map(({ file }) => file))
  }
}

/** Whether a search of a folder would come upon a file. */
function isFoundBelow(folder: string, file: string): boolean {
  const below = pathBelow(folder, file)
  if (below === undefined || !isDraftName(basename(file))) return false
  return below.split('/').every((name) => !name.startsWith('.') && name !== 'node_modules')
}
