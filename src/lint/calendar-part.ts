import type { Post } from '../checks/calendar/post.ts'
import type { Rule } from '../pack/rule.ts'
import type { Collected } from './collect-post.ts'

/** Drafts for which the rules of the calendar are set alike. */
export interface CalendarPart<C extends Collected = Collected> {
  /** All of these compare drafts. */
  readonly rules: readonly Rule[]
  readonly collected: readonly C[]
}

/** The parts of each account, without those in which it has no draft. Undefined stands for drafts without an account. */
export function byAccount<C extends Collected>(
  parts: readonly CalendarPart<C>[],
): ReadonlyMap<string | undefined, readonly CalendarPart<C>[]> {
  const accounts = new Map<string | undefined, { readonly rules: readonly Rule[]; readonly collected: C[] }[]>()
  for (const { rules, collected } of parts) {
    for (const each of collected) {
      let shares = accounts.get(each.account)
      if (shares === undefined) {
        shares = []
        accounts.set(each.account, shares)
      }
      let share = shares.at(-1)
      if (share?.rules !== rules) {
        share = { rules, collected: [] }
        shares.push(share)
      }
      share.collected.push(each)
    }
  }
  return accounts
}

export function isDated<C extends Collected>(each: C): each is C & { readonly post: Post } {
  return each.post !== undefined
}
