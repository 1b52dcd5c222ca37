import { createHash } from 'node:crypto'
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

  of(project: Project): DraftCache | undefined {
    if (!this.#caches.has(project)) this.#caches.set(project, this.#open(project))
    return this.#caches.get(project)
  }

  /** @param whole the project all of whose drafts were looked at */
  save(whole: Project | undefined): void {
    const least = this.#options?.location === undefined ? LEAST_DRAFTS : 0
    for (const [project, cache] of this.#caches) {
      const problem = this.#stopwatch.timeNow('write cache', () => cache?.save(project === whole, least))
      if (problem !== undefined) this.#options?.onProblem(problem)
    }
  }

  #open(project: Project): DraftCache | undefined {
    // What is judged by the rules of a commit must not be taken from a file that the change may bring along.
    if (this.#options === undefined || project.config.path === undefined || project.trusted !== undefined)
      return undefined
    const { version, program, location } = this.#options
    const file =
      location === undefined
        ? join(project.root, CACHE_FOLDER, 'drafts')
        : join(location, `drafts-${createHash('sha256').update(project.root).digest('hex').slice(0, 12)}`)
    const key = () => JSON.stringify([version, stampOf(program), project.identity])
    const cache = this.#stopwatch.timeNow('read cache', () => new DraftCache(file, key(), project))
    if (cache.note === 'damaged') this.#stopwatch.spent('cache was damaged, made anew', 0)
    if (cache.note === 'outdated') this.#stopwatch.spent('cache was of other rules or another version, made anew', 0)
    return cache
  }
}
