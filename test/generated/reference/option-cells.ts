import type { Check } from '../../../src/checks/check.ts'
import type { Field } from '../../../src/shape/object-shape.ts'
import { cell, code } from './markdown.ts'

const MOST_WORDS = 80

/** The options of a rule that differ from what holds without them: name and value as Markdown. */
export function optionCells(options: Readonly<Record<string, unknown>>, check: Check): (readonly [string, string])[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const field = check.options[name] as Field<unknown> | undefined
    const plain = unplaced(value)
    if (plain === undefined || (field?.presence === 'defaulted' && same(plain, unplaced(field.fallback)))) return []
    return [[name, valueText(plain)] as const]
  })
}

function valueText(value: unknown): string {
  if (!Array.isArray(value))
    return code(typeof value === 'object' || value === '' ? JSON.stringify(value) : String(value))
  // What a pattern writes instead.
  if (value.length > 0 && value.every(isSubstitution))
    return valueText(Object.fromEntries(value.map(({ part, text }) => [part, text])))
  if (!value.every((each) => typeof each === 'string')) return code(JSON.stringify(value))
  const shown = value.slice(0, MOST_WORDS).map(cell).join('、')
  const more = value.length - MOST_WORDS
  return more > 0 ? `${shown}…（共 ${value.length} 个 in all）` : shown
}

function isSubstitution(value: unknown): value is { readonly part: string; readonly text: string } {
  return typeof value === 'object' && value !== null && 'part' in value && 'text' in value
}

/** Plain data without the places where it was written. Empty lists inside maps say nothing. */
function unplaced(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, unplaced(inner)]))
  if (Array.isArray(value)) return value.map(unplaced)
  if (typeof value !== 'object' || value === null) return value
  if ('span' in value && 'value' in value && Object.keys(value).length === 2) return unplaced(value.value)
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, unplaced(inner)] as const)
      .filter(([key, inner]) => !/[sS]pan$/.test(key) && !(Array.isArray(inner) && inner.length === 0)),
  )
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
