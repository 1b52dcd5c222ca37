import { dirname } from 'node:path/posix'
import type { Configs } from './configs.ts'
import { discover } from './discover.ts'
import type { FileTree } from './file-tree.ts'
import type { Ground } from './ground.ts'

/** The corpora of the projects of a run: the drafts that each config names, or all of its folder where it names none. */
export class Corpora {
  readonly #configs: Configs
  readonly #trusted: FileTree | undefined
  readonly #files = new Map<Ground, ReadonlySet<string>>()

  /** @param trusted where ignore files are read from instead of the disk */
  constructor(configs: Configs, trusted: FileTree | undefined) {
    this.#configs = configs
    this.#trusted = trusted
  }

  /** Whether a file that is not ignored (absolute, with `/`) is a draft of the project that it lies in. */
  async has(file: string): Promise<boolean> {
    const ground = this.#configs.groundOf(dirname(file))
    if (ground.config.drafts.length === 0) return ground.names(file)
    let files = this.#files.get(ground)
    if (files === undefined) {
      files = await this.#named(ground)
      this.#files.set(ground, files)
    }
    return files.has(file)
  }

  async #named({ home, config }: Ground): Promise<ReadonlySet<string>> {
    const { drafts } = await discover(config.drafts, { cwd: home, configs: this.#configs, trusted: this.#trusted })
    return new Set(drafts.map(({ file }) => file))
  }
}
