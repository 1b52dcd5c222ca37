import type { InBothLanguages, ReportClause, ReportGrade } from '../report/json-report.ts'

/** A pack that loaded: nothing is wrong with its rules, its words, its patterns and what it extends. */
export interface PackSummary {
  readonly name: string
  readonly title: InBothLanguages
  /** As `ReportFile.path`. */
  readonly path: string
  /** The names of the packs it extends. */
  readonly extends: readonly string[]
  /** In the order of the file. */
  readonly clauses: readonly PackClause[]
  /** In the order of the file; with what they inherit. */
  readonly rules: readonly PackRule[]
}

/** A numbered duty of the document that a pack enforces. */
export interface PackClause extends ReportClause {
  /** What it can be enforced by: `draft`, `media`, `account`, `calendar`, `record`, `attest`, or `none`. */
  readonly by: string
  /** `should`: advice. */
  readonly strength: 'must' | 'should'
}

export interface PackRule {
  /** `pack/rule`. */
  readonly id: string
  /** The kind of check, as in `length`. */
  readonly check: string
  readonly grade: ReportGrade
  /** False: nobody has set the grade, and 3 is assumed. */
  readonly gradeGiven: boolean
  /** Advice: never fails a run. */
  readonly hint: boolean
  /** It cannot be weakened or switched off by a config or another pack. */
  readonly locked: boolean
  readonly clauses: readonly ReportClause[]
  /** With placeholders in braces. */
  readonly message: InBothLanguages
  readonly why: InBothLanguages | null
  /** What to do. */
  readonly try: InBothLanguages | null
  readonly incident: InBothLanguages | null
}
