import type { Grade } from '../pack/pack-shape.ts'
import type { FileProblems } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { LocalTime } from './about.ts'
import type { FileReport } from './file-report.ts'
import type { AccountWeekPlan } from './week.ts'

/** What a grade is called and what follows from it, where the project or the document says so. */
export interface GradeName {
  readonly name: Bilingual
  readonly sanction: Bilingual | undefined
}

/** All that came of a run. Reporters turn it into text. */
export interface RunReport {
  /** In order of path, by code unit. */
  readonly files: readonly FileReport[]
  /** Account profiles that make no sense. */
  readonly accountProblems: readonly FileProblems[]
  /** Paths that gave no draft, in words. */
  readonly missing: readonly MissingWords[]
  readonly grades: ReadonlyMap<Grade, GradeName>
  /** What was taken for now, where the project has a clock. */
  readonly now?: LocalTime
  /** What the calendar asks of the weeks of accounts; only where a format draws them. */
  readonly weekPlans?: readonly AccountWeekPlan[]
  /** What `--fix` made of the drafts before they were judged. */
  readonly fixed?: FixedCounts
  /** Baselines with entries that no longer excuse anything. */
  readonly baselines?: readonly BaselineTotal[]
  readonly milliseconds: number
  /** Milliseconds per rule and per phase; only under --timing. */
  readonly timings?: readonly Timing[]
}

export interface FixedCounts {
  /** Corrections, and the files that they were made in. */
  readonly places: number
  readonly paths: number
  /** False: nothing was written, it was only tried. */
  readonly written: boolean
  /** Also what may change the meaning was corrected. */
  readonly isUnsafe: boolean
  /** Drafts whose approvals were for the text as it was. */
  readonly outdated: readonly string[]
}

/** How many entries of a baseline excuse nothing any more. */
export interface BaselineTotal {
  readonly path: string
  /** Their violations are gone. */
  readonly stale: number
  readonly expired: number
}

export interface MissingWords {
  readonly path: string
  /** False for a path that was left out on purpose: it is named, and the run goes on. */
  readonly fatal: boolean
  readonly message: Bilingual
  readonly help?: Bilingual
}

export interface Timing {
  readonly what: string
  readonly milliseconds: number
  readonly times: number
}

/** Under these names: the parsing of drafts whose body or front matter the quick scanners left to the full parsers. */
export const FULL_PARSES = { body: 'parse: full Markdown parser', frontMatter: 'parse: full YAML parser' } as const
