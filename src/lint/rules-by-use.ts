import type { DraftContext, Outcome, ScopeContext } from '../checks/check.ts'
import type { Rule } from '../pack/rule.ts'

/**
 * What is needed of a rule to hold it against a draft. A hundred rules are held against each of a hundred thousand drafts:
 * these are all of one form, which rules and their checks are not.
 */
export interface DraftRule {
  readonly rule: Rule
  readonly id: string
  readonly effective: Rule['effective']
  readonly holds: Rule['holds']
  readonly prepared: unknown
  /** What it is run with: each text of its scopes, or the draft as a whole. */
  readonly scopes: Rule['scopes'] | undefined
  readonly needs: Rule['needs']
  run(context: DraftContext | ScopeContext, prepared: unknown): Iterable<Outcome>
}

/** The rules that are held against one draft after the other, in their order. */
export const draftRules = oncePerList((rules) => rules.flatMap((rule) => draftRule(rule) ?? []))

/** The rules that compare drafts. */
export const calendarRules = oncePerList((rules) => rules.filter(({ check }) => check.reads === 'calendar'))

/** The lists of rules are few, and each serves thousands of drafts. */
function oncePerList<T>(find: (rules: readonly Rule[]) => readonly T[]): (rules: readonly Rule[]) => readonly T[] {
  const known = new WeakMap<readonly Rule[], readonly T[]>()
  return (rules) => {
    let found = known.get(rules)
    if (found === undefined) {
      found = find(rules)
      known.set(rules, found)
    }
    return found
  }
}

function draftRule(rule: Rule): DraftRule | undefined {
  const { id, effective, holds, prepared, scopes, needs, check, subject } = rule
  if (subject !== 'draft' || check.reads === 'calendar') return undefined
  return {
    rule,
    id,
    effective,
    holds,
    prepared,
    scopes: check.reads === 'scope' ? scopes : undefined,
    needs,
    // It is called without its check: none of them looks at `this`.
    run: check.run as DraftRule['run'],
  }
}
