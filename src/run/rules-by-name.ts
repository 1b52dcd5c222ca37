import type { Bench } from '../lint/bench.ts'
import { ownRules } from '../lint/own-rules.ts'
import type { RuleInfo } from '../lint/violation.ts'

/** What a report may name: the rules of a bench and postlint’s own. */
export function rulesByName(bench: Bench): ReadonlyMap<string, RuleInfo> {
  let rules = known.get(bench)
  if (rules === undefined) {
    rules = new Map([...ownRules, ...bench.rules].map((rule) => [rule.id, rule]))
    known.set(bench, rules)
  }
  return rules
}

const known = new WeakMap<Bench, ReadonlyMap<string, RuleInfo>>()
