import type { Clause, Pack } from './pack.ts'
import { type Enforcement, enforcements } from './pack-shape.ts'
import type { ResolvedRule } from './resolve-rules.ts'

/**
 * What becomes of a clause: `enforced` by a rule that judges by itself, `assisted` where rules only flag and a person
 * signs, `attested` where a person signs without a flag, `not-enforced` where no rule exists yet, `out-of-scope`
 * where it is not about what is published.
 */
export const coverages = ['enforced', 'assisted', 'attested', 'not-enforced', 'out-of-scope'] as const
export type Coverage = (typeof coverages)[number]

export interface CoveredClause {
  readonly clause: Clause
  readonly coverage: Coverage
  /** The rules that name the clause. */
  readonly rules: readonly ResolvedRule[]
  /** A machine could judge it, but no rule does. */
  readonly gap: boolean
}

export interface PackCoverage {
  readonly pack: Pack
  readonly clauses: readonly CoveredClause[]
  readonly totals: Readonly<Record<Coverage, number>>
}

/** Holds a pack’s clauses against its rules. */
export function coverageOf(pack: Pack, rules: readonly ResolvedRule[]): PackCoverage {
  const clauses = [...pack.clauses.values()].map((clause) => {
    const own = rules.filter((rule) => rule.pack === pack && rule.clauses.includes(clause))
    const coverage = judge(clause.by, own)
    return { clause, coverage, rules: own, gap: coverage === 'not-enforced' && machineJudges(clause.by) }
  })
  const totals: Record<Coverage, number> = {
    enforced: 0,
    assisted: 0,
    attested: 0,
    'not-enforced': 0,
    'out-of-scope': 0,
  }
  for (const { coverage } of clauses) totals[coverage]++
  return { pack, clauses, totals }
}

function judge(by: Enforcement, rules: readonly ResolvedRule[]): Coverage {
  if (by === 'none') return 'out-of-scope'
  if (rules.length === 0) return 'not-enforced'
  if (by === 'attest') return rules.some((rule) => rule.check.name === 'attest') ? 'attested' : 'assisted'
  return rules.every((rule) => rule.assisted) ? 'assisted' : 'enforced'
}

/** Everything but what only a person can judge and what is not about publishing. */
export function machineJudges(by: Enforcement): boolean {
  return by !== 'attest' && by !== 'none' && enforcements.includes(by)
}
