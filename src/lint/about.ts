import type { Outside } from '../checks/outside.ts'
import { authorOf } from '../draft/author.ts'
import type { Draft } from '../draft/draft.ts'
import { dayNumber, type Moment } from '../draft/moment.ts'
import type { Bench } from './bench.ts'
import { oneText } from './one-list.ts'

/** What a report may count drafts by and order them by: plain data, so that the draft can be forgotten. */
export interface About {
  /** The draft's own, else the project's. Undefined: neither names one. */
  readonly account?: string | undefined
  readonly author?: string | undefined
  readonly kind: Draft['meta']['kind']
  readonly status: Draft['meta']['status']
  /** When it is to go out, or went out. */
  readonly publish?: LocalTime | undefined
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
  // A hundred thousand of them are kept: all keys in one literal, because what is added to it takes more room.
  return {
    account: account === undefined ? undefined : oneText(account),
    author: author === undefined ? undefined : oneText(author),
    kind,
    status,
    publish: publish === undefined ? undefined : timeOf(publish, outside),
  }
}

function timeOf(publish: Moment, { toZone }: Pick<Outside, 'toZone'>): LocalTime {
  // The calendar keeps the same object.
  return toZone(publish) ?? { day: dayNumber(publish) }
}
