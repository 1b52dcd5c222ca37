import type { Account } from '../account/account.ts'
import type { Checklists } from '../account/checklists.ts'
import type { Draft } from '../draft/draft.ts'
import { fixedZone, type ToZone } from '../draft/instant.ts'
import type { MediaShelf } from '../draft/media-file.ts'
import type { Moment } from '../draft/moment.ts'
import type { People } from '../review/chain.ts'
import type { ReviewRecord } from '../review/review-record.ts'

/** What checks may ask of the project around a file. */
export interface Outside {
  /** The time of the run, in the project’s time zone. Undefined: nobody says. */
  readonly today: Moment | undefined
  /** Carries moments into the project’s time zone. */
  readonly toZone: ToZone
  /** Who may act in which role. */
  readonly people: People
  /** The clauses that roles sign for by approving, for accounts that say nothing of it. */
  readonly checklists: Checklists
  /** The pictures and videos of the project. */
  readonly media: MediaShelf | undefined
  recordOf(file: Draft | Account): ReviewRecord
  /** The same account as the main branch has it. Undefined: nobody keeps its history. */
  before(account: Account): PastAccount | 'new' | undefined
}

/** An account as it was, and the pictures that it had then. */
export interface PastAccount {
  readonly account: Account
  readonly media: MediaShelf
}

const CHINA_MINUTES = 8 * 60

/** A project that declares nothing. */
export const nothingOutside: Outside = {
  today: undefined,
  toZone: fixedZone(CHINA_MINUTES),
  people: new Map(),
  checklists: new Map(),
  media: undefined,
  recordOf: () => ({ entries: [], changesSince: () => [] }),
  before: () => undefined,
}
