import { type Grade, grades } from '../pack/pack-shape.ts'
import { readOptions } from '../pack/read-options.ts'
import type { ResolvedRule } from '../pack/resolve-rules.ts'
import { weakenings } from '../pack/weakenings.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Problem } from '../shape/problem.ts'
import type { Report } from '../shape/shape.ts'
import type { YamlEntry, YamlMap, YamlNode } from '../shape/yaml-tree.ts'
import type { Place } from '../text/span.ts'
import type { RuleSettings } from './config-shape.ts'

/** A rule as a project has set it, and the line of the config that last changed it. */
export interface SetRule {
  readonly rule: ResolvedRule
  readonly on: boolean
  readonly setAt: Place | undefined
}

export function asShipped(rule: ResolvedRule): SetRule {
  return { rule, on: true, setAt: undefined }
}

/** Told the rule where it is one that nobody knows. */
export type SettingsReport = (problem: Problem, unknownRule?: string) => void

/**
 * Applies settings to rules: off, on, hint, a grade, or options. A rule nobody knows and a locked one weakened are
 * reported. Settings of `postlint/…` are for the rules that postlint brings itself: see {@link ownSettings}.
 */
export function applySettings(rules: readonly SetRule[], settings: RuleSettings, report: SettingsReport): SetRule[] {
  const changed = new Map(rules.map((each) => [each.rule.id, each]))
  for (const { name, nameSpan, value } of settings) {
    if (isOwn(name)) continue
    const ids = idsOf(name, changed.keys())
    for (const id of ids) {
      const before = changed.get(id)
      if (before !== undefined) changed.set(id, { ...applySetting(before, value, nameSpan, report), setAt: nameSpan })
    }
    if (ids.length === 0) report(unknownRule(name, nameSpan, changed.keys()), name)
  }
  return [...changed.values()]
}

function idsOf(name: string, known: Iterable<string>): string[] {
  return [...known].filter((id) => (name.endsWith('/*') ? id.startsWith(name.slice(0, -1)) : id === name))
}

function isOwn(name: string): boolean {
  return name.startsWith('postlint/')
}

/** What a project says of one of postlint’s own rules. */
export interface OwnSetting {
  readonly on: boolean
  readonly grade?: Grade
  readonly hint?: boolean
  readonly setAt: Place
}

/** The settings of postlint’s own rules, which have no options. `known`: their ids. */
export function ownSettings(
  known: readonly string[],
  settings: RuleSettings,
  report: Report,
): ReadonlyMap<string, OwnSetting> {
  const found = new Map<string, OwnSetting>()
  for (const { name, nameSpan, value } of settings) {
    if (!isOwn(name)) continue
    const ids = idsOf(name, known)
    if (ids.length === 0) report(unknownRule(name, nameSpan, known))
    const change = readOwnSetting(value, report)
    if (change !== undefined) for (const id of ids) found.set(id, { ...change, setAt: nameSpan })
  }
  return found
}

function readOwnSetting(node: YamlNode, report: Report): Omit<OwnSetting, 'setAt'> | undefined {
  const word = node.kind === 'scalar' ? node.text : ''
  const grade = grades.find((each) => String(each) === word)
  if (word === 'off' || word === 'false') return { on: false }
  if (word === 'on' || word === 'true') return { on: true }
  if (word === 'hint') return { on: true, hint: true }
  if (grade !== undefined) return { on: true, grade, hint: false }
  report({
    span: node.span,
    message: {
      zh: '这条规则没有选项，只能是 off、on、hint 或等级 1–3',
      en: 'This rule has no options; it is off, on, hint or a grade 1–3',
    },
  })
  return undefined
}

function applySetting(before: SetRule, node: YamlNode, place: Place, report: Report): SetRule {
  const { rule } = before
  if (node.kind === 'map') return { ...before, rule: withOptions(rule, node, place, report), on: true }
  const word = node.kind === 'scalar' ? node.text : ''
  if (word === 'off' || word === 'false') {
    if (!rule.locked) return { ...before, on: false }
    report({
      span: place,
      message: {
        zh: `规则「${rule.id}」已锁定，不能关闭`,
        en: `The rule “${rule.id}” is locked and cannot be switched off`,
      },
    })
    return before
  }
  if (word === 'on' || word === 'true') return { ...before, on: true }
  if (word === 'hint') return { ...before, rule: changedRule(rule, { hint: true }, place, report), on: true }
  const grade = grades.find((each) => String(each) === word)
  if (grade !== undefined)
    return { ...before, rule: changedRule(rule, { grade, hint: false }, place, report), on: true }
  report({
    span: node.span,
    message: {
      zh: `「${word}」不是规则的设置，可以是 off、on、hint、1–3 或「选项: 值」`,
      en: `“${word}” is no setting of a rule; it is off, on, hint, 1–3 or a map of options`,
    },
  })
  return before
}

function withOptions(rule: ResolvedRule, node: YamlMap, place: Place, report: Report): ResolvedRule {
  const own: YamlEntry[] = []
  const change: { grade?: Grade; hint?: boolean } = {}
  for (const entry of node.entries) {
    const { key, value } = entry
    if (key === 'grade') {
      const grade = grades.find((each) => value.kind === 'scalar' && value.value === each)
      if (grade === undefined)
        report({ span: value.span, message: { zh: '等级应为 1、2 或 3', en: 'A grade is 1, 2 or 3' } })
      else change.grade = grade
    } else if (key === 'hint') {
      if (value.kind === 'scalar' && typeof value.value === 'boolean') change.hint = value.value
      else report({ span: value.span, message: { zh: 'hint 应为 true 或 false', en: 'hint is true or false' } })
    } else own.push(entry)
  }
  const options = readOptions(rule.check, { ...node, entries: own }, rule.options, place, report)
  return changedRule(rule, { ...change, ...(options === undefined ? {} : { options }) }, place, report)
}

function changedRule(
  rule: ResolvedRule,
  change: { readonly grade?: Grade; readonly hint?: boolean; readonly options?: Readonly<Record<string, unknown>> },
  place: Place,
  report: Report,
): ResolvedRule {
  if (rule.locked) {
    for (const what of weakenings(rule, change)) {
      report({
        span: place,
        message: {
          zh: `规则「${rule.id}」已锁定，不能${what.zh}`,
          en: `The rule “${rule.id}” is locked; you cannot ${what.en}`,
        },
      })
    }
  }
  return { ...rule, ...change, gradeGiven: rule.gradeGiven || change.grade !== undefined }
}

function unknownRule(name: string, span: Place, known: Iterable<string>) {
  const guess = nearest(name, known)
  return {
    span,
    message: { zh: `启用的规则包里没有规则「${name}」`, en: `No pack that is on has a rule “${name}”` },
    help: didYouMean(guess, { zh: '`postlint rules` 会列出全部规则', en: '`postlint rules` lists all rules' }),
  }
}
