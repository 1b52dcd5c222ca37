import type { Account } from '../account/account.ts'
import type { Draft } from '../draft/draft.ts'
import type { Bench } from '../lint/bench.ts'
import { collectPost } from '../lint/collect-post.ts'
import { lintAccount } from '../lint/lint-account.ts'
import { lintCalendar } from '../lint/lint-calendar.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import type { Violation } from '../lint/violation.ts'
import { compileRules } from '../pack/compile-rules.ts'
import { examplesOf } from '../pack/examples-of.ts'
import type { Pack } from '../pack/pack.ts'
import type { Example } from '../pack/pack-shape.ts'
import { resolveRules } from '../pack/resolve-rules.ts'
import type { Rule } from '../pack/rule.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import type { Place } from '../text/span.ts'
import { exampleCase } from './example-case.ts'
import type { PackLoader } from './load-packs.ts'
import { namedFiles } from './named-files.ts'
import { zoneOf } from './today.ts'

/** An example that did not do what it should, or a rule without examples. */
export interface ExampleFailure {
  readonly rule: string
  readonly span: Place
  readonly message: Bilingual
  readonly help?: Bilingual
}

export interface ExampleResult {
  readonly pack: Pack
  readonly rules: number
  readonly passed: number
  readonly failures: readonly ExampleFailure[]
}

/** Runs the examples of a pack: each of its rules alone on each of its examples. */
export async function runExamples(pack: Pack, loader: PackLoader): Promise<ExampleResult> {
  const lexicon = new Lexicon()
  const rules = await compileRules(resolveRules(pack, loader.report), lexicon, loader)
  loader.throwProblems({ zh: '规则包有误', en: 'The pack is not right' })
  const failures: ExampleFailure[] = []
  let passed = 0
  for (const rule of rules) {
    for (const side of ['invalid', 'valid'] as const) {
      const examples = examplesOf(rule)[side]
      if (examples.length === 0) failures.push(missingSide(rule, side))
      for (const example of examples) {
        const failure = runExample(rule, example, side, lexicon)
        if (failure === undefined) passed++
        else failures.push({ rule: rule.id, span: spanWithin(rule, example), ...failure })
      }
    }
  }
  return { pack, rules: rules.length, passed, failures }
}

function runExample(
  rule: Rule,
  example: Example,
  side: 'invalid' | 'valid',
  lexicon: Lexicon,
): { message: Bilingual; help?: Bilingual } | undefined {
  if (rule.subject === 'account' && (example.draft !== undefined || example.body !== undefined)) return NO_PROFILE
  const { source, draft, posts, account, outside, problem } = exampleCase(example, rule)
  if (problem !== undefined) return { message: problem }
  const bench: Bench = {
    rules: [rule],
    origins: new Map(),
    lexicon,
    accounts: undefined,
    extraKeys: new Set(draft?.unknownKeys.map(({ key }) => key)),
    accountOf: () => account,
    defaultPlatforms: ['weibo'],
    outside,
  }
  if (rule.check.reads === 'calendar' && posts.length === 0) return NO_POSTS
  const { violations, unjudged, rulesJudged } =
    posts.length > 0
      ? judgePosts(posts, bench)
      : draft === undefined
        ? lintAccount(account as Account, bench)
        : lintDraft(draft, bench)
  const found = violations.filter((violation) => violation.rule.id === rule.id)
  const markedBy = (violation: Violation & { readonly path?: string }): string => {
    const file = posts.find(({ path }) => path === violation.path)
    return (file?.source ?? source).slice(violation.span.start, violation.span.end)
  }
  if (rulesJudged === 0) {
    return {
      message: {
        zh: `规则「${rule.name}」的 when 不适用于这个示例，示例什么也没有证明`,
        en: `The rule “${rule.name}” does not hold for this example, which therefore shows nothing`,
      },
      help:
        rule.subject === 'account'
          ? { zh: '用 account: 写上条件需要的键', en: 'Give the keys that its condition needs under account:' }
          : { zh: '用 front: 写上条件需要的键', en: 'Give the keys that its condition needs under front:' },
    }
  }
  if (side === 'valid') {
    const [first] = found
    if (first === undefined) return undefined
    const words = markedBy(first)
    return {
      message: {
        zh: `规则「${rule.name}」不该报告，却报告了「${words}」`,
        en: `The rule “${rule.name}” should not fire but reports “${words}”`,
      },
    }
  }
  if (found.length === 0) {
    const lack =
      unjudged.length > 0
        ? { zh: '（没有判断：示例缺少它需要的资料）', en: ' (not judged: the example lacks what the rule needs)' }
        : { zh: '', en: '' }
    return {
      message: {
        zh: `规则「${rule.name}」应当报告，却没有${lack.zh}`,
        en: `The rule “${rule.name}” should fire but does not${lack.en}`,
      },
    }
  }
  const wanted = example.at
  if (wanted === undefined) return undefined
  const marked = found.map(markedBy)
  // Made-up front matter has every text in quotes.
  if (marked.includes(wanted) || marked.includes(JSON.stringify(wanted))) return undefined
  return {
    message: {
      zh: `应当标出「${wanted}」，实际标出的是「${marked.join('」「')}」`,
      en: `It should mark “${wanted}” but marks “${marked.join('”, “')}”`,
    },
  }
}

function judgePosts(posts: readonly Draft[], bench: Bench) {
  const toZone = zoneOf('Asia/Shanghai')
  const byFile = new Map(posts.map((draft) => [`/${draft.path}`, draft]))
  const collected = [...byFile].map(([file, draft]) =>
    collectPost(draft, file, { bench, toZone, defaultAccount: undefined }),
  )
  const { today } = bench.outside
  const now = today === undefined ? undefined : toZone({ minutes: 0, ...today })
  const parts = [{ rules: calendarRules(bench.rules), collected }]
  const place = { accountOf: bench.accountOf, filesNamed: namedFiles('/'), now }
  const reports = [...lintCalendar(parts, place, new Set(byFile.keys()))]
  return {
    violations: reports.flatMap(([file, report]) =>
      report.violations.map((each) => ({ ...each, path: byFile.get(file)?.path })),
    ),
    unjudged: reports.flatMap(([, report]) => report.unjudged),
    rulesJudged: collected.filter(({ rules }) => rules.length > 0).length,
  }
}

const NO_POSTS = {
  message: {
    zh: '日历规则的示例要写成 {posts: [2026-11-23T09:00 正文, …]}',
    en: 'An example of a rule of the calendar is written {posts: [2026-11-23T09:00 text, …]}',
  },
}

const NO_PROFILE = {
  message: {
    zh: '账号规则的示例要写成 {account: {…}}',
    en: 'An example of a rule for accounts is written {account: {…}}',
  },
}

function missingSide(rule: Rule, side: 'invalid' | 'valid'): ExampleFailure {
  return {
    rule: rule.id,
    span: rule.place,
    message:
      side === 'invalid'
        ? {
            zh: `规则「${rule.name}」没有一个会报告的示例（invalid）`,
            en: `The rule “${rule.name}” has no example that makes it fire (invalid)`,
          }
        : {
            zh: `规则「${rule.name}」没有一个不报告的示例（valid）`,
            en: `The rule “${rule.name}” has no example that it must leave alone (valid)`,
          },
    help: { zh: '在 examples 里各写一个', en: 'Give one of each under examples' },
  }
}

/** An inherited example is written in another file: then the rule that inherits it is shown. */
function spanWithin(rule: Rule, example: Example): Place {
  return example.span.path === rule.pack.path ? example.span : rule.place
}
