import type { Zoned } from '../draft/instant.ts'
import type { Kind, Status } from '../draft/keys.ts'
import type { FileReport } from './file-report.ts'

/** What rules ask of an account’s week, Monday to Sunday, and how it stands. */
export interface WeekPlan {
  /** Its Monday, days since 1970-01-01. */
  readonly firstDay: number
  readonly windows: readonly WeekWindow[]
  readonly limits: readonly WeekLimit[]
  readonly shares: readonly WeekShare[]
}

export interface AccountWeekPlan extends WeekPlan {
  /** Undefined: drafts that belong to no account. */
  readonly account: string | undefined
}

/** A week of an account with its posts. */
export interface Week extends AccountWeekPlan {
  readonly nickname: string | undefined
  /** Days since 1970-01-01, in the project’s zone. */
  readonly today: number
  /** In order of time. */
  readonly posts: readonly WeekPost[]
  /** Drafts of the account without a time of day: those of a day of this week, then those of no day at all. */
  readonly unplaced: readonly UnplacedDraft[]
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
  /** It comes sooner after the one before than an `interval` rule allows; the one before may be of the week before. */
  readonly isTooSoon: boolean
}

/** When posts should go out, by a rule. */
export interface WeekWindow {
  /** `9:00–10:00`. */
  readonly text: string
  /** Minutes since midnight; past midnight where `end` is the lesser. */
  readonly start: number
  readonly end: number
  /** The hours of the day that have a part in it, 0 to 23. */
  readonly hours: readonly number[]
  /** 0 for Sunday to 6 for Saturday; empty for every day. */
  readonly weekdays: readonly number[]
}

/** How many posts went out, against how many a rule allows and asks for. */
export interface WeekLimit {
  readonly per: 'day' | 'week'
  /** The only posts that count are those in this window, `9:00–10:00`. */
  readonly between: string | undefined
  /** The only ones that count are of these kinds and categories; empty for all. */
  readonly of: readonly string[]
  readonly max: number | undefined
  /** What the account itself promises, where it does; undefined too where the account keeps no calendar. */
  readonly min: number | undefined
  /** A count for each day from Monday on, or one for the week. */
  readonly counts: readonly LimitCount[]
}

export interface LimitCount {
  /** Undefined: the rule does not look at this day. */
  readonly posts: number | undefined
  readonly fault: 'over' | 'under' | undefined
}

/** What share of the week's posts one kind has, against what a rule asks for; in percent. */
export interface WeekShare {
  readonly name: string
  readonly count: number
  readonly actual: number
  readonly target: number
  /** The target is the least share, not the share. */
  readonly isLeast: boolean
  /** Farther from the target than the rule tolerates, by this week alone. */
  readonly isOff: boolean
}

export interface UnplacedDraft {
  readonly path: string
  /** Days since 1970-01-01; undefined: the draft does not even name a day. */
  readonly day: number | undefined
}
