import type { Draft } from '../draft/draft.ts'
import type { Bench } from './bench.ts'
import { directiveNotAllowed, expiredDirective } from './directive-rules.ts'
import { infoOf, makeViolation, unjudgedBy } from './make-violation.ts'
import { ownRules } from './own-rules.ts'
import { planSilences } from './plan-silences.ts'
import { calendarRules } from './rules-by-use.ts'
import { type Silence, silence } from './silence.ts'
import type { Suppressed } from './suppressed.ts'
import type { Unjudged, Violation } from './violation.ts'

/** What the directives of a draft leave of its violations. */
export interface Excused {
  /** With what is wrong with the directives themselves. */
  readonly open: readonly Violation[]
  readonly suppressed: readonly Suppressed[]
  readonly unjudged: readonly Unjudged[]
  /** What may yet excuse something that the calendar finds. */
  readonly waiting: readonly WaitingSilence[]
}

export interface WaitingSilence {
  readonly silence: Silence
  readonly isUsed: boolean
}

/** @param violations as they were found, not merged @param unjudged the rules that could not judge the draft */
export function excuseDraft(
  draft: Draft,
  violations: readonly Violation[],
  unjudged: readonly Unjudged[],
  bench: Bench,
): Excused {
  const { silences, told, lacksToday } = planSilences(draft, bench)
  const { open, suppressed, used, refused } = silence(violations, silences, ruleOfBench(bench))
  const calendar = new Set(calendarRules(bench.rules).map(({ id }) => id))
  const silent = new Set(unjudged.map(({ rule }) => rule))
  // A rule that is switched off, or could not judge, might need its exception tomorrow.
  const judged = new Set([...bench.rules, ...ownRules].map(({ id }) => id).filter((id) => !silent.has(id)))
  const waiting = silences.filter(({ rules }) => rules.some((id) => calendar.has(id)))
  const unused = silences.filter(
    (each) => !used.has(each) && !waiting.includes(each) && each.rules.some((id) => judged.has(id)),
  )
  return {
    open: [
      ...open,
      ...told.map(({ rule, span, data }) => makeViolation(draft, rule, span, data)),
      ...unused.map(({ ifUnused }) => ifUnused),
      ...[...refused].map(([each, problem]) => refusal(each, problem)),
    ],
    suppressed,
    unjudged: lacksToday ? [unjudgedBy(expiredDirective.id, { notJudged: 'today' })] : [],
    waiting: waiting.map((each) => ({ silence: each, isUsed: used.has(each) })),
  }
}

/** What directives leave of the violations that the calendar finds in their draft. */
export function excuseCalendar(
  violations: readonly Violation[],
  waiting: readonly WaitingSilence[],
  bench: Pick<Bench, 'rules'>,
): Pick<Excused, 'open' | 'suppressed'> {
  if (waiting.length === 0) return { open: violations, suppressed: [] }
  const silences = waiting.map((each) => each.silence)
  const { open, suppressed, used, refused } = silence(violations, silences, ruleOfBench(bench))
  const unused = waiting.filter(({ isUsed, silence: each }) => !isUsed && !used.has(each))
  return {
    open: [
      ...open,
      ...unused.map(({ silence: { ifUnused } }) => ifUnused),
      ...[...refused].map(([each, problem]) => refusal(each, problem)),
    ],
    suppressed,
  }
}

function refusal({ ifUnused, name }: Silence, problem: { readonly zh: string; readonly en: string }): Violation {
  return { ...ifUnused, rule: infoOf(directiveNotAllowed), data: { name, problem } }
}

function ruleOfBench({ rules }: Pick<Bench, 'rules'>) {
  return (id: string) => rules.find((rule) => rule.id === id)
}
