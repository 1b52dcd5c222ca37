import { authorOf } from '../draft/author.ts'
import type { Draft } from '../draft/draft.ts'
import { dayNumber } from '../draft/moment.ts'
import type { Bench } from './bench.ts'
import { oneText } from './one-list.ts'

/** What a report may count drafts by and order them by: plain data, so that the draft can be forgotten. */
export interface About {
  /** The draft's own, else the project's. Absent: neither names one. */
  readonly account?: string
  readonly author?: string
  readonly kind: Draft['meta']['kind']
  readonly status: Draft['meta']['status']
  /** When it is to go out, or went out. */
  readonly publish?: LocalTime
}

/** A day, perhaps with a time, in the time zone of the project. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number
  /** Since midnight. Absent: a day is named and no time. */
  readonly minutes?: number
}

export function aboutOf(draft: Draft, { outside, defaultAccount }: Pick<Bench, 'outside' | 'defaultAccount'>): About {
  const { kind, status, account = defaultAccount, publish } = draft.meta
  const author = authorOf(draft)
  // Set one by one: what is spread or frozen gets a hidden class of its own for each draft, which outweighs it.
  const about: { -readonly [K in keyof About]: About[K] } = { kind, status }
  if (account !== undefined) about.account = oneText(account)
  if (author !== undefined) about.author = oneText(author)
  if (publish !== undefined) {
    const zoned = outside.toZone(publish)
    about.publish = zoned === undefined ? { day: dayNumber(publish) } : { day: zoned.day, minutes: zoned.minutes }
  }
  return about
}
