import { type Account, DEFAULT_ACTIVITY_CATEGORIES, DEFAULT_NEWS_CATEGORIES } from '../account/account.ts'
import { sameName } from '../account/account-name.ts'
import { fieldNode } from '../draft/front-matter.ts'
import type { Posting } from '../draft/posting.ts'
import { isAbsent, nodeAt, textsOf, type YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import type { Condition, Test, Verdict, When } from './when.ts'

/**
 * Asks the same condition of one posting after the other. A dozen conditions serve a hundred rules: each is judged once for
 * all rules that share it.
 */
export function whenJudge(when: When): (posting: Posting | undefined, account: Account | undefined) => Verdict {
  let judge = judges.get(when)
  if (judge === undefined) {
    judge = rememberingLast(when)
    judges.set(when, judge)
  }
  return judge
}

const judges = new WeakMap<When, ReturnType<typeof whenJudge>>()

function rememberingLast(when: When): ReturnType<typeof whenJudge> {
  let last: { readonly posting: Posting | undefined; readonly account: Account | undefined } | undefined
  let verdict = HOLDS_NOT
  return (posting, account) => {
    if (last === undefined || last.posting !== posting || last.account !== account) {
      verdict = judgeWhen(when, posting, account)
      last = { posting, account }
    }
    return verdict
  }
}

/**
 * Whether a rule holds for a posting, or for the profile of an account where there is none. The first alternative that
 * is met decides.
 */
export function judgeWhen(when: When, posting: Posting | undefined, account: Account | undefined): Verdict {
  let lacking = false
  for (const conditions of when) {
    let because: Span | undefined
    let met = true
    for (const condition of conditions) {
      if (condition.path.startsWith('account.') && account === undefined) {
        lacking = true
        met = false
        break
      }
      if (condition.test.kind === 'in-account' && account === undefined && !DEFAULT_LISTS.has(condition.test.list)) {
        lacking = true
        met = false
        break
      }
      const values = valuesAt(condition.path, posting, account)
      if (testValues(condition.test, values, account) === condition.negated) {
        met = false
        break
      }
      because ??= condition.negated ? undefined : spanOf(condition, posting, account)
    }
    if (met) return because === undefined ? HOLDS : { holds: true, because }
  }
  return lacking ? UNKNOWN : HOLDS_NOT
}

const HOLDS: Verdict = { holds: true }
const HOLDS_NOT: Verdict = { holds: false }
const UNKNOWN: Verdict = { holds: 'unknown', lack: 'account' }

function testValues(test: Test, values: readonly string[], account: Account | undefined): boolean {
  switch (test.kind) {
    case 'present':
      return values.length > 0
    case 'any-of':
      return values.some((value) => test.values.includes(value))
    case 'in-account': {
      const list = accountList(test.list, account)
      return values.some((value) => list.some((name) => sameName(name, value)))
    }
  }
}

/** Lists that hold for accounts that say nothing, and for drafts without an account. */
const DEFAULT_LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['news-categories', DEFAULT_NEWS_CATEGORIES],
  ['activity-categories', DEFAULT_ACTIVITY_CATEGORIES],
])

/** A list of the profile, or the one text that it holds. */
function accountList(name: string, account: Account | undefined): readonly string[] {
  const written = nodeAt(account?.root, name)
  return written === undefined ? (DEFAULT_LISTS.get(name) ?? []) : textsOf(written)
}

function valuesAt(path: string, posting: Posting | undefined, account: Account | undefined): readonly string[] {
  if (path.startsWith('account.')) return present(nodeAt(account?.root, path.slice('account.'.length)))
  if (posting === undefined) return []
  const { meta, frontMatter } = posting.draft
  switch (path) {
    case 'kind':
      return [meta.kind]
    case 'status':
      return [meta.status]
    case 'platform':
      return [posting.platform]
    case 'crisis':
      return [String(meta.crisis)]
    case 'major':
      return [String(meta.major)]
    case 'commercial':
      return [String(meta.commercial)]
    case 'ai':
      return [String(meta.ai)]
    case 'category':
      return meta.categories
    default:
      return present(fieldNode(frontMatter, path))
  }
}

/** The texts of a node; a map that holds something counts as one text, so that `present` sees it. */
function present(node: YamlNode | undefined): readonly string[] {
  if (node === undefined || isAbsent(node)) return []
  const texts = textsOf(node)
  return texts.length > 0 ? texts : ['']
}

/** Where the matching value is written: rules of categories and of switches point there. */
function spanOf(
  { path, test }: Condition,
  posting: Posting | undefined,
  account: Account | undefined,
): Span | undefined {
  if (posting === undefined || path.startsWith('account.')) return undefined
  const node = fieldNode(posting.draft.frontMatter, path)
  if (node === undefined || path === 'kind' || path === 'platform') return undefined
  if (node.kind !== 'list') return node.span
  const item = node.items.find((each) => each.kind === 'scalar' && testValues(test, [each.text], account))
  return (item ?? node).span
}
