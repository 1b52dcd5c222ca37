import type { Field } from '../shape/object-shape.ts'
import type { Shape } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** What may stand at one place of a YAML file. */
export interface Level {
  readonly keys: readonly KeyChoice[]
  readonly values: readonly ValueChoice[]
  /** What stands under a key, in any of its spellings. */
  below(key: string): Level | undefined
}

export interface KeyChoice {
  readonly name: string
  readonly aliases: readonly string[]
  readonly doc: Bilingual | undefined
}

export interface ValueChoice {
  readonly word: string
  readonly aliases: readonly string[]
  readonly doc?: Bilingual | undefined
}

export const nothing: Level = { keys: [], values: [], below: () => undefined }

/** The keys and words that a shape takes. */
export function shapeLevel(shape: Shape<unknown>): Level {
  const fields = shape.fields ?? shape.item?.fields
  const named = shape.named ?? shape.item?.named
  const holder = shape.choices === undefined ? shape.item : shape
  const spellings = Object.entries(holder?.words ?? {})
  return {
    keys: fields === undefined ? [] : keysOf(fields as Readonly<Record<string, Field<unknown>>>),
    values: (holder?.choices ?? []).map((word) => ({
      word,
      aliases: spellings.flatMap(([alias, meant]) => (meant === word ? [alias] : [])),
    })),
    below(key) {
      const name = fields === undefined ? undefined : canonicalName(keysOf(fields as never), key)
      const inner = name === undefined ? named : fields?.[name]?.shape
      return inner === undefined ? undefined : shapeLevel(inner)
    },
  }
}

export function keysOf(fields: Readonly<Record<string, Field<unknown>>>): KeyChoice[] {
  return Object.entries(fields).map(([name, { aliases = [], doc }]) => ({ name, aliases, doc }))
}

export function canonicalName(keys: readonly KeyChoice[], written: string): string | undefined {
  return keys.find(({ name, aliases }) => name === written || aliases.includes(written))?.name
}

/** A level with other values, or with other levels below some of its keys. */
export function amended(
  level: Level,
  changes: {
    readonly values?: readonly ValueChoice[]
    readonly keys?: readonly KeyChoice[]
    readonly below?: Readonly<Record<string, (inner: Level) => Level>>
    /** For any other key. */
    readonly others?: (key: string) => Level | undefined
  },
): Level {
  return {
    keys: changes.keys ?? level.keys,
    values: changes.values ?? level.values,
    below(written) {
      const name = canonicalName(level.keys, written) ?? written
      const change = changes.below?.[name]
      const inner = level.below(written)
      if (change !== undefined) return change(inner ?? nothing)
      return inner ?? changes.others?.(written)
    },
  }
}

export function words(list: Iterable<string>, doc?: (word: string) => Bilingual | undefined): ValueChoice[] {
  return [...new Set(list)].map((word) => ({ word, aliases: [], doc: doc?.(word) }))
}
