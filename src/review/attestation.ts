import type { People, StepFault } from './chain.ts'
import type { JudgedEntry } from './review-record.ts'

export interface AttestContext {
  /** Whether a person is one of the authors. Asked only of those who have signed. */
  isAuthor(name: string): boolean
  readonly people: People
  /** Roles that the author may hold: their signature counts for an author’s own text. */
  readonly selfRoles: ReadonlySet<string>
  /** The clauses that each role signs for by approving: `pack/clause`, `pack/*` or `*`. */
  readonly checklists: ReadonlyMap<string, readonly string[]>
  readonly signed: boolean
}

/** Whether a person has signed for a clause: the entry that counts, or the last one that was tried and what is wrong with it. */
export interface Attestation {
  readonly judged: JudgedEntry | undefined
  readonly fault: StepFault | undefined
}

/**
 * A clause is signed for by an entry of `attest` that names it, or by the approval of a role that names it or has it on
 * its checklist. Where a role has the clause on its checklist, only its holders may sign.
 *
 * @param clause `pack/clause`
 */
export function attestationOf(clause: string, entries: readonly JudgedEntry[], context: AttestContext): Attestation {
  const roles = rolesFor(clause, context.checklists)
  const tried = entries.filter(
    ({ entry }) =>
      entry.clauses.includes(clause) ||
      (entry.list === 'reviews' && entry.role !== undefined && roles.includes(entry.role)),
  )
  const outcomes = tried.map((judged): Attestation => ({ judged, fault: faultOf(judged, roles, context) }))
  return (
    outcomes.findLast(({ fault }) => fault === undefined) ??
    outcomes.at(-1) ?? { judged: undefined, fault: { kind: 'missing' } }
  )
}

/** The roles that have a clause on their checklist. */
export function rolesFor(clause: string, checklists: AttestContext['checklists']): readonly string[] {
  const pack = clause.slice(0, clause.indexOf('/'))
  const covering = [clause, `${pack}/*`, '*']
  return [...checklists].filter(([, list]) => covering.some((each) => list.includes(each))).map(([role]) => role)
}

function faultOf(
  { entry, fault, signing }: JudgedEntry,
  roles: readonly string[],
  { isAuthor, people, selfRoles, signed }: AttestContext,
): StepFault | undefined {
  if (fault !== undefined) return fault
  const by = entry.by ?? ''
  // An approval is by a holder of its own role; a bare signature by a holder of a role that is to sign, else of any.
  const asked = entry.list === 'reviews' && entry.role !== undefined ? [entry.role] : roles
  const known = (asked.length > 0 ? asked : [...people.keys()]).filter((role) => people.has(role))
  if (known.length > 0 && !known.some((role) => people.get(role)?.includes(by))) return { kind: 'not-holder' }
  const mayBeSelf = asked.some((role) => selfRoles.has(role))
  if (!mayBeSelf && isAuthor(by)) return { kind: 'self' }
  return signed && signing !== 'signed' ? { kind: 'unsigned' } : undefined
}
