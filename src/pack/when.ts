import {
  type Account,
  accountFields,
  DEFAULT_ACTIVITY_CATEGORIES,
  DEFAULT_NEWS_CATEGORIES,
} from '../account/account.ts'
import { sameName } from '../account/account-name.ts'
import type { Subject } from '../checks/check.ts'
import { spellingsOf } from '../draft/canonical.ts'
import { fieldNode } from '../draft/front-matter.ts'
import { draftKeys, type KeyEntry } from '../draft/keys.ts'
import type { Posting } from '../draft/posting.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Report } from '../shape/shape.ts'
import { isAbsent, nodeAt, textsOf, type YamlEntry, type YamlNode } from '../shape/yaml-tree.ts'
import type { Place, Span } from '../text/span.ts'

/**
 * The drafts that a rule holds for: a plain match on front-matter and account fields. Alternatives of conditions
 * that must all be met; no expression language.
 */
export type When = readonly (readonly Condition[])[]

export interface Condition {
  /** A canonical path of the front matter, or `account.` and a path of the profile. */
  readonly path: string
  readonly test: Test
  readonly negated: boolean
}

type Test =
  | { readonly kind: 'any-of'; readonly values: readonly string[] }
  | { readonly kind: 'present' }
  | { readonly kind: 'in-account'; readonly list: string }

export const always: When = [[]]

export type Verdict =
  /** `because`: the value of the front matter that made the rule hold. */
  | { readonly holds: true; readonly because?: Span }
  | { readonly holds: false }
  | { readonly holds: 'unknown'; readonly lack: 'account' }

/** Reads the `when` of a rule; what it can't mean is reported. Rules for accounts know only keys of the account. */
export function readWhen(node: YamlNode, subject: Subject, report: Report): When {
  if (node.kind === 'list') return node.items.map((item) => readAlternative(item, subject, report))
  return [readAlternative(node, subject, report)]
}

function readAlternative(node: YamlNode, subject: Subject, report: Report): readonly Condition[] {
  if (node.kind !== 'map') {
    report({ span: node.span, message: { zh: '条件应是一组「键: 值」', en: 'A condition must be a map of keys' } })
    return []
  }
  return node.entries.flatMap((entry) => {
    const path = canonicalPath(entry, report)
    if (path !== undefined && subject === 'account' && !path.startsWith('account.')) {
      report(notOfAccount(entry))
      return []
    }
    return path === undefined
      ? []
      : [readCondition(path, entry.value, report)].filter((condition) => condition !== undefined)
  })
}

function notOfAccount({ key, keySpan }: YamlEntry) {
  const name = `account.${key}`
  return {
    span: keySpan,
    message: {
      zh: `检查账号资料的规则不能看草稿的键「${key}」`,
      en: `A rule for account profiles cannot look at “${key}” of a draft`,
    },
    help: Object.hasOwn(accountFields, key)
      ? didYouMean(name)
      : { zh: '键要以 account. 开头', en: 'Its keys begin with account.' },
  }
}

function readCondition(path: string, node: YamlNode, report: Report): Condition | undefined {
  if (node.kind === 'map') {
    const [entry, ...rest] = node.entries
    if (entry !== undefined && rest.length === 0) {
      if (entry.key === 'not') {
        const inner = readCondition(path, entry.value, report)
        return inner === undefined ? undefined : { ...inner, negated: !inner.negated }
      }
      if (entry.key === 'from' && entry.value.kind === 'scalar') {
        if (Object.hasOwn(accountFields, entry.value.text)) {
          return { path, test: { kind: 'in-account', list: entry.value.text }, negated: false }
        }
        report(unknown(entry.value.span, entry.value.text, Object.keys(accountFields)))
        return undefined
      }
    }
    report({
      span: node.span,
      message: {
        zh: '这里只能写值、列表、{not: …}、{from: 账号名单}、present 或 absent',
        en: 'Only a value, a list, {not: …}, {from: LIST}, present or absent can stand here',
      },
    })
    return undefined
  }
  if (node.kind === 'scalar' && node.text === 'present') return { path, test: { kind: 'present' }, negated: false }
  if (node.kind === 'scalar' && node.text === 'absent') return { path, test: { kind: 'present' }, negated: true }
  const items = node.kind === 'list' ? node.items : [node]
  const values = items.flatMap((item) => {
    const value = item.kind === 'scalar' ? canonicalWord(path, item.text, item.span, report) : undefined
    return value === undefined ? [] : [value]
  })
  return { path, test: { kind: 'any-of', values }, negated: false }
}

function canonicalPath({ key, keySpan }: YamlEntry, report: Report): string | undefined {
  const [first = '', ...rest] = key.split('.')
  if (first === 'account' && rest.length > 0) {
    if (Object.hasOwn(accountFields, rest[0] ?? '')) return key
    report(
      unknown(
        keySpan,
        key,
        Object.keys(accountFields).map((name) => `account.${name}`),
      ),
    )
    return undefined
  }
  const spellings = spellingsOf(draftKeys)
  const canonical = spellings.get(first)
  if (canonical === undefined) {
    report(unknown(keySpan, key, [...spellings.keys()]))
    return undefined
  }
  const inside = draftKeys[canonical]?.inside
  if (rest.length === 0 || inside === undefined) return [canonical, ...rest].join('.')
  const innerSpellings = spellingsOf(inside)
  const inner = innerSpellings.get(rest[0] ?? '')
  if (inner === undefined) {
    report(
      unknown(
        keySpan,
        key,
        [...innerSpellings.keys()].map((name) => `${canonical}.${name}`),
      ),
    )
    return undefined
  }
  return [canonical, inner, ...rest.slice(1)].join('.')
}

function canonicalWord(path: string, written: string, span: Place, report: Report): string | undefined {
  const words = (draftKeys[path] as KeyEntry | undefined)?.words
  if (words === undefined) return written
  for (const [word, spellings] of Object.entries(words))
    if (written === word || spellings.includes(written)) return word
  report(
    unknown(
      span,
      written,
      Object.entries(words).flatMap(([word, spellings]) => [word, ...spellings]),
    ),
  )
  return undefined
}

function unknown(span: Place, word: string, known: readonly string[]) {
  const guess = nearest(word, known)
  return {
    span,
    message: { zh: `没有「${word}」`, en: `Unknown “${word}”` },
    help: didYouMean(guess, { zh: `可用的有：${known.join('、')}`, en: `Known: ${known.join(', ')}` }),
  }
}

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
