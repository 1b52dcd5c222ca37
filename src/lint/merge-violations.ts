import type { RuleInfo, Violation } from './violation.ts'

/**
 * The same finding of rules with one origin, or of one rule on two platforms, is one violation: it cites all clauses,
 * at the worst grade. The rest is put in order: by place, then by rule.
 *
 * @param originOf the rule at the end of a rule's chain of inheritance
 */
export function mergeViolations(violations: readonly Violation[], originOf: (rule: string) => string): Violation[] {
  const merged = new Map<string, Violation>()
  for (const violation of violations) {
    const { rule, span, related, data } = violation
    // Of one post the calendar may tell several things, all at its time of publishing.
    const told = related === undefined ? '' : JSON.stringify(data)
    const key = `${originOf(rule.id)} ${span.start} ${span.end} ${told}`
    const twin = merged.get(key)
    merged.set(key, twin === undefined ? violation : join(twin, violation))
  }
  return [...merged.values()].sort(byPlace)
}

/** Path is the same within a file: start, end, rule, each by number or code unit, so that the order is the same everywhere. */
export function byPlace(a: Violation, b: Violation): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
  )
}

function join(a: Violation, b: Violation): Violation {
  if (a.rule.id === b.rule.id) return a
  const [first, second] = severity(a) <= severity(b) ? [a, b] : [b, a]
  const fix = first.fix ?? second.fix
  const also = [...first.also, second.rule.id, ...second.also]
  return { ...first, rule: citing(first.rule, [second.rule]), also, ...(fix === undefined ? {} : { fix }) }
}

/** A rule that speaks for others too: it cites their clauses after its own, each once. */
export function citing(rule: RuleInfo, others: readonly RuleInfo[]): RuleInfo {
  const clauses = [...rule.clauses]
  for (const clause of others.flatMap((other) => other.clauses)) {
    if (!clauses.some((known) => known.pack === clause.pack && known.id === clause.id)) clauses.push(clause)
  }
  return { ...rule, clauses }
}

/** Hints come after every grade. */
export function severity({ rule }: Violation): number {
  return rule.hint ? 4 : rule.grade
}
