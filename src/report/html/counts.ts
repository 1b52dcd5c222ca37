import type { FileReport } from '../../lint/file-report.ts'
import type { RunReport } from '../../lint/run-report.ts'
import type { RuleInfo, Violation } from '../../lint/violation.ts'
import type { Clause } from '../../pack/pack.ts'
import type { Grade } from '../../pack/pack-shape.ts'

/** How often something was found, by whom or by what. */
export interface Count<T> {
  /** What it is counted by: the name of an account, the id of a rule. `undefined`: no name. */
  readonly key: string | undefined
  readonly of: T
  /** Files that were judged; where rules and clauses are counted, those in which something was found. */
  readonly files: number
  readonly byGrade: Readonly<Record<Grade, number>>
  readonly hints: number
}

/** The worst first, then by name. */
export interface Counts {
  readonly accounts: readonly Count<undefined>[]
  readonly authors: readonly Count<undefined>[]
  readonly rules: readonly Count<RuleInfo>[]
  readonly clauses: readonly Count<Clause>[]
}

export function countsOf({ files }: RunReport): Counts {
  const accounts = new Tally<undefined>()
  const authors = new Tally<undefined>()
  const rules = new Tally<RuleInfo>()
  const clauses = new Tally<Clause>()
  for (const file of files) {
    if (file.problems.length > 0 || file.subject !== 'draft') {
      countFound(file, rules, clauses)
      continue
    }
    accounts.add(file.about?.account, undefined, file.violations)
    authors.add(file.about?.author, undefined, file.violations)
    countFound(file, rules, clauses)
  }
  return { accounts: accounts.sorted, authors: authors.sorted, rules: rules.sorted, clauses: clauses.sorted }
}

function countFound({ violations }: FileReport, rules: Tally<RuleInfo>, clauses: Tally<Clause>): void {
  const byRule = new Map<string, Violation[]>()
  const byClause = new Map<string, { clause: Clause; violations: Violation[] }>()
  for (const violation of violations) {
    const { rule } = violation
    const same = byRule.get(rule.id)
    if (same === undefined) byRule.set(rule.id, [violation])
    else same.push(violation)
    for (const clause of rule.clauses) {
      const key = `${clause.pack}/${clause.id}`
      const cited = byClause.get(key)
      if (cited === undefined) byClause.set(key, { clause, violations: [violation] })
      else cited.violations.push(violation)
    }
  }
  for (const [id, found] of byRule) {
    const [first] = found
    if (first !== undefined) rules.add(id, first.rule, found)
  }
  for (const [key, { clause, violations: found }] of byClause) clauses.add(key, clause, found)
}

class Tally<T> {
  readonly #counts = new Map<string | undefined, Counting<T>>()

  /** Counts one file. */
  add(key: string | undefined, of: T, violations: readonly Violation[]): void {
    let count = this.#counts.get(key)
    if (count === undefined) {
      count = { key, of, files: 0, byGrade: { 1: 0, 2: 0, 3: 0 }, hints: 0 }
      this.#counts.set(key, count)
    }
    count.files++
    for (const { rule } of violations) {
      if (rule.hint) count.hints++
      else count.byGrade[rule.grade]++
    }
  }

  get sorted(): readonly Count<T>[] {
    return [...this.#counts.values()].sort(byWeight)
  }
}

interface Counting<T> {
  readonly key: string | undefined
  readonly of: T
  files: number
  readonly byGrade: Record<Grade, number>
  hints: number
}

function byWeight(a: Count<unknown>, b: Count<unknown>): number {
  return (
    b.byGrade[1] - a.byGrade[1] ||
    b.byGrade[2] - a.byGrade[2] ||
    b.byGrade[3] - a.byGrade[3] ||
    b.hints - a.hints ||
    byName(a.key, b.key)
  )
}

/** What has no name comes last. */
function byName(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}
