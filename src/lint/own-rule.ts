import type { Bilingual } from '../text/bilingual.ts'
import type { RuleInfo } from './violation.ts'

/** A rule that postlint brings itself. @param attempt what to do instead */
export function own(name: string, hint: boolean, message: Bilingual, why: Bilingual, attempt: Bilingual): RuleInfo {
  return {
    id: `postlint/${name}`,
    grade: 3,
    gradeGiven: true,
    hint,
    assisted: false,
    message,
    why,
    try: attempt,
    incident: undefined,
    clauses: [],
  }
}
