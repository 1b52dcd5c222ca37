import type { Check } from '../checks/check.ts'
import { checks } from '../checks/index.ts'
import type { Place } from '../text/span.ts'
import type { Pack } from './pack.ts'
import type { ResolvedRule } from './resolve-rules.ts'
import type { When } from './when.ts'

/** A resolved rule as plain data. Files are told by the names of their packs, because they stand elsewhere tomorrow. */
export interface PackedRule
  extends Omit<ResolvedRule, 'id' | 'pack' | 'check' | 'clauses' | 'when' | 'options' | 'effective'> {
  readonly check: string
  /** Ids of the pack’s own clauses: a rule has no others. */
  readonly clauses: readonly string[]
  /** The number of a condition: rules that have the same one share it. */
  readonly when: number
  /** With places and maps in plain data, see {@link packValue}. */
  readonly options: unknown
}

/**
 * @param whens the conditions so far; those of the rule join them
 * @param nameOf the name of the pack that a file holds, by its path
 */
export function packRule(rule: ResolvedRule, whens: When[], nameOf: (path: string) => string): PackedRule {
  const { id: _, pack: __, effective: ___, check, clauses, when, options, place, ...rest } = rule
  const written = JSON.stringify(when)
  const known = whens.findIndex((each) => JSON.stringify(each) === written)
  return {
    ...rest,
    place: packValue(place, nameOf) as Place,
    check: check.name,
    clauses: clauses.map((clause) => clause.id),
    when: known === -1 ? whens.push(when) - 1 : known,
    options: packValue(options, nameOf),
  }
}

/** @param pathOf where the file of a pack is, by the name of the pack */
export function unpackRule(
  packed: PackedRule,
  pack: Pack,
  whens: readonly When[],
  pathOf: (name: string) => string,
): ResolvedRule {
  const { name } = packed
  return {
    id: `${pack.name}/${name}`,
    name,
    pack,
    place: unpackValue(packed.place, pathOf) as Place,
    origin: packed.origin,
    check: checks.get(packed.check) as Check,
    subject: packed.subject,
    options: unpackValue(packed.options, pathOf) as ResolvedRule['options'],
    scopes: packed.scopes,
    when: whens[packed.when] as When,
    clauses: packed.clauses.flatMap((id) => pack.clauses.get(id) ?? []),
    grade: packed.grade,
    gradeGiven: packed.gradeGiven,
    hint: packed.hint,
    assisted: packed.assisted,
    locked: packed.locked,
    silenceable: packed.silenceable,
    effective: pack.effective,
    message: packed.message,
    why: packed.why,
    try: packed.try,
    incident: packed.incident,
    reason: packed.reason,
    ownExamples: packed.ownExamples,
  }
}

/** A map, as JSON has none. */
interface PackedMap {
  readonly map: readonly (readonly [unknown, unknown])[]
}

function packValue(value: unknown, nameOf: (path: string) => string): unknown {
  if (value instanceof Map) return { map: [...value].map((entry) => packValue(entry, nameOf)) }
  if (Array.isArray(value)) return value.map((each) => packValue(each, nameOf))
  if (typeof value !== 'object' || value === null) return value
  if (isPlace(value)) return { ...value, path: nameOf(value.path) }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, packValue(each, nameOf)]))
}

/** Changes the value where it stands: it was just parsed and nobody else has it. */
function unpackValue(value: unknown, pathOf: (name: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isPlace(value)) {
    value.path = pathOf(value.path)
    return value
  }
  if (isPackedMap(value)) return new Map(unpackValue(value.map, pathOf) as PackedMap['map'])
  const parts = value as Record<string, unknown>
  for (const key in parts) parts[key] = unpackValue(parts[key], pathOf)
  return value
}

function isPlace(value: object): value is { start: number; end: number; path: string } {
  return 'path' in value && 'start' in value && 'end' in value
}

function isPackedMap(value: object): value is PackedMap {
  return Object.hasOwn(value, 'map') && Object.keys(value).length === 1
}
