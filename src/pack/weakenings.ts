import type { Bilingual } from '../text/bilingual.ts'
import type { Grade } from './pack-shape.ts'
import type { ResolvedRule } from './resolve-rules.ts'

/** In which ways a change would weaken a rule. Limits may be tightened, grades made worse; nothing else of a locked rule may change. */
export function weakenings(
  rule: Pick<ResolvedRule, 'check' | 'subject' | 'scopes' | 'options' | 'grade' | 'hint' | 'silenceable'>,
  change: {
    readonly check?: { readonly value: string } | undefined
    readonly subject?: { readonly value: string } | undefined
    readonly scope?: readonly { readonly value: string }[] | undefined
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
  const { scope, subject } = change
  // More may be looked at; what was looked at stays.
  const left = scope === undefined ? [] : rule.scopes.filter((each) => !scope.some(({ value }) => value === each))
  for (const each of left)
    found.push({ zh: `不看「${each}」：scope 要包括它`, en: `leave out “${each}”: its scope must include it` })
  if (subject !== undefined && subject.value !== rule.subject)
    found.push({
      zh: `改变 subject：应为「${rule.subject}」`,
      en: `change its subject: it must be “${rule.subject}”`,
    })
  // The options of another check say nothing of this one.
  if (change.check !== undefined && change.check.value !== rule.check.name)
    return [
      ...found,
      { zh: `换掉检查：应为「${rule.check.name}」`, en: `replace its check: it must be “${rule.check.name}”` },
    ]
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
