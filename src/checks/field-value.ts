import { parseMoment } from '../draft/moment.ts'
import type { YamlScalar } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'

export const valueTypes = ['text', 'number', 'date', 'url', 'mention'] as const
type ValueType = (typeof valueTypes)[number]

/** What a rule expects of a value, whatever else the file says. */
export interface Expectation {
  readonly type?: ValueType
  readonly 'one-of': readonly string[]
  readonly 'not-in': readonly string[]
  readonly matches: { readonly source: string; test(text: string): boolean } | undefined
  readonly min?: number
  readonly max?: number
}

/** What was expected instead of a value, or nothing if the value is right. */
export function wrongWith(item: YamlScalar, expectation: Expectation): Bilingual | undefined {
  const { type, 'one-of': oneOf, 'not-in': notIn, matches } = expectation
  const value = item.text.trim()
  if (type !== undefined && !isOfType(item, type)) return typeNames[type]
  if (oneOf.length > 0 && !oneOf.includes(value)) return anyOf(oneOf)
  if (notIn.includes(value)) return { zh: `不是「${value}」`, en: `anything but “${value}”` }
  if (matches !== undefined && !matches.test(value)) return { zh: matches.source, en: matches.source }
  return outsideLimits(value, expectation)
}

function outsideLimits(value: string, { min, max }: Expectation): Bilingual | undefined {
  if (min === undefined && max === undefined) return undefined
  // A number in quotes is a number.
  const number = /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined
  if (number === undefined) return typeNames.number
  if (max !== undefined && number > max) return { zh: `不超过 ${max}`, en: `at most ${max}` }
  if (min !== undefined && number < min) return { zh: `至少 ${min}`, en: `at least ${min}` }
  return undefined
}

const typeNames: Readonly<Record<ValueType, Bilingual>> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  date: { zh: '日期，例如 2026-11-23', en: 'a date, as in 2026-11-23' },
  url: { zh: '以 http:// 或 https:// 开头的网址', en: 'a URL that begins with http:// or https://' },
  mention: { zh: '以 @ 开头的账号名', en: 'an account name that begins with @' },
}

function isOfType(item: YamlScalar, type: ValueType): boolean {
  switch (type) {
    case 'text':
      return typeof item.value === 'string'
    case 'number':
      return typeof item.value === 'number'
    case 'date':
      return parseMoment(item.text) !== undefined
    case 'url':
      return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(item.text.trim())
    case 'mention':
      return /^@\S+$/.test(item.text.trim())
  }
}

function anyOf(values: readonly string[]): Bilingual {
  return { zh: `${values.join('、')} 之一`, en: `one of ${values.join(', ')}` }
}
