import type { Field, Fields } from '../../../src/shape/object-shape.ts'
import type { JsonSchema, Shape } from '../../../src/shape/shape.ts'
import { cell, code, table } from './markdown.ts'

type AnyFields = Readonly<Record<string, Field<unknown>>>

/** Keys with what they mean, their default, and the keys of the maps inside them. */
export function fieldTable(fields: Fields): string {
  return table(['键 Key', '默认 Default', '说明', 'Meaning'], fieldRows(fields as AnyFields, ''))
}

/** @param above the path of the map that the keys stand in, with its dot */
function fieldRows(fields: AnyFields, above: string): string[][] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [
      [above + name, ...(field.aliases ?? [])].map(code).join(' '),
      presence(field),
      cell(field.doc.zh + (saysMore(field) ? `（${field.shape.expects.zh}）` : '')),
      cell(field.doc.en + (saysMore(field) ? ` (${field.shape.expects.en})` : '')),
    ],
    ...rowsInside(above + name, field.shape),
  ])
}

/** The keys of a map, or of the maps in a list; a rule names both by the same path. */
function rowsInside(path: string, shape: Shape<unknown>): string[][] {
  const fields = keysIn(shape)
  return fields === undefined ? innerRows(path, shape.jsonSchema) : fieldRows(fields, `${path}.`)
}

function keysIn(shape: Shape<unknown>): AnyFields | undefined {
  const fields = shape.fields ?? shape.item?.fields
  // A sentence in both languages is written {zh: …, en: …} everywhere and needs no rows of its own.
  return fields === undefined || 'zh' in fields ? undefined : (fields as AnyFields)
}

/** Whether what a value looks like is news after the sentence about the key. */
function saysMore({ doc, shape }: Field<unknown>): boolean {
  const { expects } = shape
  // What stands in a map is said by the rows that follow.
  return (
    keysIn(shape) === undefined &&
    expects.en !== 'text' &&
    expects.en !== 'a map of keys' &&
    !doc.en.toLowerCase().includes(expects.en.toLowerCase())
  )
}

function presence(field: Field<unknown>): string {
  if (field.presence === 'required') return '**必填 required**'
  if (field.presence === 'optional') return ''
  const { fallback } = field
  return fallback === undefined || isEmpty(fallback) ? '' : code(inYaml(fallback))
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0)
}

function inYaml(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(inYaml).join(', ')}]` : String(value)
}

/** Of maps with names of one’s own the schema is all that is known: each key’s description holds both languages. */
function innerRows(path: string, schema: JsonSchema): string[][] {
  const variants = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [schema]
  const found = variants.find(({ properties }) => isRecord(properties) && !('zh' in properties))
  if (found === undefined) {
    const items = variants.find(({ items }) => isRecord(items))?.items as JsonSchema | undefined
    if (items !== undefined) return innerRows(`${path}[]`, items)
    const values = variants.find(({ additionalProperties }) => isRecord(additionalProperties))?.additionalProperties
    return isRecord(values) ? innerRows(`${path}.*`, values) : []
  }
  const needed = new Set(Array.isArray(found.required) ? (found.required as string[]) : [])
  return Object.entries(found.properties as Record<string, JsonSchema>).flatMap(([name, inner]) => {
    const { zh, en } = bothOf(String(inner.description ?? ''))
    const fallback = inner.default
    const standard =
      fallback === undefined || (Array.isArray(fallback) && fallback.length === 0) ? '' : code(inYaml(fallback))
    const key = `${path}.${name}`
    return [
      [code(key), needed.has(name) ? '**必填 required**' : standard, cell(zh), cell(en)],
      ...innerRows(key, inner),
    ]
  })
}

/** Splits `中文 English` where the English sentence begins. */
export function bothOf(description: string): { readonly zh: string; readonly en: string } {
  const at = description.search(/(?<=[\p{Script=Han}）」”…。].*) (?=“?[A-Z][a-z’ ])/u)
  return at === -1
    ? { zh: description, en: description }
    : { zh: description.slice(0, at), en: description.slice(at + 1) }
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
