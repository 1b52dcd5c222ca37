import type { Account } from '../account/account.ts'
import type { Signature } from '../checks/check.ts'
import type { Outside } from '../checks/outside.ts'
import type { Draft } from '../draft/draft.ts'
import { momentThere } from '../draft/instant.ts'
import type { Platform } from '../draft/keys.ts'
import type { Moment } from '../draft/moment.ts'
import type { Clause } from '../pack/pack.ts'
import type { Rule } from '../pack/rule.ts'
import type { Lexicon } from '../text/match/lexicon.ts'
import type { Surroundings } from './own-rules.ts'

/** What drafts and account profiles are judged by. */
export interface Bench extends Surroundings {
  readonly rules: readonly Rule[]
  /** The origin of each rule that has one other than itself. */
  readonly origins: ReadonlyMap<string, string>
  readonly lexicon: Lexicon
  readonly accountOf: (name: string | undefined) => Account | undefined
  /** The account of drafts that name none. Absent: the project has none. */
  readonly defaultAccount?: string
  readonly outside: Outside
  /** Where neither the draft nor its account names a platform. */
  readonly defaultPlatforms: readonly Platform[]
  /**
   * Who has validly signed for a clause of this draft. Flags of assisted rules whose clauses are all signed for are
   * cleared. Absent: nothing is signed.
   */
  readonly signatureFor?: (draft: Draft, clause: Clause) => Signature | undefined
  /** Told how long each rule took, in milliseconds; absent in ordinary runs. */
  readonly clock?: { now(): number; spent(rule: string, milliseconds: number): void }
}

/** The day whose packs a draft is judged by: the one it goes out on, there where the project is, else that of the run. */
export function judgingDay({ meta }: Draft, outside: Pick<Outside, 'today' | 'toZone'>): Moment | undefined {
  return meta.publish === undefined ? outside.today : momentThere(meta.publish, outside.toZone)
}

/** A pack holds for what is published from its effective day on. `day` undefined: every pack is in force. */
export function isInForce({ effective }: Pick<Rule, 'effective'>, day: Moment | undefined): boolean {
  return effective === undefined || day === undefined || isOnOrAfter(day, effective)
}

function isOnOrAfter(a: Moment, b: Moment): boolean {
  return a.year !== b.year ? a.year > b.year : a.month !== b.month ? a.month > b.month : a.day >= b.day
}
