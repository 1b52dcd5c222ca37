import { nothingOutside } from '../../src/checks/outside.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import { type Fixed, fixDraft } from '../../src/fix/fix-draft.ts'
import type { Bench } from '../../src/lint/bench.ts'
import type { FileReport } from '../../src/lint/file-report.ts'
import { lintDraft } from '../../src/lint/lint-draft.ts'
import { compileRules } from '../../src/pack/compile-rules.ts'
import { makePack } from '../../src/pack/pack.ts'
import { parsePack } from '../../src/pack/parse-pack.ts'
import { resolveRules } from '../../src/pack/resolve-rules.ts'
import type { Problem } from '../../src/shape/problem.ts'
import { Lexicon } from '../../src/text/match/lexicon.ts'
import { Patterns } from '../../src/text/pattern/patterns.ts'

type Rules = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What rules, as a pack would have them, make of drafts. Problems of the pack are thrown as text. */
export async function fixer(rules: Rules, judged: (report: FileReport) => FileReport = (report) => report) {
  const filled = Object.entries(rules).map(([name, rule]) => [name, { grade: 3, message: 'x', ...rule }])
  const source = JSON.stringify({ pack: 'test', title: 'test', rules: Object.fromEntries(filled) })
  const problems: Problem[] = []
  const { definition, problems: parsed } = parsePack(source, 'test.yaml')
  problems.push(...parsed)
  if (definition === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  const lexicon = new Lexicon()
  const report = (problem: Problem): void => void problems.push(problem)
  const pack = makePack(definition, 'test.yaml', () => source)
  const compiled = await compileRules(resolveRules(pack, report), lexicon, {
    readBeside: () => ({ text: '' }),
    report,
    patterns: new Patterns(),
  })
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  const bench: Bench = {
    rules: compiled,
    lexicon,
    origins: new Map(),
    accounts: undefined,
    extraKeys: new Set(),
    accountOf: () => undefined,
    outside: nothingOutside,
    defaultPlatforms: ['weibo'],
  }
  return (text: string, unsafe = true): Fixed =>
    fixDraft(parseDraft(text, 'test.md'), {
      unsafe,
      judge: (draft) => judged(lintDraft(draft, bench)),
      isAboutReviews: () => false,
    })
}

/** The text that comes of a draft. */
export function textOf(fixed: Fixed): string {
  return fixed.ok ? fixed.draft.source : `endless: ${fixed.endless.join(' ')}`
}
