import { own } from './own-rule.ts'
import type { RuleInfo } from './violation.ts'

/** What can be wrong with the comments by which people excuse violations. No directive excuses these. */
export const unusedDirective = own(
  'unused-directive',
  false,
  { zh: '指令里的「{name}」没有停用任何问题', en: 'The directive for “{name}” excuses nothing' },
  {
    zh: '留着没有用的例外，以后真正的问题会被它悄悄放过',
    en: 'An exception that is left behind would quietly excuse a real violation later',
  },
  { zh: '从指令里删去「{name}」；指令里没有别的规则就删去整条', en: 'Remove “{name}” from it, or the whole directive' },
)

export const expiredDirective = own(
  'expired-directive',
  false,
  { zh: '这条例外已于 {until} 到期', en: 'This exception ended on {until}' },
  { zh: '例外只批准到那一天，过了就要改正', en: 'It was granted up to that day; now the violation is to be mended' },
  {
    zh: '改正问题并删去指令；确需延期的，重新批准后改日期',
    en: 'Mend the violation and remove the directive, or have it granted anew',
  },
)

export const directiveWithoutReason = own(
  'directive-without-reason',
  false,
  { zh: '指令没有写理由，不起作用', en: 'The directive gives no reason and has no effect' },
  {
    zh: '没有理由的例外，事后谁也说不清为什么放过',
    en: 'Without a reason nobody can tell later why it was let through',
  },
  {
    zh: '在末尾写「-- 理由」，例如「-- 引用原文，已请示」',
    en: 'End it with “-- reason”, as in “-- a quotation, approved”',
  },
)

export const directiveUnknownRule = own(
  'directive-unknown-rule',
  false,
  { zh: '指令里的规则「{name}」{problem}{guess}', en: 'The rule “{name}” of the directive {problem}{guess}' },
  { zh: '写错的规则名不会停用任何规则', en: 'A mistyped name excuses nothing' },
  { zh: '照报告里的写法写「规则包/规则」', en: 'Write “pack/rule” as the report does' },
)

export const unmatchedEnable = own(
  'unmatched-enable',
  false,
  { zh: '前面没有停用「{name}」，不用恢复', en: 'Nothing above disables “{name}”' },
  {
    zh: '多半是规则名写错，或者停用的那一条已经删去',
    en: 'Most likely a name is mistyped, or the other directive is gone',
  },
  { zh: '删去这条指令，或改成前面停用的规则', en: 'Remove it, or name the rule that is disabled above' },
)

export const malformedDirective = own(
  'malformed-directive',
  false,
  { zh: '看不懂这条指令：{problem}', en: 'This directive makes no sense: {problem}' },
  { zh: '看不懂的指令不起作用', en: 'A directive that makes no sense has no effect' },
  {
    zh: '例如「postlint-disable-next-line 规则包/规则 until 2026-12-31 -- 理由」',
    en: 'As in “postlint-disable-next-line pack/rule until 2026-12-31 -- reason”',
  },
)

export const directiveNotAllowed = own(
  'directive-not-allowed',
  false,
  { zh: '「{name}」{problem}，不能用指令停用', en: '“{name}” {problem}; no directive can excuse it' },
  {
    zh: '一级事故和锁定的规则只有规则包允许时才能例外，由人确认的只有签署才能消除',
    en: 'Grade 1 and locked rules are excused only where their pack allows it; a flag is cleared by signing only',
  },
  {
    zh: '改正问题并删去指令；由人确认的用 `postlint sign` 签署',
    en: 'Mend the violation and remove the directive; a flag is cleared with `postlint sign`',
  },
)

export const directiveRules: readonly RuleInfo[] = [
  unusedDirective,
  expiredDirective,
  directiveWithoutReason,
  directiveUnknownRule,
  unmatchedEnable,
  malformedDirective,
  directiveNotAllowed,
]
