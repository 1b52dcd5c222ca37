import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'
import { colonSlip, fullWidthColon, keyBeforeColon } from './colon-slip.ts'
import { didYouMean } from './did-you-mean.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'
import { type JsonSchema, type Shape, wrong } from './shape.ts'
import type { YamlEntry } from './yaml-tree.ts'

/** A key of an object: its shape, whether it must be there, and what it means. */
export interface Field<T> {
  readonly shape: Shape<T>
  readonly doc: Bilingual
  readonly presence: 'required' | 'optional' | 'defaulted'
  readonly fallback?: T
  /** Other spellings of the key, such as its Chinese name. */
  readonly aliases?: readonly string[]
}

export interface RequiredField<T> extends Field<T> {
  readonly presence: 'required'
}
export interface OptionalField<T> extends Field<T> {
  readonly presence: 'optional'
}
export interface DefaultedField<T> extends Field<T> {
  readonly presence: 'defaulted'
  readonly fallback: T
}

export type Fields = Readonly<Record<string, RequiredField<unknown> | OptionalField<unknown> | DefaultedField<unknown>>>

type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never }[keyof F]
type FieldValue<F> = F extends Field<infer T> ? T : never

/** The typed value of a table of fields. */
export type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FieldValue<F[K]>
} & { readonly [K in OptionalKeys<F>]?: FieldValue<F[K]> }

/** @param aliases other spellings of the key */
export function required<T>(shape: Shape<T>, doc: Bilingual, aliases: readonly string[] = []): RequiredField<T> {
  return { shape, doc, presence: 'required', ...spelt(aliases) }
}

export function optional<T>(shape: Shape<T>, doc: Bilingual, aliases: readonly string[] = []): OptionalField<T> {
  return { shape, doc, presence: 'optional', ...spelt(aliases) }
}

export function defaulted<T>(
  shape: Shape<T>,
  fallback: T,
  doc: Bilingual,
  aliases: readonly string[] = [],
): DefaultedField<T> {
  return { shape, doc, presence: 'defaulted', fallback, ...spelt(aliases) }
}

function spelt(aliases: readonly string[]): Pick<Field<unknown>, 'aliases'> {
  return aliases.length === 0 ? {} : { aliases }
}

/** A map with known keys. Unknown keys are problems with the nearest known one; all problems are reported at once. */
export function object<const F extends Fields>(
  fields: F,
  expects: Bilingual = { zh: '一组「键: 值」', en: 'a map of keys' },
): Shape<ObjectOf<F>> {
  const spellings = new Map<string, string>()
  for (const [name, field] of Object.entries(fields)) {
    spellings.set(name, name)
    for (const alias of field.aliases ?? []) spellings.set(alias, name)
  }
  return {
    expects,
    fields,
    jsonSchema: objectSchema(fields),
    read(node, report) {
      if (node.kind !== 'map') {
        const slip = node.kind === 'scalar' ? colonSlip(node.text, node.span) : undefined
        if (slip === undefined) return wrong(node, expects, report)
        report(slip)
        return undefined
      }
      const value: Record<string, unknown> = Object.create(null)
      const seen = new Map<string, YamlEntry>()
      let sound = true
      for (const entry of node.entries) {
        const name = spellings.get(entry.key)
        if (name === undefined) {
          report(unknownKey(entry, spellings.keys()))
          continue
        }
        const twin = seen.get(name)
        if (twin !== undefined) {
          report({
            span: entry.keySpan,
            message: {
              zh: `「${entry.key}」与「${twin.key}」是同一个键，写了两次`,
              en: `“${entry.key}” and “${twin.key}” are the same key, given twice`,
            },
          })
          continue
        }
        seen.set(name, entry)
        const field = fields[name] as Field<unknown>
        if (entry.value.kind === 'scalar' && entry.value.value === null && field.presence !== 'required') continue
        const read = field.shape.read(entry.value, report)
        if (read === undefined) sound = false
        else value[name] = read
      }
      for (const [name, field] of Object.entries(fields)) {
        if (name in value) continue
        if (field.presence === 'defaulted') value[name] = field.fallback
        else if (field.presence === 'required') {
          sound = false
          if (!seen.has(name)) report(missingKey(node.span, name, field.shape.expects))
        }
      }
      return sound ? (value as ObjectOf<F>) : undefined
    },
  }
}

function unknownKey(entry: YamlEntry, known: Iterable<string>): Problem {
  const all = [...known]
  const slip = all.includes(keyBeforeColon(entry.key) ?? '') ? fullWidthColon(entry.key, entry.keySpan) : undefined
  if (slip !== undefined) return slip
  const guess = nearest(entry.key, all)
  return {
    span: entry.keySpan,
    message: { zh: `没有「${entry.key}」这个键`, en: `Unknown key “${entry.key}”` },
    help: didYouMean(guess, { zh: `可用的键：${all.join('、')}`, en: `Known keys: ${all.join(', ')}` }),
  }
}

function missingKey(span: Place, name: string, expects: Bilingual): Problem {
  // The whole map may be long: the place is its first line's worth of characters, kept short by the frame.
  return {
    span: { ...span, end: Math.min(span.end, span.start + 1) },
    message: { zh: `缺少「${name}」（${expects.zh}）`, en: `“${name}” is missing (${expects.en})` },
  }
}

function objectSchema(fields: Fields): JsonSchema {
  const properties: Record<string, unknown> = {}
  const needed: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    const schema = {
      ...field.shape.jsonSchema,
      description: `${field.doc.zh} ${field.doc.en}`,
      ...(field.presence === 'defaulted' && isJson(field.fallback) ? { default: field.fallback } : {}),
    }
    for (const spelling of [name, ...(field.aliases ?? [])]) properties[spelling] = schema
    if (field.presence === 'required' && field.aliases === undefined) needed.push(name)
  }
  return { type: 'object', properties, additionalProperties: false, ...(needed.length > 0 ? { required: needed } : {}) }
}

function isJson(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))
}
