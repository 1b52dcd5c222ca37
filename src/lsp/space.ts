import { basename, dirname, extname, resolve } from 'node:path'
import type { Bench } from '../lint/bench.ts'
import type { FileReport } from '../lint/file-report.ts'
import { excuserOf } from '../run/baselines.ts'
import { CorpusFacts } from '../run/corpus-facts.ts'
import { isDraftName } from '../run/draft-name.ts'
import { excludeGlob, excludes, IgnoreFiles } from '../run/exclusion.ts'
import { CONFIG_NAMES, findConfig } from '../run/load-config.ts'
import { type Buffers, overlayTree } from '../run/overlay.ts'
import { policyStamp } from '../run/policy-stamp.ts'
import type { Project } from '../run/project.ts'
import { Projects } from '../run/projects.ts'
import { pathBelow, slashed } from '../run/slash-path.ts'
import { momentIn } from '../run/today.ts'
import { UserError } from '../shape/problem.ts'

export interface SpaceOptions {
  /** The folder that paths are shown from. */
  readonly folder: string
  readonly shippedFolder: string
  /** The config to use instead of the nearest one. */
  readonly config: string | undefined
  readonly packs: readonly string[] | undefined
  readonly buffers: Buffers
  readonly now: () => Date
}

/** What a file is judged by: the rules as they stand, or as they last made sense. */
export interface Standing {
  readonly project: Project
  readonly bench: Bench
  /** Takes out of a report what the baseline excuses. */
  readonly excuse: (report: FileReport) => FileReport
}

export interface Verdict {
  /** The config that governs the file; empty where there is none. */
  readonly config: string
  readonly standing: Standing | undefined
  /** What keeps the rules as they stand from being used. */
  readonly error: UserError | undefined
}

export type FileKind = 'draft' | 'account' | 'pack' | 'config'

/** One folder that a client works on, with the projects in it. */
export class Space {
  readonly folder: string
  readonly options: SpaceOptions
  readonly #facts = new Map<Project, CorpusFacts>()
  readonly #excusers = new Map<Project, Promise<Standing['excuse']>>()
  readonly #good = new Map<string, Project>()
  /** How the files of the projects in use stood when they were read. */
  readonly #stamps = new Map<Project, string>()
  #isBroken = false
  #projects: Projects
  #loadedAt: number

  constructor(options: SpaceOptions) {
    this.folder = options.folder
    this.options = options
    this.#projects = this.#open()
    this.#loadedAt = options.now().getTime()
  }

  /** Reads configs, packs and profiles anew when they are next asked for. */
  reload(): void {
    this.#projects = this.#open()
    this.#facts.clear()
    this.#stamps.clear()
    for (const project of this.#excusers.keys())
      if (![...this.#good.values()].includes(project)) this.#excusers.delete(project)
    this.#isBroken = false
    this.#loadedAt = this.options.now().getTime()
  }

  /** The day goes on while an editor is open; and not every editor tells of files that change. */
  async reloadIfOld(looksAtFiles: boolean): Promise<void> {
    const isOld = this.options.now().getTime() - this.#loadedAt > MOST_AGE_MILLISECONDS
    if (isOld || (looksAtFiles && (await this.#hasChanged()))) this.reload()
  }

  async #hasChanged(): Promise<boolean> {
    if (this.#stamps.size === 0) return true
    for (const [project, stamp] of this.#stamps) {
      if ((await policyStamp(project, this.folder, this.options.buffers)) !== stamp) return true
    }
    return this.#isBroken
  }

  get projects(): Projects {
    return this.#projects
  }

  /** The rules for a file. Where they make no sense, those that last did. */
  async rulesFor(file: string): Promise<Verdict> {
    const config = this.#configOf(file)
    try {
      const project = await this.#projects.of(dirname(file))
      const bench = await project.benchFor(file)
      const excuse = await this.#excuserFor(project)
      this.#good.set(config, project)
      if (!this.#stamps.has(project))
        this.#stamps.set(project, await policyStamp(project, this.folder, this.options.buffers))
      return { config, standing: { project, bench, excuse }, error: undefined }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      this.#isBroken = true
      const project = this.#good.get(config)
      if (project === undefined) return { config, standing: undefined, error }
      const bench = await project.benchFor(file)
      const excuse = await this.#excusers.get(project)?.catch(() => undefined)
      return { config, standing: { project, bench, excuse: excuse ?? ((report) => report) }, error }
    }
  }

  /** What a file is for postlint; undefined: nothing. */
  kindOf(file: string, text: string, project: Project | undefined): FileKind | undefined {
    if ((CONFIG_NAMES as readonly string[]).includes(basename(file)) || file === this.#named) return 'config'
    if (/\.ya?ml$/i.test(extname(file))) {
      if (project === undefined ? /[\\/]accounts[\\/][^\\/]+$/.test(file) : project.isAccountFile(slashed(file)))
        return 'account'
      return /^pack[ \t]*:/m.test(text) ? 'pack' : undefined
    }
    if (!isDraftName(basename(file))) return undefined
    const place = project?.configs.places.of(slashed(file)) ?? slashed(file)
    return isCorpusFile(place, project) || this.#isInDrafts(file) ? 'draft' : undefined
  }

  #excuserFor(project: Project): Promise<Standing['excuse']> {
    let excuser = this.#excusers.get(project)
    if (excuser === undefined) {
      excuser = excuserOf(this.folder, project)
      this.#excusers.set(project, excuser)
    }
    return excuser
  }

  factsOf(project: Project): CorpusFacts {
    let facts = this.#facts.get(project)
    if (facts === undefined) {
      facts = new CorpusFacts(this.folder, this.options.buffers)
      this.#facts.set(project, facts)
    }
    return facts
  }

  get #named(): string | undefined {
    const { config } = this.options
    return config === undefined ? undefined : resolve(this.folder, config)
  }

  #isInDrafts(file: string): boolean {
    const below = pathBelow(slashed(this.folder), slashed(file)) ?? slashed(file)
    return below.split('/').slice(0, -1).includes('drafts')
  }

  #configOf(file: string): string {
    return this.#named ?? findConfig(dirname(file), new Map(), overlayTree(this.options.buffers)) ?? ''
  }

  #open(): Projects {
    const { folder, shippedFolder, config, packs, buffers, now } = this.options
    return new Projects(
      {
        cwd: folder,
        shippedFolder,
        ...(packs === undefined ? {} : { packs }),
        tree: overlayTree(buffers),
        today: (timeZone) => momentIn(timeZone, now()),
      },
      config,
    )
  }
}

const MOST_AGE_MILLISECONDS = 10 * 60_000

/** Whether a file is of those that the config of a project names as drafts; without such names, any below the config. */
function isCorpusFile(file: string, project: Project | undefined): boolean {
  if (project?.configSource === undefined) return false
  const { root, config } = project
  if (pathBelow(slashed(root), file) === undefined) return false
  const ground = () => ({ root: slashed(root), ignore: config.ignore })
  if (new IgnoreFiles(slashed(root), ground).ignores(file, false, slashed(root))) return false
  return (
    config.drafts.length === 0 ||
    config.drafts.some((glob) => excludes(excludeGlob(slashed(root), slashed(glob)), file, false))
  )
}
