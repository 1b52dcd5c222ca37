import type { RuleInfo } from '../lint/violation.ts'
import type { Clause } from '../pack/pack.ts'
import type { Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import { levelOf } from './notes.ts'
import { clauseLines } from './sentence.ts'

/** The documents that rules enforce, as taxonomies, and their clauses, as taxa: in order of their ids. */
export class Taxonomies {
  readonly #lang: Language
  readonly #packs: readonly string[]
  readonly #clauses = new Map<string, readonly Clause[]>()

  constructor(rules: Iterable<RuleInfo>, lang: Language) {
    const known = new Map<string, Map<string, Clause>>()
    for (const { clauses } of rules) {
      for (const clause of clauses) {
        const ofPack = known.get(clause.pack) ?? new Map<string, Clause>()
        known.set(clause.pack, ofPack.set(clause.id, clause))
      }
    }
    this.#lang = lang
    this.#packs = [...known.keys()].sort()
    for (const [pack, clauses] of known) {
      this.#clauses.set(
        pack,
        [...clauses.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
    }
  }

  /** For `taxonomies` of a run. */
  components() {
    return this.#packs.map((pack) => {
      const clauses = this.#clauses.get(pack) ?? []
      const title = clauses[0]?.document ?? { zh: pack, en: pack }
      return {
        name: pack,
        fullName: visible(title[this.#lang]),
        shortDescription: { text: visible(title[this.#lang]) },
        taxa: clauses.map(({ id, at, says }) => ({
          id,
          name: visible(at),
          shortDescription: { text: visible(says[this.#lang]) },
        })),
      }
    })
  }

  /** For `supportedTaxonomies` of the tool. */
  references() {
    return this.#packs.map((name, index) => ({ name, index }))
  }

  /** A reference to a clause, as results and rules make it. */
  taxon({ pack, id }: Clause) {
    return {
      id,
      index: (this.#clauses.get(pack) ?? []).findIndex((clause) => clause.id === id),
      toolComponent: { name: pack, index: this.#packs.indexOf(pack) },
    }
  }
}

/** A rule for `driver.rules`: what it is about, its grade, and the clauses that it enforces. */
export function ruleDescriptor(rule: RuleInfo, taxonomies: Taxonomies, lang: Language) {
  const { id, grade, gradeGiven, hint, assisted, message, why, incident, clauses } = rule
  const title = visible((incident ?? clauses[0]?.says ?? unfilled(message))[lang])
  const help = [
    ...(why === undefined ? [] : [visible(why[lang])]),
    ...(rule.try === undefined ? [] : [visible(unfilled(rule.try)[lang])]),
    ...clauseLines(rule, lang),
  ]
  const text = help.length === 0 ? title : help.join('\n')
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: visible(unfilled(message)[lang]) },
    help: { text, markdown: help.length === 0 ? escaped(title) : help.map((line) => `- ${escaped(line)}`).join('\n') },
    defaultConfiguration: { level: levelOf(rule) },
    ...(clauses.length === 0
      ? {}
      : { relationships: clauses.map((clause) => ({ target: taxonomies.taxon(clause), kinds: ['relevant'] })) }),
    properties: { grade, gradeGiven, hint, assisted, tags: [id.slice(0, id.indexOf('/'))] },
  }
}

/** A sentence whose blanks nothing fills yet. */
function unfilled({ zh, en }: RuleInfo['message']): RuleInfo['message'] {
  const blank = (text: string) => text.replace(/\{[^{}]*\}/g, '…')
  return { zh: blank(zh), en: blank(en) }
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+!|~-]/g, (char) => `\\${char}`)
}
