import type { Account } from '../../src/account/account.ts'
import { parseAccount } from '../../src/account/account.ts'
import { checks } from '../../src/checks/index.ts'
import { nothingOutside } from '../../src/checks/outside.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import { parseMoment } from '../../src/draft/moment.ts'
import type { Bench } from '../../src/lint/bench.ts'
import type { FileReport } from '../../src/lint/file-report.ts'
import { lintAccount } from '../../src/lint/lint-account.ts'
import { lintDraft } from '../../src/lint/lint-draft.ts'
import { compileRules } from '../../src/pack/compile-rules.ts'
import { makePack } from '../../src/pack/pack.ts'
import { parsePack } from '../../src/pack/parse-pack.ts'
import { resolveRules } from '../../src/pack/resolve-rules.ts'
import type { Problem } from '../../src/shape/problem.ts'
import { Lexicon } from '../../src/text/match/lexicon.ts'
import { Patterns } from '../../src/text/pattern/patterns.ts'
import { mark, unmark } from '../marked.ts'

/** A rule of one check, as a pack would have it. Problems of the pack are thrown as text. */
export async function ruleOf(check: string, options: unknown, more: Record<string, unknown> = {}) {
  if (!checks.has(check)) throw new Error(`No check ${check}`)
  const source = JSON.stringify({
    pack: 'test',
    title: 'test',
    rules: { rule: { check, with: options, grade: 3, message: 'x', ...more } },
  })
  const problems: Problem[] = []
  const { definition, problems: parsed } = parsePack(source, 'test.yaml')
  problems.push(...parsed)
  const lexicon = new Lexicon()
  const pack = definition === undefined ? undefined : makePack(definition, 'test.yaml', () => source)
  const report = (problem: Problem): void => void problems.push(problem)
  const rules =
    pack === undefined
      ? []
      : await compileRules(resolveRules(pack, report), lexicon, {
          readBeside: () => ({ text: '' }),
          report,
          patterns: new Patterns(),
        })
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  return { rules, lexicon }
}

interface More {
  /** Other keys of the rule, such as `when`. */
  readonly rule?: Record<string, unknown>
  /** The profile of the account that a draft goes out by. */
  readonly account?: Record<string, unknown>
  /** The day of the run, `2026-11-23`. */
  readonly today?: string
}

/** Judges a draft by one rule of one check; a profile where the rule has `subject: account`. */
export async function judge(source: string, check: string, options: unknown, more: More = {}): Promise<FileReport> {
  const { rules, lexicon } = await ruleOf(check, options, more.rule)
  const bench: Bench = {
    rules,
    origins: new Map(),
    lexicon,
    accounts: undefined,
    extraKeys: new Set(),
    accountOf: () =>
      more.account === undefined ? undefined : profileOf(JSON.stringify({ account: 'test', ...more.account })),
    outside: { ...nothingOutside, today: more.today === undefined ? undefined : parseMoment(more.today) },
    defaultPlatforms: ['weibo'],
  }
  const [rule] = rules
  if (rule?.subject === 'account') return lintAccount(profileOf(source), bench)
  return lintDraft(parseDraft(source, 'test.md'), bench)
}

/** A profile; its problems are thrown as text. */
export function profileOf(source: string): Account {
  const result = parseAccount(source, 'test.yaml')
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'))
  return result.account
}

/** The draft with the places of the rule’s violations marked «so», to be compared with what a person wrote. */
export async function marked(draft: string, check: string, options: unknown, more: More = {}): Promise<string> {
  const { text } = unmark(draft)
  const { violations } = await judge(text, check, options, more)
  return mark(
    text,
    violations.filter(({ rule }) => rule.id === 'test/rule').map(({ span }) => span),
  )
}
