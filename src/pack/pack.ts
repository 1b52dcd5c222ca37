import { type Moment, parseMoment } from '../draft/moment.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { ClauseDefinition, GradeNames, PackDefinition } from './pack-shape.ts'
import type { ResolvedRule } from './resolve-rules.ts'

/** One pack file, validated. */
export interface Pack {
  readonly name: string
  readonly path: string
  readonly source: string
  readonly definition: PackDefinition
  /** Names and sanctions of the grades, where it gives them. */
  readonly grades: GradeNames | undefined
  /** The day from which it holds, where it gives one. */
  readonly effective: Moment | undefined
  readonly clauses: ReadonlyMap<string, Clause>
  /** The packs it extends, in order. */
  readonly parents: readonly Pack[]
  /** Its rules, where they were resolved when postlint was built. */
  readonly resolved?: readonly ResolvedRule[]
}

/** A numbered duty of the document that a pack enforces. */
export interface Clause extends ClauseDefinition {
  readonly id: string
  readonly pack: string
  readonly document: Bilingual
}

/** @param source its text, asked for when somebody looks at it */
export function makePack(
  definition: PackDefinition,
  path: string,
  source: () => string,
  parents: readonly Pack[] = [],
): Pack {
  const name = definition.pack.value
  return Object.freeze({
    name,
    path,
    get source() {
      return source()
    },
    definition,
    grades: definition.grades,
    effective: definition.effective === undefined ? undefined : parseMoment(definition.effective),
    clauses: clausesOf(name, definition),
    parents,
  })
}

function clausesOf(name: string, definition: PackDefinition): ReadonlyMap<string, Clause> {
  const document = definition.source?.document ?? definition.title
  return new Map(definition.clauses.map(({ name: id, value }) => [id, { ...value, id, pack: name, document }]))
}

/** The names of its rules, as they are written, sound or not. */
export function ruleNames(pack: Pack): readonly string[] {
  return (pack.resolved ?? pack.definition.rules).map(({ name }) => name)
}

/** All packs that a pack extends, near ones first. */
export function ancestors(pack: Pack): Pack[] {
  const found: Pack[] = []
  for (const parent of pack.parents)
    for (const each of [parent, ...ancestors(parent)]) if (!found.includes(each)) found.push(each)
  return found
}

/** The pack that a rule of another is taken `from`, and the name it has there. */
export function homeOf(pack: Pack, from: string): { readonly home: Pack | undefined; readonly rule: string } {
  const slash = from.indexOf('/')
  const name = slash === -1 ? pack.name : from.slice(0, slash)
  const home = name === pack.name ? pack : ancestors(pack).find((each) => each.name === name)
  return { home, rule: from.slice(slash + 1) }
}
