import type { Data, Lack } from '../checks/check.ts'
import type { Clause } from '../pack/pack.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Position } from '../text/line-index.ts'
import type { Span } from '../text/span.ts'

/** What a violation says of the rule that found it. */
export interface RuleInfo {
  /** `pack/rule`; postlint’s own rules are of the pack `postlint`. */
  readonly id: string
  readonly grade: Grade
  readonly gradeGiven: boolean
  /** Advice: shown, counted apart, never fails a run. */
  readonly hint: boolean
  /** A flag that only a person’s signature clears. */
  readonly assisted: boolean
  /** With placeholders in braces, filled from a violation’s data. */
  readonly message: Bilingual
  readonly why: Bilingual | undefined
  readonly try: Bilingual | undefined
  readonly incident: Bilingual | undefined
  readonly clauses: readonly Clause[]
}

/** A change that would mend a violation. */
export interface Fix {
  /** Of the file, as the span of the violation. */
  readonly span: Span
  readonly text: string
  /** The meaning surely stays: what `--fix` does unasked. */
  readonly safe: boolean
}

/** What the user sees: what is wrong, exactly where, at which grade, by which clause. */
export interface Violation {
  readonly rule: RuleInfo
  /** UTF-16 offsets of the file without its byte order mark. */
  readonly span: Span
  readonly start: Position
  readonly end: Position
  readonly data: Data
  readonly fix?: Fix
  /** The other drafts that it is about. */
  readonly related?: readonly RelatedPlace[]
  /** Other rules that found the same at the same place; their clauses are cited with this one’s. */
  readonly also: readonly string[]
}

/** A place in another draft, and the words that tell which draft it is. */
export interface RelatedPlace {
  readonly path: string
  readonly span: Span
  readonly start: Position
  readonly end: Position
  readonly words: string
}

/** A rule that could not be held against a draft, because the project does not declare what it needs. */
export interface Unjudged {
  readonly rule: string
  readonly lack: Lack
  readonly detail?: Bilingual
}
