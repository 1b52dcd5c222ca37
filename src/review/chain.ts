import { minutesBetween, type ToZone } from '../draft/instant.ts'
import type { Moment } from '../draft/moment.ts'
import type { EntryFault, JudgedEntry } from './review-record.ts'

/** A step of a review chain. */
export interface ChainRole {
  readonly role: string
  /** The author may hold it. */
  readonly self: boolean
}

/** Who may act in which role. A role that is not in it is anybody’s. */
export type People = ReadonlyMap<string, readonly string[]>

export interface ChainContext {
  readonly authors: readonly string[]
  readonly people: People
  /** Approvals must carry a signature. */
  readonly signed: boolean
  readonly publish: Moment | undefined
  readonly toZone: ToZone
}

/** Why a step of a chain is not done. */
export type StepFault =
  | { readonly kind: 'missing' }
  /** The entry itself does not count. */
  | EntryFault
  | { readonly kind: 'not-holder' }
  | { readonly kind: 'self' }
  | { readonly kind: 'same-person'; readonly role: string }
  | { readonly kind: 'order'; readonly role: string }
  | { readonly kind: 'after-publishing' }
  | { readonly kind: 'unsigned' }

/** What came of one step: the approval that counts, or the last one that was tried and what is wrong with it. */
export interface Step {
  readonly role: ChainRole
  readonly judged: JudgedEntry | undefined
  readonly fault: StepFault | undefined
}

/**
 * Holds a record against a chain: every role has approved what stands here now, in order, each by a person who may, no
 * two by one person, none but the role marked `self` by an author, all before it goes out. Of several approvals of a
 * role the latest that is in order counts.
 */
export function judgeChain(
  roles: readonly ChainRole[],
  entries: readonly JudgedEntry[],
  context: ChainContext,
): readonly Step[] {
  const steps: Step[] = []
  for (const role of roles) {
    const tried = entries.filter(({ entry }) => entry.list === 'reviews' && entry.role === role.role)
    const outcomes = tried.map((judged): Step => ({ role, judged, fault: faultOf(judged, role, steps, context) }))
    steps.push(
      outcomes.findLast(({ fault }) => fault === undefined) ??
        outcomes.at(-1) ?? { role, judged: undefined, fault: { kind: 'missing' } },
    )
  }
  return steps
}

function faultOf(
  { entry, fault, signing }: JudgedEntry,
  { role, self }: ChainRole,
  earlier: readonly Step[],
  { authors, people, signed, publish, toZone }: ChainContext,
): StepFault | undefined {
  if (fault !== undefined) return fault
  const { by, at } = entry
  const holders = people.get(role)
  if (holders !== undefined && !holders.includes(by ?? '')) return { kind: 'not-holder' }
  if (!self && by !== undefined && authors.includes(by)) return { kind: 'self' }
  const twin = earlier.find((step) => step.judged?.entry.by === by)
  if (twin !== undefined) return { kind: 'same-person', role: twin.role.role }
  const before = earlier.findLast((step) => step.judged?.entry.at !== undefined && step.fault?.kind !== 'incomplete')
  const previous = before?.judged?.entry.at
  if (before !== undefined && previous !== undefined && at !== undefined && minutesBetween(at, previous, toZone) < 0)
    return { kind: 'order', role: before.role.role }
  if (publish !== undefined && at !== undefined && minutesBetween(at, publish, toZone) > 0)
    return { kind: 'after-publishing' }
  return signed && signing !== 'signed' ? { kind: 'unsigned' } : undefined
}
