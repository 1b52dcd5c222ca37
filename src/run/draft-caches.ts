import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bilingual } from '../text/bilingual.ts'
import { DraftCache } from './draft-cache.ts'
import { stampOf } from './file-stamp.ts'
import type { Project } from './project.ts'
import type { Stopwatch } from './stopwatch.ts'

export interface CacheOptions {
  /** The versions of postlint and of Node, and postlint’s code: what judges is part of every verdict. */
  readonly version: string
  readonly program: string
  /** Absolute. A folder in place of `.postlint-cache` beside the config. */
  readonly location?: string
  readonly onProblem: (problem: Bilingual) => void
}

export const CACHE_FOLDER = '.postlint-cache'

/** A handful of drafts is judged in less time than a file is read, and nobody wants a folder for it. */
const LEAST_DRAFTS = 50

/** The caches of a run, one for each project that has a config. */
export class DraftCaches {
  readonly #options: CacheOptions | undefined
  readonly #stopwatch: Stopwatch
  readonly #caches = new Map<Project, DraftCache | undefined>()

  /** @param options undefined: nothing is kept */
  constructor(options: CacheOptions | undefined, stopwatch: Stopwatch) {
    this.#options = options
    this.#stopwatch = stopwatch
  }

  /** @param drafts how many are to be looked at: for a handful it is not worth to begin a cache */
  of(project: Project, drafts: number): DraftCache | undefined {
    if (!this.#caches.has(project)) {
      const file = this.#fileOf(project)
      if (file !== undefined && drafts < this.#least && !existsSync(file)) return undefined
      this.#caches.set(project, file === undefined ? undefined : this.#open(project, file))
    }
    return this.#caches.get(project)
  }

  get #least(): number {
    return this.#options?.location === undefined ? LEAST_DRAFTS : 0
  }

  /** @param whole the project all of whose drafts were looked at */
  save(whole: Project | undefined): void {
    for (const [project, cache] of this.#caches) {
      const problem = this.#stopwatch.timeNow('write cache', () => cache?.save(project === whole, this.#least))
      if (problem !== undefined) this.#options?.onProblem(problem)
    }
  }

  /** Undefined: nothing is kept of the project. */
  #fileOf({ config, root, trusted }: Project): string | undefined {
    // What is judged by the rules of a commit must not be taken from a file that the change may bring along.
    if (this.#options === undefined || config.path === undefined || trusted !== undefined) return undefined
    const { location } = this.#options
    return location === undefined
      ? join(root, CACHE_FOLDER, 'drafts')
      : join(location, `drafts-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
  }

  #open(project: Project, file: string): DraftCache {
    const { version, program } = this.#options as CacheOptions
    const key = () => JSON.stringify([version, stampOf(program), project.identity])
    const cache = this.#stopwatch.timeNow('read cache', () => new DraftCache(file, key(), project))
    if (cache.note === 'damaged') this.#stopwatch.spent('cache was damaged, made anew', 0)
    if (cache.note === 'outdated') this.#stopwatch.spent('cache was of other rules or another version, made anew', 0)
    return cache
  }
}
