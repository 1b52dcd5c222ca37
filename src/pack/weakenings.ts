import type { Bilingual } from '../text/bilingual.ts'
import type { Grade } from './pack-shape.ts'
import type { ResolvedRule } from './resolve-rules.ts'

/** In which ways a change would weaken a rule. Limits may be tightened, grades made worse; nothing else of a locked rule may change. */
export function weakenings(
  rule: Pick<ResolvedRule, 'options' | 'grade' | 'hint' | 'silenceable'>,
  change: {
    readonly options?: Readonly<Record<string, unknown>> | undefined
    readonly grade?: Grade
    readonly hint?: boolean
    readonly when?: unknown
    readonly locked?: boolean
    readonly assisted?: boolean
    readonly silenceable?: boolean
  },
): Bilingual[] {
  const found: Bilingual[] = []
  if (change.hint === true && !rule.hint) found.push({ zh: '改成建议', en: 'turn it into a hint' })
  if (change.locked === false) found.push({ zh: '解除锁定', en: 'unlock it' })
  if (change.silenceable === true && !rule.silenceable)
    found.push({ zh: '允许用指令停用', en: 'let directives excuse it' })
  if (change.assisted === true) found.push({ zh: '改成由人签署消除', en: 'let a signature clear it' })
  if (change.grade !== undefined && change.grade > rule.grade)
    found.push({ zh: '降低等级', en: 'make its grade milder' })
  if (change.when !== undefined) found.push({ zh: '缩小范围', en: 'narrow it' })
  for (const [key, value] of Object.entries(change.options ?? {})) {
    const before = rule.options[key]
    // How a correction is made takes nothing away from what is found.
    if (key === 'fix') continue
    if (JSON.stringify(value) === JSON.stringify(before)) continue
    const tighter =
      (UPPER_LIMITS.has(key) &&
        typeof value === 'number' &&
        (before === undefined || (typeof before === 'number' && value <= before))) ||
      (LOWER_LIMITS.has(key) &&
        typeof value === 'number' &&
        (before === undefined || (typeof before === 'number' && value >= before)))
    if (!tighter) found.push({ zh: `放宽选项「${key}」`, en: `loosen its option “${key}”` })
  }
  return found
}

/** Options that are tightened by a smaller number, and by a larger one. */
const UPPER_LIMITS: ReadonlySet<string> = new Set(['max', 'max-items', 'days'])
const LOWER_LIMITS: ReadonlySet<string> = new Set(['min', 'min-items'])
