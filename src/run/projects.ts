import { Configs } from './configs.ts'
import { Project, type ProjectOptions } from './project.ts'

/** The projects of a run: the config is looked for from each draft upward, unless one is named. */
export class Projects {
  readonly configs: Configs
  readonly #options: ProjectOptions
  readonly #projects = new Map<string, Promise<Project>>()

  constructor(options: ProjectOptions, named: string | undefined) {
    this.#options = options
    this.configs = new Configs(options.cwd, named, options.trusted?.tree ?? options.tree)
  }

  /** The project of a folder (absolute). */
  of(folder: string): Promise<Project> {
    const config = this.configs.pathFor(folder)
    const key = config ?? ''
    let project = this.#projects.get(key)
    if (project === undefined) {
      project = this.#load(config)
      this.#projects.set(key, project)
    }
    return project
  }

  async #load(config: string | undefined): Promise<Project> {
    const { clock } = this.#options
    const started = clock?.now() ?? 0
    const project = await Project.load(this.configs.at(config), this.configs, this.#options)
    clock?.spent('load packs', clock.now() - started)
    return project
  }

  /** All projects that were asked for. */
  all(): Promise<readonly Project[]> {
    return Promise.all(this.#projects.values())
  }
}
