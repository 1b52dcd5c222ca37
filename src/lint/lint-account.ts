import type { Account } from '../account/account.ts'
import type { Signature } from '../checks/check.ts'
import { LineIndex } from '../text/line-index.ts'
import { type Bench, isInForce } from './bench.ts'
import type { FileReport } from './file-report.ts'
import { eachOnce, makeViolation, unjudgedBy } from './make-violation.ts'
import { mergeViolations } from './merge-violations.ts'
import { ShownText } from './shown-text.ts'
import type { Unjudged, Violation } from './violation.ts'

/** Judges the profile of an account by all rules for accounts. Pure: the same profile and bench give the same report. */
export function lintAccount(account: Account, { rules, origins, outside, clock }: Bench): FileReport {
  const { path, source, root: fields } = account
  const file = { path, source, lines: new LineIndex(source) }
  const violations: Violation[] = []
  const unjudged: Unjudged[] = []
  const signatures: Signature[] = []
  const context = { path, fields, posting: undefined, account, outside, scope: () => [] }
  let rulesJudged = 0
  for (const rule of rules) {
    if (rule.subject !== 'account' || rule.check.reads !== 'fields' || !isInForce(rule, outside.today)) continue
    if (rule.holds(undefined, account).holds !== true) continue
    rulesJudged++
    const started = clock?.now() ?? 0
    for (const found of rule.check.run(context, rule.prepared)) {
      if ('notJudged' in found) unjudged.push(unjudgedBy(rule.id, found))
      else if ('signed' in found) signatures.push(found.signed)
      else violations.push(makeViolation(file, rule, found.span, found.data ?? {}))
    }
    clock?.spent(rule.id, clock.now() - started)
  }
  const shown = mergeViolations(violations, (id) => origins.get(id) ?? id)
  const report: FileReport = {
    subject: 'account',
    path,
    problems: [],
    violations: shown,
    cleared: [],
    suppressed: [],
    signatures: eachOnce(signatures),
    unjudged,
    rulesJudged,
  }
  return shown.length === 0 ? report : { ...report, text: new ShownText(source) }
}
