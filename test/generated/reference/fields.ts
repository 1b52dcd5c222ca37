import type { Field, Fields } from '../../../src/shape/object-shape.ts'
import type { JsonSchema } from '../../../src/shape/shape.ts'
import { cell, code, table } from './markdown.ts'

type AnyFields = Readonly<Record<string, Field<unknown>>>

/** Keys with what they mean, their default, and the keys of the maps inside them. */
export function fieldTable(fields: Fields): string {
  const rows = Object.entries(fields as AnyFields).flatMap(([name, field]) => [
    [
      [name, ...(field.aliases ?? [])].map(code).join(' '),
      presence(field),
      cell(field.doc.zh + (saysMore(field) ? `（${field.shape.expects.zh}）` : '')),
      cell(field.doc.en + (saysMore(field) ? ` (${field.shape.expects.en})` : '')),
    ],
    ...innerRows(name, field.shape.jsonSchema),
  ])
  return table(['键 Key', '默认 Default', '说明', 'Meaning'], rows)
}

/** Whether what a value looks like is news after the sentence about the key. */
function saysMore({ doc, shape: { expects } }: Field<unknown>): boolean {
  return (
    expects.en !== 'text' && expects.en !== 'a map of keys' && !doc.en.toLowerCase().includes(expects.en.toLowerCase())
  )
}

function presence(field: Field<unknown>): string {
  if (field.presence === 'required') return '**必填 required**'
  if (field.presence === 'optional') return ''
  const { fallback } = field
  return fallback === undefined || (Array.isArray(fallback) && fallback.length === 0) ? '' : code(inYaml(fallback))
}

function inYaml(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(inYaml).join(', ')}]` : String(value)
}

/** The schema is all that is known of maps inside: each key’s description holds both languages. */
function innerRows(path: string, schema: JsonSchema): string[][] {
  const variants = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [schema]
  // A sentence in both languages is written {zh: …, en: …} everywhere and needs no rows of its own.
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
