import { basename } from 'node:path/posix'
import type { Config } from '../config/config.ts'
import { isDraftName } from './draft-name.ts'
import { type Exclusion, excludeGlob, excludes } from './exclusion.ts'
import { expandBraces } from './path-glob.ts'
import { pathBelow, slashed } from './slash-path.ts'
import type { TruePlaces } from './true-places.ts'

/** What one config says of the files that are looked at: which are left out, which are accounts, which are drafts. */
export class Ground {
  /** The folder that `ignore` is relative to: absolute, with `/`. */
  readonly root: string
  /** The folder of the config, which the other globs are relative to; elsewhere than `root` where `--config` names one that stands elsewhere. */
  readonly home: string
  readonly config: GroundConfig
  readonly #places: TruePlaces | undefined
  #accounts: readonly Exclusion[] | undefined
  #draftLikeAccounts: readonly Exclusion[] | undefined

  constructor(
    root: string,
    config: GroundConfig,
    { home = root, places }: { readonly home?: string; readonly places?: TruePlaces } = {},
  ) {
    this.root = root
    this.home = home
    this.config = config
    this.#places = places
  }

  get ignore(): readonly string[] {
    return this.config.ignore
  }

  /** Whether a file is the profile of an account. */
  isAccount(file: string): boolean {
    this.#accounts ??= this.#excluded(this.config.accounts)
    return this.#accounts.some((exclusion) => excludes(exclusion, file, false))
  }

  /** Profiles of accounts that could pass for drafts; each costs as much to hold drafts against as to list them. */
  get draftLikeAccounts(): readonly Exclusion[] {
    this.#draftLikeAccounts ??= this.#excluded(
      this.config.accounts.flatMap(expandBraces).filter((glob) => !/\.ya?ml$/.test(glob)),
    )
    return this.#draftLikeAccounts
  }

  /** Whether a file that looks like a draft is one that the config names; without such names all below its folder are. */
  names(file: string): boolean {
    const { drafts } = this.config
    const below = pathBelow(this.root, file)
    if (below === undefined || !isDraftName(basename(file))) return false
    if (below.split('/').some((name) => name.startsWith('.') || name === 'node_modules')) return false
    const isNamed = (glob: string) => excludes(excludeGlob(this.home, slashed(glob), this.#places), file, false)
    if (drafts.some((glob) => glob.startsWith('!') && isNamed(glob.slice(1)))) return false
    const given = drafts.filter((glob) => !glob.startsWith('!'))
    return given.length === 0 || given.some(isNamed)
  }

  #excluded(globs: readonly string[]): readonly Exclusion[] {
    const folders = [...new Set([this.home, this.root])]
    return folders.flatMap((folder) => globs.map((glob) => excludeGlob(folder, slashed(glob), this.#places)))
  }
}

export type GroundConfig = Pick<Config, 'ignore' | 'accounts' | 'drafts'>
