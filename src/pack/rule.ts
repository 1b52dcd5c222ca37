import type { Account } from '../account/account.ts'
import type { Posting } from '../draft/posting.ts'
import type { TermSet } from '../text/match/lexicon.ts'
import type { ResolvedRule } from './resolve-rules.ts'
import type { Verdict } from './when.ts'

/** A rule ready to run: its options are turned into what its check runs with. */
export interface Rule extends ResolvedRule {
  readonly prepared: unknown
  /** Words without which it finds nothing. */
  readonly needs: TermSet | undefined
  /** Whether the rule holds for a posting, or for an account’s profile where there is none, by its `when`. */
  holds(posting: Posting | undefined, account: Account | undefined): Verdict
}
