import type { Bilingual } from '../text/bilingual.ts'
import type { Signing } from './review-record.ts'

/** How far one draft has come with its review. */
export interface ReviewState {
  readonly path: string
  /**
   * `complete`: every role has approved what stands there. `stale`: approvals were given to another text. `waiting`: the
   * next role has not signed. `faulty`: an entry does not count. `no-chain`: nobody says who reviews it.
   */
  readonly state: 'complete' | 'waiting' | 'stale' | 'faulty' | 'no-chain' | 'unreadable'
  readonly published: boolean
  readonly author: string | undefined
  readonly steps: readonly StepState[]
  /** The role that has to act now. */
  readonly next: string | undefined
  /** Who may act in it; empty where the project does not say. */
  readonly holders: readonly string[]
  /** Why a draft could not be read. */
  readonly problem: Bilingual | undefined
}

export interface StepState {
  readonly role: string
  readonly by: string | undefined
  readonly at: string | undefined
  readonly signing: Signing | undefined
  /** What is wrong with it; undefined for a step that is done. */
  readonly problem: Bilingual | undefined
  readonly kind: string | undefined
}
