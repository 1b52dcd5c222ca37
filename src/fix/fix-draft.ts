import type { Draft } from '../draft/draft.ts'
import { rewritten } from '../draft/rewrite.ts'
import type { FileReport } from '../lint/file-report.ts'
import { severity } from '../lint/merge-violations.ts'
import type { Fix, Violation } from '../lint/violation.ts'

export interface FixOptions {
  /** Also what may change the meaning. */
  readonly unsafe: boolean
  /** The same draft gives the same report. What it excuses is not corrected. */
  readonly judge: (draft: Draft) => FileReport
  /** Rules that say whether a review still holds: any correction outdates one, and that is told elsewhere. */
  readonly isAboutReviews: (rule: string) => boolean
}

/** A draft after all corrections, or the rules that undo each other’s without end. */
export type Fixed =
  | { readonly ok: true; readonly draft: Draft; readonly made: readonly Violation[] }
  | { readonly ok: false; readonly endless: readonly string[] }

/** Far more than rules need that build upon each other. A draft made to take longer is left better than it was. */
const MOST_ROUNDS = 100
/** UTF-16 units by which a text may grow beyond twice its length. */
const MOST_GROWTH = 10_000

/** Corrects a draft until nothing is left to correct. Corrections that overlap are made one after the other, the first one first. */
export function fixDraft(draft: Draft, options: FixOptions): Fixed {
  const seen = new Map([[draft.source, 0]])
  const rounds: (readonly Violation[])[] = []
  let current: Judged = { draft, report: options.judge(draft) }
  while (rounds.length < MOST_ROUNDS) {
    const step = nextStep(current, options)
    if (step === undefined) return { ok: true, draft: current.draft, made: rounds.flat() }
    rounds.push(step.made)
    current = step
    const before = seen.get(current.draft.source)
    const isGrowing = current.draft.source.length > 2 * draft.source.length + MOST_GROWTH
    if (isGrowing) return { ok: false, endless: rulesOf(rounds.slice(-2)) }
    if (before !== undefined) return { ok: false, endless: rulesOf(rounds.slice(before)) }
    seen.set(current.draft.source, rounds.length)
  }
  return { ok: true, draft: current.draft, made: rounds.flat() }
}

interface Judged {
  readonly draft: Draft
  readonly report: FileReport
}

interface Step extends Judged {
  readonly made: readonly Fixable[]
}

type Fixable = Violation & { readonly fix: Fix }

/** As many corrections at once as go together. */
function nextStep(from: Judged, options: FixOptions): Step | undefined {
  const wanted = firstOfEach(from.report.violations.filter((each) => isWanted(each, options)))
  if (wanted.length === 0) return undefined
  return withMore(from, undefined, wanted, options)
}

/** A step with more corrections: all of them, else as many of each half as still go. */
function withMore(
  from: Judged,
  step: Step | undefined,
  more: readonly Fixable[],
  options: FixOptions,
): Step | undefined {
  const whole = attempt(from, [...(step?.made ?? []), ...more], options)
  if (whole !== undefined || more.length === 1) return whole ?? step
  const half = more.length >> 1
  return withMore(from, withMore(from, step, more.slice(0, half), options), more.slice(half), options)
}

function isWanted(violation: Violation, { unsafe }: FixOptions): violation is Fixable {
  return violation.fix !== undefined && (unsafe || violation.fix.safe)
}

/** Of corrections that touch the same place, the first. */
function firstOfEach(violations: readonly Fixable[]): Fixable[] {
  const chosen: Fixable[] = []
  for (const each of violations.toSorted(
    (a, b) => a.fix.span.start - b.fix.span.start || a.fix.span.end - b.fix.span.end,
  )) {
    const last = chosen.at(-1)?.fix.span
    const { start, end } = each.fix.span
    const isSamePlace = last !== undefined && start === last.start && end === last.end
    if (last === undefined || (start >= last.end && !isSamePlace)) chosen.push(each)
  }
  return chosen
}

/** The draft with corrections made, if it reads as meant and none of them makes something worse than it mends. */
function attempt({ draft, report }: Judged, made: readonly Fixable[], options: FixOptions): Step | undefined {
  const after = rewritten(
    draft,
    made.map(({ fix }) => fix),
  )
  if (after === undefined) return undefined
  const now = options.judge(after)
  return now.problems.length > 0 || isWorse(report, now, made, options)
    ? undefined
    : { draft: after, report: now, made }
}

function isWorse(before: FileReport, now: FileReport, made: readonly Fixable[], options: FixOptions): boolean {
  const mildest = made.reduce((most, each) => Math.max(most, severity(each)), 0)
  // A flag that a person has signed for comes back with any change: its signature was for the old text.
  const signed = new Set(before.cleared.map(({ rule }) => rule.id))
  const left = new Map<string, number>()
  for (const { rule } of before.violations) left.set(rule.id, (left.get(rule.id) ?? 0) + 1)
  // A sign put in that closes nothing would be put in again and again.
  const rules = new Set(made.filter(({ fix }) => fix.span.start === fix.span.end).map(({ rule }) => rule.id))
  const helps = [...rules].every(
    (id) => now.violations.filter(({ rule }) => rule.id === id).length < (left.get(id) ?? 0),
  )
  if (!helps) return true
  return now.violations.some((violation) => {
    const { id } = violation.rule
    const known = left.get(id) ?? 0
    left.set(id, known - 1)
    return known <= 0 && severity(violation) < mildest && !signed.has(id) && !options.isAboutReviews(id)
  })
}

function rulesOf(rounds: readonly (readonly Violation[])[]): string[] {
  return [...new Set(rounds.flat().map(({ rule }) => rule.id))].sort()
}
