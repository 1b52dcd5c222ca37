import { resolve } from 'node:path'
import { defaultConfig } from '../config/config.ts'
import { UserError } from '../shape/problem.ts'
import type { FileTree } from './file-tree.ts'
import { Ground } from './ground.ts'
import { type FoundConfig, findConfig, loadConfig } from './load-config.ts'
import { pathBelow, resolveSlashed } from './slash-path.ts'
import { TruePlaces } from './true-places.ts'

/** The configs of a run, each read once: the nearest one from a folder upward, unless one is named. */
export class Configs {
  readonly places: TruePlaces
  readonly #cwd: string
  readonly #named: string | undefined
  readonly #tree: FileTree | undefined
  readonly #paths = new Map<string, string | undefined>()
  readonly #found = new Map<string | undefined, FoundConfig>()
  readonly #grounds = new Map<string, Ground>()

  /** @param tree where they are read from, if not from the disk */
  constructor(cwd: string, named: string | undefined, tree: FileTree | undefined) {
    this.#cwd = cwd
    this.places = new TruePlaces(cwd)
    this.#named = named === undefined ? undefined : resolve(this.places.of(resolveSlashed(cwd, named)))
    this.#tree = tree
  }

  /** The config that governs a folder (absolute). Undefined where there is none. */
  pathFor(folder: string): string | undefined {
    return this.#named ?? findConfig(this.places.folder(folder), this.#paths, this.#tree)
  }

  /** Reads one. Throws a UserError with every problem of it. */
  at(path: string | undefined): FoundConfig {
    let found = this.#found.get(path)
    if (found === undefined) {
      found = loadConfig(this.#cwd, path, this.#tree)
      this.#found.set(path, found)
    }
    return found
  }

  /** What holds for the files of a folder (absolute, with `/`) when drafts are looked for. */
  groundOf(folder: string): Ground {
    let ground = this.#grounds.get(folder)
    if (ground === undefined) {
      ground = this.#groundOf(folder)
      this.#grounds.set(folder, ground)
    }
    return ground
  }

  #groundOf(folder: string): Ground {
    const path = this.pathFor(folder)
    const home = path === undefined ? resolveSlashed(this.#cwd, '.') : resolveSlashed(path, '..')
    // What a config that is named says of files holds for the working folder too, wherever it stands itself.
    const root = pathBelow(home, folder) === undefined ? resolveSlashed(this.#cwd, '.') : home
    const key = `${home}\0${root}`
    let ground = this.#grounds.get(key)
    if (ground === undefined) {
      ground = new Ground(root, this.#sayingAt(path), { home, places: this.places })
      this.#grounds.set(key, ground)
    }
    return ground
  }

  /** A config that makes no sense leaves nothing out: it is told by the first draft that it governs, if there is one. */
  #sayingAt(path: string | undefined): Ground['config'] {
    try {
      return this.at(path).config
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return { ...defaultConfig(), accounts: [] }
    }
  }
}
