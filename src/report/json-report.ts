/**
 * What `--format json` writes and the library gives, as types; `json-schema.ts` says the same as a JSON Schema. They stand
 * by themselves: whoever uses the library gets this file.
 */

/** A sentence in Chinese and in English. */
export interface InBothLanguages {
  readonly zh: string
  readonly en: string
}

/** Incident grade: 1 is the worst, 3 the mildest. */
export type ReportGrade = 1 | 2 | 3

/** Everything that a run found. */
export interface Report {
  /** Changes when a key goes or changes its meaning. */
  readonly version: 1
  readonly summary: ReportSummary
  /** What each grade is called and what follows from it. */
  readonly grades: Readonly<Record<ReportGrade, ReportGradeName>>
  /** Every draft and every account profile of the run, in order of path by UTF-16 code unit. */
  readonly files: readonly ReportFile[]
  /** Account profiles that cannot be used. */
  readonly accounts: readonly ReportProfile[]
  /** Paths that gave no draft. */
  readonly missing: readonly ReportMissing[]
  /** Only where it was asked for (`--timing`): the slowest first. */
  readonly timings?: readonly ReportTiming[]
}

export interface ReportSummary {
  /** Drafts and account profiles. */
  readonly files: number
  /** How many of them are account profiles. */
  readonly profiles: number
  /** Files without violations; they may have hints. */
  readonly clean: number
  readonly withViolations: number
  /** Files that could not be read or whose front matter makes no sense: nothing was judged. */
  readonly unreadable: number
  readonly hints: number
  /** The greatest number of rules that were held against one draft. */
  readonly rules: number
  /** What people answer for, apart from what was judged. */
  readonly signatures: {
    readonly roles: number
    readonly clauses: number
    readonly unsigned: number
    readonly cleared: number
    readonly people: readonly { readonly by: string; readonly count: number }[]
  }
  /** Rules that could not judge some drafts, by what was lacking. */
  readonly notJudged: readonly {
    readonly lack: string
    readonly rules: readonly string[]
    readonly drafts: number
    readonly details: readonly string[]
  }[]
  /** Null: there are no violations. Hints have no grade. */
  readonly worstGrade: ReportGrade | null
  readonly byGrade: Readonly<Record<ReportGrade, number>>
}

export interface ReportGradeName {
  readonly name: InBothLanguages
  /** Null: nobody has set one. */
  readonly sanction: InBothLanguages | null
}

export interface ReportFile {
  /** As the run names it: with slashes, relative to its working folder where it lies in it. */
  readonly path: string
  readonly subject: 'draft' | 'account'
  /** Null: a profile, or a draft that could not be judged. */
  readonly about: ReportAbout | null
  /** `ok` may have hints. `unreadable`: see `problems`; nothing was judged. */
  readonly status: 'ok' | 'violations' | 'unreadable'
  readonly problems: readonly ReportProblem[]
  /** With the hints; in order of place, then of rule. */
  readonly violations: readonly ReportViolation[]
  /** Flags that somebody has signed for: no violations any more. */
  readonly cleared: readonly ReportViolation[]
  /** Violations that an exception excuses: counted nowhere. */
  readonly suppressed: readonly ReportSuppressed[]
  readonly signatures: readonly ReportSignature[]
  /** Rules that could not judge this draft. */
  readonly notJudged: readonly {
    readonly rule: string
    readonly lack: string
    readonly detail: InBothLanguages | null
  }[]
}

export interface ReportSuppressed {
  readonly violation: ReportViolation
  readonly by: 'directive' | 'baseline'
  /** In the words of whoever made the exception. */
  readonly reason: string
  /** The last day on which it holds, as in `2026-12-31`. */
  readonly until: string | null
}

export interface ReportAbout {
  readonly account: string | null
  readonly author: string | null
  readonly kind: 'original' | 'repost' | 'reply' | 'reprint'
  readonly status: 'draft' | 'published'
  /** When it goes out, in the time zone of the project: `2026-11-23`, `09:05`. */
  readonly publish: { readonly date: string; readonly time: string | null } | null
}

export interface ReportViolation extends ReportPlace {
  /** `pack/rule`. */
  readonly rule: string
  readonly pack: string
  readonly grade: ReportGrade
  /** False: nobody has set the grade, and 3 is assumed. */
  readonly gradeGiven: boolean
  /** Advice: never fails a run. */
  readonly hint: boolean
  /** A flag that only a person’s signature clears. */
  readonly assisted: boolean
  readonly message: InBothLanguages
  readonly why: InBothLanguages | null
  /** What to do. */
  readonly try: InBothLanguages | null
  /** What the document calls the incident. */
  readonly incident: InBothLanguages | null
  /** What the rule rests on; clauses of the rules in `also` too. */
  readonly clauses: readonly ReportClause[]
  /** What the sentences were filled from. */
  readonly data: Readonly<Record<string, string | number | InBothLanguages>>
  /** A change that mends it: `text` in the place of `span`. Safe: the meaning surely stays. */
  readonly fix?: { readonly span: ReportSpan; readonly text: string; readonly safe: boolean }
  /** The other drafts that it is about; only where drafts are compared. */
  readonly related?: readonly ReportRelated[]
  /** Other rules that found the same at the same place. */
  readonly also: readonly string[]
}

export interface ReportRelated extends ReportPlace {
  readonly path: string
  /** The first words of that draft. */
  readonly words: string
}

export interface ReportClause {
  readonly pack: string
  readonly id: string
  /** Where it stands in the document. */
  readonly at: string
  readonly document: InBothLanguages
  readonly says: InBothLanguages
}

export interface ReportSignature {
  readonly for: 'role' | 'clause'
  /** The role, or `pack/clause`. */
  readonly name: string
  readonly by: string
  readonly at: string
  readonly signing: 'signed' | 'unsigned' | 'unverifiable'
}

/** Something that keeps a file from being used. The place is null where there is no text to point at. */
export interface ReportProblem {
  readonly message: InBothLanguages
  readonly help: InBothLanguages | null
  readonly span: ReportSpan | null
  readonly start: ReportPosition | null
  readonly end: ReportPosition | null
}

export interface ReportProfile {
  readonly path: string
  readonly problems: readonly ReportProblem[]
}

export interface ReportMissing {
  readonly path: string
  /** False: it was left out on purpose. */
  readonly fatal: boolean
  readonly message: InBothLanguages
  readonly help: InBothLanguages | null
}

export interface ReportTiming {
  readonly what: string
  readonly milliseconds: number
  readonly times: number
}

export interface ReportPlace {
  readonly span: ReportSpan
  readonly start: ReportPosition
  readonly end: ReportPosition
}

/** Offsets in UTF-16 code units of the file without its byte order mark; the end is not included. */
export interface ReportSpan {
  readonly start: number
  readonly end: number
}

/** Counted from 1. A line ends at LF, CRLF or a lone CR. */
export interface ReportPosition {
  readonly line: number
  /** In UTF-16 code units. */
  readonly column: number
  /** In code points: an emoji is one. */
  readonly codePointColumn: number
}
