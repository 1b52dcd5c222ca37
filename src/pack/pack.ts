import type { Bilingual } from '../text/bilingual.ts'
import type { ClauseDefinition, PackDefinition } from './pack-shape.ts'

/** One pack file, validated. */
export interface Pack {
  readonly name: string
  readonly path: string
  readonly source: string
  readonly definition: PackDefinition
  readonly clauses: ReadonlyMap<string, Clause>
  /** The packs it extends, in order. */
  readonly parents: readonly Pack[]
}

/** A numbered duty of the document that a pack enforces. */
export interface Clause extends ClauseDefinition {
  readonly id: string
  readonly pack: string
  readonly document: Bilingual
}

export function clausesOf(name: string, definition: PackDefinition): ReadonlyMap<string, Clause> {
  const document = definition.source?.document ?? definition.title
  return new Map(definition.clauses.map(({ name: id, value }) => [id, { ...value, id, pack: name, document }]))
}
