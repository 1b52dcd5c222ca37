import type { Signature, Subject } from '../checks/check.ts'
import type { Problem } from '../shape/problem.ts'
import type { About } from './about.ts'
import type { WaitingSilence } from './excuse-draft.ts'
import { ShownText } from './shown-text.ts'
import type { Suppressed } from './suppressed.ts'
import type { Unjudged, Violation } from './violation.ts'

/** What came of one draft, or of the profile of an account. */
export interface FileReport {
  readonly subject: Subject
  readonly path: string
  /** Of a draft that was judged. */
  readonly about?: About
  /** What kept the draft from being judged: it could not be read, or its front matter makes no sense. Then nothing else is said of it. */
  readonly problems: readonly Problem[]
  /** In order of place, then of rule. */
  readonly violations: readonly Violation[]
  /** Flags that a person has signed for: not shown as violations, but not forgotten. */
  readonly cleared: readonly Violation[]
  /** Violations that an exception excuses, each with its reason. */
  readonly suppressed: readonly Suppressed[]
  /** Directives that may excuse what the calendar finds. */
  readonly waiting?: readonly WaitingSilence[]
  /** What people have signed for, each role and clause once. */
  readonly signatures: readonly Signature[]
  readonly unjudged: readonly Unjudged[]
  /** The rules that were held against the draft. */
  readonly rulesJudged: number
  /** Undefined where there is nothing to show of it. */
  readonly text?: ShownText | undefined
}

export function unjudgeable(path: string, problems: readonly Problem[], source?: string): FileReport {
  return {
    subject: 'draft',
    path,
    problems,
    violations: [],
    cleared: [],
    suppressed: [],
    signatures: [],
    unjudged: [],
    rulesJudged: 0,
    text: source === undefined ? undefined : new ShownText(source),
  }
}
