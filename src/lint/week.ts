import type { Zoned } from '../draft/instant.ts'
import type { Kind, Status } from '../draft/keys.ts'
import type { FileReport } from './file-report.ts'

/** A week of an account, Monday to Sunday. */
export interface Week {
  /** Undefined: drafts that belong to no account. */
  readonly account: string | undefined
  readonly nickname: string | undefined
  /** Its Monday, days since 1970-01-01. */
  readonly firstDay: number
  /** In order of time. */
  readonly posts: readonly WeekPost[]
  readonly windows: readonly WeekWindow[]
  readonly shares: readonly WeekShare[]
  /** How many drafts of the account have no time of publishing, and stand in no week. */
  readonly untimed: number
  /** The nearest weeks with posts, by their Mondays. */
  readonly before: number | undefined
  readonly after: number | undefined
}

export interface WeekPost {
  readonly path: string
  readonly at: Zoned
  readonly kind: Kind
  readonly status: Status
  readonly words: string
  readonly report: FileReport
}

/** When posts should go out, by a rule. */
export interface WeekWindow {
  /** `9:00–10:00`. */
  readonly text: string
  /** The hours of the day that have a part in it, 0 to 23. */
  readonly hours: readonly number[]
  /** 0 for Sunday to 6 for Saturday; empty for every day. */
  readonly weekdays: readonly number[]
}

/** What share of the week's posts one kind has, against what a rule asks for; in percent. */
export interface WeekShare {
  readonly name: string
  readonly count: number
  readonly actual: number
  readonly target: number
  /** The target is the least share, not the share. */
  readonly isLeast: boolean
}
