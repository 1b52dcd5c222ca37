import type { Post } from '../checks/calendar/post.ts'
import type { Rule } from '../pack/rule.ts'
import { type CalendarPart, isDated } from './calendar-part.ts'
import { unjudgedBy, unjudgedList } from './make-violation.ts'
import type { Unjudged, Violation } from './violation.ts'

/** What the calendar says of one draft. */
export interface CalendarReport {
  readonly violations: readonly Violation[]
  readonly unjudged: readonly Unjudged[]
  /** How many rules of the calendar the draft was judged by. */
  readonly rulesJudged: number
}

/**
 * What came of the posts of one account. All for which the same rules are set alike and hold were judged by the same
 * rules and lack the same: one report stands for all of them that nothing was found in.
 */
export class CalendarVerdicts {
  readonly #shares: readonly Share[]
  readonly #violations = new Map<string, Violation[]>()
  /** By file. One share needs no looking up. */
  readonly #shareOf: ReadonlyMap<string, Share> | undefined
  #last: { readonly id: string; readonly rules: readonly string[]; readonly holds: boolean } | undefined

  /** @param parts those of one account */
  constructor(parts: readonly CalendarPart[]) {
    this.#shares = parts.map((part) => ({
      ...part,
      byRules: new Map(
        part.collected
          .filter(isDated)
          .map(({ rules }) => [rules, { violations: NONE, unjudged: NONE, rulesJudged: 0 }]),
      ),
    }))
    if (parts.length > 1)
      this.#shareOf = new Map(this.#shares.flatMap((share) => share.collected.map(({ file }) => [file, share])))
  }

  /** Whether a rule is one of those that hold for a post. Mostly asked of the same lists. */
  holds(id: string, rules: readonly string[]): boolean {
    if (this.#last?.id !== id || this.#last.rules !== rules) this.#last = { id, rules, holds: rules.includes(id) }
    return this.#last.holds
  }

  /** Whether a rule is set for any draft of the account just so. */
  uses(rule: Rule): boolean {
    return this.#shares.some(({ rules }) => rules.includes(rule))
  }

  /** Whether a rule is set just so for the draft of a post. */
  isSetFor({ file }: Post, rule: Rule): boolean {
    return this.#shareOf === undefined || this.#shareOf.get(file)?.rules.includes(rule) === true
  }

  find({ file }: Post, violation: Violation): void {
    const found = this.#violations.get(file)
    if (found === undefined) this.#violations.set(file, [violation])
    else found.push(violation)
  }

  /** A rule is done. */
  settle(rule: Rule, lack: Unjudged | undefined): void {
    for (const { rules: set, byRules } of this.#shares) {
      if (!set.includes(rule)) continue
      for (const [rules, { unjudged, rulesJudged, violations }] of byRules) {
        if (!rules.includes(rule.id)) continue
        const after =
          lack === undefined
            ? { violations, unjudged, rulesJudged: rulesJudged + 1 }
            : { violations, unjudged: [...unjudged, lack], rulesJudged }
        byRules.set(rules, after)
      }
    }
  }

  /** Hands over what came of drafts, by their files. */
  tell(files: ReadonlySet<string>, reports: Map<string, CalendarReport>): void {
    for (const { collected, byRules } of this.#shares) {
      for (const { file, post, rules } of collected) {
        if (!files.has(file) || rules.length === 0) continue
        if (post === undefined) reports.set(file, timeless(rules))
        else {
          const report = byRules.get(rules) as CalendarReport
          const violations = this.#violations.get(file)
          reports.set(file, violations === undefined ? report : { ...report, violations })
        }
      }
    }
  }
}

interface Share extends CalendarPart {
  readonly byRules: Map<readonly string[], CalendarReport>
}

/** Nothing can be said of a draft that says no time of publishing. */
function timeless(rules: readonly string[]): CalendarReport {
  const unjudged = unjudgedList(rules.map((id) => unjudgedBy(id, { notJudged: 'publish-time' })))
  return { violations: NONE, unjudged, rulesJudged: 0 }
}

const NONE: readonly never[] = []
