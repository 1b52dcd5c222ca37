import type { Lack } from '../checks/check.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { FileReport } from './file-report.ts'
import type { RunReport } from './run-report.ts'

/** The figures of a run, the same in every format. */
export interface Totals {
  /** Drafts and profiles of accounts. */
  readonly files: number
  readonly profiles: number
  readonly clean: number
  readonly withViolations: number
  /** Drafts that could not be read or make no sense. */
  readonly unreadable: number
  readonly byGrade: Readonly<Record<Grade, number>>
  readonly hints: number
  readonly worst: Grade | undefined
  /** The greatest number of rules held against one draft. */
  readonly rules: number
  readonly notJudged: readonly NotJudgedTotal[]
  readonly signatures: SignatureTotal
}

/** What people answer for, apart from what was judged. */
export interface SignatureTotal {
  readonly roles: number
  readonly clauses: number
  /** How many of them carry no signature that was verified. */
  readonly unsigned: number
  /** Flags that they cleared. */
  readonly cleared: number
  /** Who, the most active first. */
  readonly people: readonly { readonly by: string; readonly count: number }[]
}

export interface NotJudgedTotal {
  readonly lack: Lack
  readonly rules: readonly string[]
  readonly drafts: number
  readonly details: readonly string[]
}

export function totalsOf({ files }: Pick<RunReport, 'files'>): Totals {
  const byGrade: Record<Grade, number> = { 1: 0, 2: 0, 3: 0 }
  let hints = 0
  let clean = 0
  let unreadable = 0
  let rules = 0
  const lists = new Map<FileReport['unjudged'], number>()
  for (const file of files) {
    if (file.problems.length > 0) unreadable++
    else if (!file.violations.some(({ rule }) => !rule.hint)) clean++
    if (file.rulesJudged > rules) rules = file.rulesJudged
    for (const { rule } of file.violations) {
      if (rule.hint) hints++
      else byGrade[rule.grade]++
    }
    lists.set(file.unjudged, (lists.get(file.unjudged) ?? 0) + 1)
  }
  const worst = ([1, 2, 3] as const).find((grade) => byGrade[grade] > 0)
  return {
    files: files.length,
    profiles: files.filter(({ subject }) => subject === 'account').length,
    clean,
    withViolations: files.length - clean - unreadable,
    unreadable,
    byGrade,
    hints,
    worst,
    rules,
    signatures: signatureTotal(files),
    notJudged: notJudgedTotals(lists),
  }
}

/** @param lists what could not be judged of a draft, and of how many drafts it is the same list */
function notJudgedTotals(lists: ReadonlyMap<FileReport['unjudged'], number>): NotJudgedTotal[] {
  const lacks = new Map<Lack, { rules: Set<string>; drafts: number; details: Set<string> }>()
  for (const [unjudged, drafts] of lists) {
    const inDraft = new Set<Lack>()
    for (const { rule, lack, detail } of unjudged) {
      let total = lacks.get(lack)
      if (total === undefined) {
        total = { rules: new Set(), drafts: 0, details: new Set() }
        lacks.set(lack, total)
      }
      total.rules.add(rule)
      if (detail !== undefined) total.details.add(detail.en)
      if (!inDraft.has(lack)) total.drafts += drafts
      inDraft.add(lack)
    }
  }
  return [...lacks].map(([lack, total]) => ({
    lack,
    rules: [...total.rules].sort(),
    drafts: total.drafts,
    details: [...total.details].sort(),
  }))
}

function signatureTotal(files: readonly FileReport[]): SignatureTotal {
  const all = files.flatMap(({ signatures }) => signatures)
  const counts = new Map<string, number>()
  for (const { by } of all) counts.set(by, (counts.get(by) ?? 0) + 1)
  return {
    roles: all.filter((each) => each.for === 'role').length,
    clauses: all.filter((each) => each.for === 'clause').length,
    unsigned: all.filter(({ signing }) => signing !== 'signed').length,
    cleared: files.reduce((count, { cleared }) => count + cleared.length, 0),
    people: [...counts]
      .map(([by, count]) => ({ by, count }))
      .sort((a, b) => b.count - a.count || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)),
  }
}
