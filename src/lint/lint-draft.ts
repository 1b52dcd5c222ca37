import type { Account } from '../account/account.ts'
import type { DraftContext, Finding, Outcome, Signature } from '../checks/check.ts'
import type { Draft } from '../draft/draft.ts'
import type { Platform } from '../draft/keys.ts'
import { postingOf, type ScopeName } from '../draft/posting.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import { aboutOf } from './about.ts'
import { type Bench, isInForce, judgingDay } from './bench.ts'
import { excuseDraft } from './excuse-draft.ts'
import { type FileReport, unjudgeable } from './file-report.ts'
import { eachOnce, makeViolation, unjudgedBy, unjudgedList } from './make-violation.ts'
import { mergeViolations } from './merge-violations.ts'
import { fixOf, type Patience } from './offer-fix.ts'
import { ownFindings } from './own-rules.ts'
import { type DraftRule, draftRules } from './rules-by-use.ts'
import { ShownText } from './shown-text.ts'
import { type Scope, TextPool } from './text-pool.ts'
import type { Fix, RuleInfo, Unjudged, Violation } from './violation.ts'

/** Judges one draft by all rules. Pure: the same draft and bench give the same report. */
export function lintDraft(draft: Draft, bench: Bench): FileReport {
  if (draft.problems.length > 0) return unjudgeable(draft.path, draft.problems, draft.source)
  const violations: Violation[] = ownFindings(draft, bench).map(({ rule, span, data }) =>
    makeViolation(draft, rule, span, data),
  )
  const unjudged: Unjudged[] = []
  const signatures: Signature[] = []
  const account = bench.accountOf(draft.meta.account)
  const texts = new TextPool(bench.lexicon)
  const { outside } = bench
  const rules = draftRules(bench.rules)
  const day = judgingDay(draft, outside)
  const platforms = platformsOf(draft, account, bench)
  // What is judged on several platforms counts once.
  const judged = platforms.length === 1 ? undefined : new Set<string>()
  let rulesJudged = 0
  for (const platform of platforms) {
    const posting = postingOf(draft, platform)
    const scope = texts.scopesOf(posting)
    const plain: DraftContext = {
      path: draft.path,
      fields: draft.frontMatter.root,
      posting,
      account,
      because: undefined,
      scope: (name) => scope(name).texts,
      outside,
    }
    for (const each of rules) {
      if (!isInForce(each, day)) continue
      const { rule, id } = each
      const verdict = each.holds(posting, account)
      if (verdict.holds === false) continue
      judged?.add(id)
      rulesJudged++
      if (verdict.holds === 'unknown') {
        unjudged.push(unjudgedBy(id, { notJudged: verdict.lack }))
        continue
      }
      const started = bench.clock?.now() ?? 0
      const context = verdict.because === undefined ? plain : { ...plain, because: verdict.because }
      runRule(each, context, scope, texts, (found) => {
        if ('notJudged' in found) unjudged.push(unjudgedBy(id, found))
        else if ('signed' in found) signatures.push(found.signed)
        else violations.push(makeViolation(draft, rule, found.span, found.data ?? {}, found.fix))
      })
      bench.clock?.spent(id, bench.clock.now() - started)
    }
  }
  const cleared = violations.filter(({ rule }) => {
    const found = clearing(rule, draft, bench)
    if (found !== undefined) signatures.push(...found)
    return found !== undefined
  })
  const open = cleared.length === 0 ? violations : violations.filter((each) => !cleared.includes(each))
  const excused = draft.directives.length === 0 ? undefined : excuseDraft(draft, open, unjudged, bench)
  if (excused !== undefined) unjudged.push(...excused.unjudged)
  const shown = mergeViolations(excused?.open ?? open, (id) => bench.origins.get(id) ?? id)
  const report: { -readonly [K in keyof FileReport]: FileReport[K] } = {
    subject: 'draft',
    path: draft.path,
    about: aboutOf(draft, bench),
    problems: NONE,
    violations: shown.length === 0 ? NONE : shown,
    cleared: cleared.length === 0 ? NONE : cleared,
    suppressed: excused?.suppressed ?? NONE,
    signatures: signatures.length === 0 ? NONE : eachOnce(signatures),
    unjudged: unjudgedList(unjudged),
    rulesJudged: judged?.size ?? rulesJudged,
    text: shown.length > 0 ? new ShownText(draft.source) : undefined,
  }
  if (excused !== undefined && excused.waiting.length > 0) report.waiting = excused.waiting
  return report
}

/** One for all: reports of a hundred thousand drafts are kept, and most have nothing to say. */
const NONE: readonly never[] = []

/** A flag of an assisted rule is cleared by signatures for all clauses that it names; nothing else ever is. */
function clearing({ assisted, clauses }: RuleInfo, draft: Draft, { signatureFor }: Bench): Signature[] | undefined {
  if (!assisted || signatureFor === undefined || clauses.length === 0) return undefined
  const signatures = clauses.flatMap((clause) => signatureFor(draft, clause) ?? [])
  return signatures.length === clauses.length ? signatures : undefined
}

/** The platforms a draft goes to: its own word, else its account's, else the project's. */
export function platformsOf(
  draft: Draft,
  account: Account | undefined,
  bench: Pick<Bench, 'defaultPlatforms'>,
): readonly Platform[] {
  if (draft.meta.platforms.length > 0) return draft.meta.platforms
  const named = account?.profile.platform ?? []
  return named.length > 0 ? named : bench.defaultPlatforms
}

/** Runs a rule; its findings come back in offsets of the file. */
function runRule(
  { id, run, scopes, needs, prepared }: DraftRule,
  context: DraftContext,
  scope: (name: ScopeName) => Scope,
  texts: TextPool,
  tell: (found: Told) => void,
): void {
  const { draft } = context.posting
  try {
    if (scopes === undefined) {
      for (const found of run(context, prepared)) tell('span' in found ? withFix(found, draft, texts) : found)
      return
    }
    for (const name of scopes) {
      for (const pooled of scope(name).pooled) {
        if (needs !== undefined && pooled.hits(needs).length === 0) continue
        for (const found of run(pooled.within(context), prepared)) {
          tell('span' in found ? toFile(found, pooled.text, draft, texts.patience) : found)
        }
      }
    }
  } catch (cause) {
    throw new Error(`${draft.path}: the rule ${id} failed`, { cause })
  }
}

/** What a check says, in offsets of the file. */
type Told = Exclude<Outcome, Finding> | FileFinding
type FileFinding = Omit<Finding, 'remedy'> & { readonly fix: Fix | undefined }

/** Carries a finding from its text to the file. */
function toFile({ span, data, remedy }: Finding, text: ScopeText, draft: Draft, patience: Patience): FileFinding {
  const fix = remedy === undefined ? undefined : fixOf(draft, text, span, remedy, patience)
  return { span: text.mapped.toSource(span), fix, ...(data === undefined ? {} : { data }) }
}

/** A finding of a check that looks at the whole file. Its remedy says which text it is for. */
function withFix({ span, data, remedy }: Finding, draft: Draft, texts: TextPool): FileFinding {
  const text = remedy?.within === undefined ? undefined : texts.of(remedy.within).text
  const fix =
    remedy?.span === undefined || text === undefined
      ? undefined
      : fixOf(draft, text, remedy.span, remedy, texts.patience)
  return { span, fix, ...(data === undefined ? {} : { data }) }
}
