import type { Moment } from '../draft/moment.ts'

/** What checks may ask of the project around a file. What is undefined, the project does not have. */
export interface Outside {
  /** The day of the run, in the project’s time zone. */
  readonly today: Moment | undefined
}
