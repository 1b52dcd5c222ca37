import { posix } from 'node:path'
import { type Account, parseAccount } from '../account/account.ts'
import type { PastAccount } from '../checks/outside.ts'
import { committedMedia } from './committed-media.ts'
import { decodeSource } from './decode-source.ts'
import { excludeGlob, excludes } from './exclusion.ts'
import type { Repository } from './repository.ts'
import { resolveSlashed, slashed } from './slash-path.ts'

/** The account profiles as the main branch has them: where HEAD left it, see {@link Repository.base}. */
export class AccountHistory {
  readonly #cwd: string
  readonly #repository: Repository | undefined
  readonly #commit: string | undefined
  readonly #past: readonly (PastAccount & { readonly path: string })[]

  /**
   * @param root the folder that the globs of accounts are relative to
   * @param trusted the commit that changes are measured against, where one is given
   */
  constructor(
    cwd: string,
    root: string,
    globs: readonly string[],
    repository: Repository | undefined,
    trusted: string | undefined,
  ) {
    this.#cwd = cwd
    this.#repository = repository
    this.#commit = trusted === undefined ? repository?.base : repository?.forkPoint(trusted)
    this.#past = this.#commit === undefined ? [] : this.#read(root, globs, this.#commit)
  }

  /** The profile that was at the same place, or that described the same account. */
  before(account: Account): PastAccount | 'new' | undefined {
    const repository = this.#repository
    if (repository === undefined || this.#commit === undefined) return undefined
    const path = repository.pathOf(resolveSlashed(this.#cwd, account.path))
    if (path === undefined) return undefined
    const { account: name } = account.profile
    return (
      this.#past.find((each) => each.account.profile.account === name) ??
      this.#past.find((each) => each.path === path) ??
      'new'
    )
  }

  #read(root: string, globs: readonly string[], commit: string) {
    const repository = this.#repository as Repository
    // Under the name that the repository has for it: the root may have been reached through a link.
    const below = repository.pathOf(root)
    const home = below === undefined ? slashed(root) : posix.join(repository.top, below)
    const exclusions = globs.map((glob) => excludeGlob(home, slashed(glob)))
    return [...repository.files(commit)].flatMap((path) => {
      const file = posix.join(repository.top, path)
      if (!exclusions.some((exclusion) => excludes(exclusion, file, false))) return []
      const committed = { revision: commit, path }
      const bytes = repository.read(committed)
      const read = bytes === undefined ? undefined : decodeSource(bytes)
      const parsed = read?.ok === true ? parseAccount(read.text, path) : undefined
      return parsed?.ok === true
        ? [{ path, account: parsed.account, media: committedMedia(repository, committed) }]
        : []
    })
  }
}
