import type { Rule } from '../pack/rule.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { directiveRules } from './directive-rules.ts'
import type { Suppressed } from './suppressed.ts'
import type { RuleInfo, Violation } from './violation.ts'

/** One name of a directive, and what it excuses where. Plain data: it outlives its draft. */
export interface Silence {
  /** As written. */
  readonly name: string
  /** What is told if it excuses nothing; it points at the name. */
  readonly ifUnused: Violation
  /** The rules that it names. */
  readonly rules: readonly string[]
  /** It excuses violations that start in here: offsets of the file, half-open. */
  readonly from: number
  readonly to: number
  /** Where it ends for single rules: an `enable` may name fewer than the `disable`. */
  readonly ends: Readonly<Record<string, number>>
  readonly reason: string
  /** The last day on which it holds. */
  readonly until?: number
}

export interface Silenced {
  readonly open: readonly Violation[]
  readonly suppressed: readonly Suppressed[]
  /** Those that met a violation, whether they may excuse it or not. */
  readonly used: ReadonlySet<Silence>
  /** Those that met one which they may not excuse, and why not. */
  readonly refused: ReadonlyMap<Silence, Bilingual>
}

/**
 * Takes out the violations that directives excuse. They must not be merged yet: a place where two rules found the same
 * is excused for each of them by itself.
 */
export function silence(
  violations: readonly Violation[],
  silences: readonly Silence[],
  ruleOf: (id: string) => Rule | undefined,
): Silenced {
  const open: Violation[] = []
  const suppressed = new Map<string, Suppressed>()
  const used = new Set<Silence>()
  const refused = new Map<Silence, Bilingual>()
  for (const violation of violations) {
    const { id } = violation.rule
    const covering = OWN.has(id) ? [] : silences.filter((each) => covers(each, violation))
    const [first] = covering
    for (const each of covering) used.add(each)
    const protection = first === undefined ? undefined : protectionOf(violation.rule, ruleOf(id))
    if (first === undefined || protection !== undefined) {
      open.push(violation)
      if (protection !== undefined) for (const each of covering) refused.set(each, protection)
      continue
    }
    const { reason, until } = first
    const { start, end } = violation.span
    // On two platforms the same is found twice.
    suppressed.set(`${id} ${start} ${end}`, {
      violation,
      by: 'directive',
      reason,
      ...(until === undefined ? {} : { until }),
    })
  }
  return { open, suppressed: [...suppressed.values()], used, refused }
}

const OWN: ReadonlySet<string> = new Set(directiveRules.map(({ id }) => id))

function covers({ rules, from, to, ends }: Silence, { rule, span }: Violation): boolean {
  return rules.includes(rule.id) && from <= span.start && span.start < Math.min(to, ends[rule.id] ?? to)
}

/** Why no directive may excuse a rule. */
export function protectionOf(
  info: RuleInfo,
  rule: Pick<Rule, 'silenceable' | 'locked'> | undefined,
): Bilingual | undefined {
  if (info.assisted) return { zh: '要由人签署来确认', en: 'is for a person to confirm by signing' }
  if (rule?.silenceable === true) return undefined
  if (info.grade === 1 && !info.hint) return { zh: '是一级事故', en: 'is of grade 1' }
  return rule?.locked === true ? { zh: '已锁定', en: 'is locked' } : undefined
}
