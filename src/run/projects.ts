import { resolve } from 'node:path'
import type { FileTree } from './file-tree.ts'
import { findConfig, loadConfig } from './load-config.ts'
import { Project, type ProjectOptions } from './project.ts'

/** The projects of a run: the config is looked for from each draft upward, unless one is named. */
export class Projects {
  readonly #options: ProjectOptions
  readonly #named: string | undefined
  readonly #folders = new Map<string, string | undefined>()
  readonly #projects = new Map<string, Promise<Project>>()

  constructor(options: ProjectOptions, named: string | undefined) {
    this.#options = options
    this.#named = named
  }

  /** The project of a folder (absolute). */
  of(folder: string): Promise<Project> {
    const config =
      this.#named === undefined
        ? findConfig(folder, this.#folders, this.#tree)
        : resolve(this.#options.cwd, this.#named)
    const key = config ?? ''
    let project = this.#projects.get(key)
    if (project === undefined) {
      project = this.#load(config)
      this.#projects.set(key, project)
    }
    return project
  }

  get #tree(): FileTree | undefined {
    return this.#options.trusted?.tree ?? this.#options.tree
  }

  async #load(config: string | undefined): Promise<Project> {
    const { clock, cwd } = this.#options
    const started = clock?.now() ?? 0
    const project = await Project.load(loadConfig(cwd, config, this.#tree), this.#options)
    clock?.spent('load packs', clock.now() - started)
    return project
  }

  /** All projects that were asked for. */
  all(): Promise<readonly Project[]> {
    return Promise.all(this.#projects.values())
  }
}
