import { accountFields } from '../account/account.ts'
import type { Subject } from '../checks/check.ts'
import { spellingsOf } from '../draft/canonical.ts'
import { draftKeys, type KeyEntry } from '../draft/keys.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Report } from '../shape/shape.ts'
import type { YamlEntry, YamlNode } from '../shape/yaml-tree.ts'
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

export type Test =
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
