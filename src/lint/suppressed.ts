import type { Violation } from './violation.ts'

/** A violation that an exception excuses: not counted, but shown to whoever asks and never forgotten. */
export interface Suppressed {
  readonly violation: Violation
  readonly by: 'directive' | 'baseline'
  /** In the words of the person who made the exception. */
  readonly reason: string
  /** The last day on which the exception holds, as a day number. Absent: for good. */
  readonly until?: number
}
