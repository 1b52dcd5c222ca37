import type { Account } from '../account/account.ts'
import { attestContext } from '../checks/attest.ts'
import type { Signature } from '../checks/check.ts'
import type { Outside, PastAccount } from '../checks/outside.ts'
import { signatureOf } from '../checks/signature-of.ts'
import type { Config } from '../config/config.ts'
import type { Draft } from '../draft/draft.ts'
import type { ToZone } from '../draft/instant.ts'
import type { MediaShelf } from '../draft/media-file.ts'
import type { Moment } from '../draft/moment.ts'
import type { Clause } from '../pack/pack.ts'
import type { AllowedSigner } from '../review/allowed-signers.ts'
import { attestationOf } from '../review/attestation.ts'
import type { ReviewRecord } from '../review/review-record.ts'
import { AccountHistory } from './account-history.ts'
import type { MediaBytes } from './draft-source.ts'
import { gitRootOf } from './git-root.ts'
import { mediaShelf } from './media-shelf.ts'
import { ReadLog } from './read-log.ts'
import { Repository } from './repository.ts'
import { ReviewDesk } from './review-desk.ts'
import { resolveSlashed } from './slash-path.ts'
import { zoneOf } from './today.ts'
import type { TruePlaces } from './true-places.ts'
import { signatureVerifier } from './verify-signature.ts'

export interface OutsideOptions {
  readonly cwd: string
  /** The folder that the paths of the config are relative to. */
  readonly root: string
  readonly config: Config
  readonly places: TruePlaces
  readonly today: Moment | undefined
  readonly accountNamed: (name: string | undefined) => Account | undefined
  /** Undefined: the project knows nobody’s keys. */
  readonly signers: readonly AllowedSigner[] | undefined
  /** The commit that changes are measured against, where one is given. */
  readonly trustedCommit: string | undefined
  /** What stands in the place of media of the disk. */
  readonly media?: MediaBytes | undefined
}

/** What checks may ask of a project. Files, git and keys are turned to when they are first asked for. */
export class ProjectOutside implements Outside {
  readonly people: Outside['people']
  readonly checklists: Outside['checklists']
  readonly media: MediaShelf
  readonly #options: OutsideOptions
  #log: ReadLog | undefined
  #toZone: ToZone | undefined
  #desk: ReviewDesk | undefined
  #history: AccountHistory | undefined
  #repository: { readonly found: Repository | undefined } | undefined

  constructor(options: OutsideOptions) {
    const { cwd, root, config, places } = options
    this.#options = options
    this.people = new Map((config.people ?? []).map(({ name, value }) => [name, value]))
    this.checklists = config.checklists
    let shelf: MediaShelf | undefined
    this.media = {
      open: (reference, from) => {
        shelf ??= mediaShelf(gitRootOf(root) ?? root, options.media)
        const file = shelf.open(reference, places.of(resolveSlashed(cwd, from)))
        return this.#log === undefined ? file : this.#log.opened(reference, from, file)
      },
    }
  }

  /** Does something and keeps a log of what it asked for here. */
  logged<T>(work: () => T): { readonly result: T; readonly log: ReadLog } {
    const log = new ReadLog()
    this.#log = log
    try {
      return { result: work(), log }
    } finally {
      this.#log = undefined
    }
  }

  get today(): Moment | undefined {
    if (this.#log !== undefined) this.#log.day = true
    return this.#options.today
  }

  get toZone(): ToZone {
    this.#toZone ??= zoneOf(this.#options.config.timezone)
    return this.#toZone
  }

  recordOf(file: Draft | Account): ReviewRecord {
    return this.desk.recordOf(file)
  }

  before(account: Account): PastAccount | 'new' | undefined {
    const { cwd, root, config, trustedCommit } = this.#options
    this.#noteFleeting()
    this.#history ??= new AccountHistory(cwd, root, config.accounts, this.#repositoryOf(root), trustedCommit)
    return this.#history.before(account)
  }

  /** Seals drafts and reads their review records. */
  get desk(): ReviewDesk {
    const { cwd, root, config, accountNamed, signers } = this.#options
    this.#desk ??= new ReviewDesk({
      cwd,
      now: () => {
        this.#noteFleeting()
        return this.#options.today
      },
      toZone: this.toZone,
      defaultPlatforms: config.platform,
      defaultAccount: config.account?.value,
      accountOf: accountNamed,
      media: this.media,
      verify: signers === undefined ? undefined : signatureVerifier(signers, this.toZone),
      repository: () => this.#repositoryOf(root),
    })
    return this.#desk
  }

  /** Who has validly signed for a clause of a draft. */
  signatureFor(draft: Draft, clause: Clause): Signature | undefined {
    const { entries } = this.recordOf(draft)
    if (entries.length === 0) return undefined
    const account = this.#options.accountNamed(draft.meta.account)
    const id = `${clause.pack}/${clause.id}`
    const { judged, fault } = attestationOf(id, entries, attestContext(account, this, draft))
    return judged === undefined || fault !== undefined ? undefined : signatureOf('clause', id, judged).signed
  }

  #noteFleeting(): void {
    if (this.#log !== undefined) this.#log.fleeting = true
  }

  #repositoryOf(root: string): Repository | undefined {
    this.#noteFleeting()
    this.#repository ??= { found: Repository.of(root) }
    return this.#repository.found
  }
}
