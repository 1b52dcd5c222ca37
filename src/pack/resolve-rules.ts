import { type Check, type Subject, subjectsOf } from '../checks/check.ts'
import { checks } from '../checks/index.ts'
import type { Moment } from '../draft/moment.ts'
import type { ScopeName } from '../draft/posting.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Report } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import { ancestors, type Clause, homeOf, type Pack, ruleNames } from './pack.ts'
import type { Grade, RuleDefinition } from './pack-shape.ts'
import { readOptions } from './read-options.ts'
import { readScopes } from './read-scopes.ts'
import { weakenings } from './weakenings.ts'
import { always, readWhen, type When } from './when.ts'

/** A rule with everything it inherits, before its options are compiled. */
export interface ResolvedRule {
  /** `pack/rule` */
  readonly id: string
  readonly name: string
  readonly pack: Pack
  /** Where the rule is written. */
  readonly place: Place
  /** The id of the rule at the end of the `from` chain: findings of one origin at one place are one violation. */
  readonly origin: string
  readonly check: Check
  /** What it is held against. */
  readonly subject: Subject
  readonly options: Readonly<Record<string, unknown>>
  readonly scopes: readonly ScopeName[]
  readonly when: When
  readonly clauses: readonly Clause[]
  readonly grade: Grade
  /** False: nobody gave a grade and the mildest is assumed. */
  readonly gradeGiven: boolean
  readonly hint: boolean
  readonly assisted: boolean
  readonly locked: boolean
  /** A directive may excuse it although it is of grade 1 or locked. */
  readonly silenceable: boolean
  /** The day from which the pack holds. */
  readonly effective: Moment | undefined
  readonly message: Bilingual
  readonly why: Bilingual | undefined
  readonly try: Bilingual | undefined
  readonly incident: Bilingual | undefined
  readonly reason: Bilingual | undefined
  /** The examples are this rule's own, not inherited. */
  readonly ownExamples: boolean
}

/** Resolves all rules of a pack: inheritance, clauses, conditions and options. Rules with problems are left out and reported. */
export function resolveRules(pack: Pack, report: Report): ResolvedRule[] {
  if (pack.resolved !== undefined) return [...pack.resolved]
  const resolver = new Resolver(report)
  return pack.definition.rules.flatMap(({ name }) => {
    const rule = resolver.resolve(pack, name)
    return rule === undefined ? [] : [rule]
  })
}

class Resolver {
  readonly #report: Report
  readonly #done = new Map<string, ResolvedRule | undefined>()
  readonly #chain: string[] = []

  constructor(report: Report) {
    this.#report = report
  }

  resolve(pack: Pack, name: string): ResolvedRule | undefined {
    if (pack.resolved !== undefined) return pack.resolved.find((rule) => rule.name === name)
    const id = `${pack.name}/${name}`
    if (this.#done.has(id)) return this.#done.get(id)
    const entry = pack.definition.rules.find((rule) => rule.name === name)
    if (entry === undefined) return undefined
    const place = entry.nameSpan
    this.#chain.push(id)
    const parent = entry.value.from === undefined ? undefined : this.#parent(pack, entry.value.from)
    const sound = entry.value.from === undefined || parent !== undefined
    const rule = sound ? this.#merge(pack, name, place, entry.value, parent) : undefined
    this.#chain.pop()
    this.#done.set(id, rule)
    return rule
  }

  #parent(pack: Pack, from: { readonly value: string; readonly span: Place }): ResolvedRule | undefined {
    const { home, rule: ruleName } = homeOf(pack, from.value)
    if (home === undefined) {
      const packName = from.value.slice(0, from.value.indexOf('/'))
      this.#report({
        span: from.span,
        message: {
          zh: `规则包「${packName}」没有列在 extends 里`,
          en: `The pack “${packName}” is not listed under extends`,
        },
        help: didYouMean(
          nearest(
            packName,
            [pack, ...ancestors(pack)].map((each) => each.name),
          ),
        ) ?? { zh: `在 extends 里加上 ${packName}`, en: `Add ${packName} to extends` },
      })
      return undefined
    }
    if (!ruleNames(home).includes(ruleName)) {
      this.#report({
        span: from.span,
        message: {
          zh: `规则包「${home.name}」里没有规则「${ruleName}」`,
          en: `The pack “${home.name}” has no rule “${ruleName}”`,
        },
        ...help(didYouMean(nearest(ruleName, ruleNames(home)))),
      })
      return undefined
    }
    const id = `${home.name}/${ruleName}`
    if (this.#chain.includes(id)) {
      const chain = [...this.#chain.slice(this.#chain.indexOf(id)), id].join(' → ')
      this.#report({
        span: from.span,
        message: { zh: `规则互相继承：${chain}`, en: `Rules inherit from each other: ${chain}` },
      })
      return undefined
    }
    return this.resolve(home, ruleName)
  }

  #merge(
    pack: Pack,
    name: string,
    place: Place,
    own: RuleDefinition,
    parent: ResolvedRule | undefined,
  ): ResolvedRule | undefined {
    const report = this.#report
    const check = own.check === undefined ? parent?.check : checks.get(own.check.value)
    if (check === undefined) {
      report({
        span: place,
        message: { zh: `规则「${name}」没有写 check,也没有 from`, en: `The rule “${name}” has neither check nor from` },
      })
      return undefined
    }
    const message = own.message?.value ?? parent?.message
    if (message === undefined) {
      report({ span: place, message: { zh: `规则「${name}」没有写 message`, en: `The rule “${name}” has no message` } })
      return undefined
    }
    const inherited = parent?.check === check ? parent.options : {}
    const options = readOptions(check, own.with, inherited, place, report)
    const clauses = this.#clauses(pack, own, parent)
    const grade = own.grade ?? gradeOfClauses(own, clauses) ?? parent?.grade
    const hint =
      own.hint ??
      (parent?.hint === true || (clauses.length > 0 && clauses.every((clause) => clause.strength === 'should')))
    const locked = parent?.locked === true
    // Clauses make a rule milder as well as its own words do.
    if (locked) this.#refuseWeakening(parent, { ...own, grade: grade ?? 3, hint }, options, place)
    for (const text of [own.message, own.try])
      if (text !== undefined) checkPlaceholders(text.value, text.span, check, report)
    if (options === undefined) return undefined
    const subject = readSubject(own, check, parent, report)
    return {
      id: `${pack.name}/${name}`,
      name,
      pack,
      place,
      origin: parent?.origin ?? `${pack.name}/${name}`,
      check,
      subject,
      options,
      scopes: readScopes(own, check, parent, report),
      when: own.when === undefined ? (parent?.when ?? always) : readWhen(own.when, subject, report),
      clauses,
      grade: grade ?? 3,
      gradeGiven: grade !== undefined,
      hint,
      assisted: own.assisted ?? parent?.assisted ?? false,
      locked: own.locked ?? locked,
      silenceable: own.silenceable ?? parent?.silenceable ?? false,
      effective: pack.effective,
      message,
      why: own.why ?? parent?.why,
      try: own.try?.value ?? parent?.try,
      incident: own.incident ?? (own.clause === undefined ? parent?.incident : undefined),
      reason: own.reason ?? parent?.reason,
      ownExamples: own.examples !== undefined,
    }
  }

  #clauses(pack: Pack, own: RuleDefinition, parent: ResolvedRule | undefined): readonly Clause[] {
    const found: Clause[] = []
    for (const { value, span } of own.clause ?? []) {
      const clause = pack.clauses.get(value)
      if (clause !== undefined) found.push(clause)
      else {
        this.#report({
          span,
          message: { zh: `这个规则包没有条款「${value}」`, en: `This pack has no clause “${value}”` },
          ...help(didYouMean(nearest(value, pack.clauses.keys()))),
        })
      }
    }
    // A rule derived within its own pack enforces the same clause unless it says otherwise.
    return own.clause === undefined && parent?.pack === pack ? parent.clauses : found
  }

  #refuseWeakening(
    parent: ResolvedRule,
    own: RuleDefinition,
    options: Readonly<Record<string, unknown>> | undefined,
    place: Place,
  ): void {
    const refuse = (what: Bilingual): void =>
      this.#report({
        span: place,
        message: {
          zh: `规则「${parent.id}」已锁定，不能${what.zh}`,
          en: `The rule “${parent.id}” is locked; you cannot ${what.en}`,
        },
      })
    for (const what of weakenings(parent, { ...own, options })) refuse(what)
  }
}

function readSubject(own: RuleDefinition, check: Check, parent: ResolvedRule | undefined, report: Report): Subject {
  const possible = subjectsOf(check)
  const fallback = parent?.check === check ? parent.subject : (possible[0] ?? 'draft')
  if (own.subject === undefined || possible.includes(own.subject.value)) return own.subject?.value ?? fallback
  report({
    span: own.subject.span,
    message: {
      zh: `检查「${check.name}」只能看 ${possible.join('、')}`,
      en: `The check “${check.name}” only judges ${possible.join(', ')}`,
    },
  })
  return fallback
}

/** The worst grade that the document gives to the clauses a rule names itself. */
function gradeOfClauses(own: RuleDefinition, clauses: readonly Clause[]): Grade | undefined {
  if (own.clause === undefined) return undefined
  const given = clauses.flatMap((clause) => (clause.grade === undefined ? [] : [clause.grade]))
  return given.length === 0 ? undefined : (Math.min(...given) as Grade)
}

function help(text: Bilingual | undefined): { readonly help?: Bilingual } {
  return text === undefined ? {} : { help: text }
}
