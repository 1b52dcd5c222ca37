import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'
import { didYouMean } from './did-you-mean.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'
import type { YamlNode } from './yaml-tree.ts'

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [key: string]: unknown }

/**
 * What a part of a YAML file may look like. One table of shapes validates the file, types what was read,
 * and gives the JSON Schema that an editor completes from.
 */
export interface Shape<T> {
  /** What is expected here, for messages: “a whole number”. */
  readonly expects: Bilingual
  readonly jsonSchema: JsonSchema
  /** The keys of a map, and what the items of a list look like: see {@link canonicalKeys}. */
  readonly fields?: Readonly<Record<string, { readonly shape: Shape<unknown>; readonly aliases?: readonly string[] }>>
  readonly item?: Shape<unknown>
  /** What stands under the names of a map from words of the author’s own choice. */
  readonly named?: Shape<unknown>
  /** The words that may stand here; {@link words} has other spellings of them. */
  readonly choices?: readonly string[]
  /** Other spellings of the words that may stand here. */
  readonly words?: Readonly<Record<string, string>>
  /** The typed value, or `undefined` where a problem was reported. */
  read(node: YamlNode, report: Report): T | undefined
}

export type Report = (problem: Problem) => void

/** A value together with the place where it was written. */
export interface Placed<T> {
  readonly value: T
  readonly span: Place
}

export function placed<T>(shape: Shape<T>): Shape<Placed<T>> {
  return {
    expects: shape.expects,
    jsonSchema: shape.jsonSchema,
    ...keysOf(shape),
    read(node, report) {
      const value = shape.read(node, report)
      return value === undefined ? undefined : { value, span: node.span }
    },
  }
}

export function text(expects: Bilingual = { zh: '文字', en: 'text' }): Shape<string> {
  return {
    expects,
    jsonSchema: { type: 'string' },
    read(node, report) {
      if (node.kind === 'scalar' && node.value !== null && node.text.trim() !== '') return node.text
      return wrong(node, expects, report)
    },
  }
}

export function flag(): Shape<boolean> {
  const expects = { zh: 'true 或 false', en: 'true or false' }
  return {
    expects,
    jsonSchema: { type: 'boolean' },
    choices: ['true', 'false'],
    read(node, report) {
      if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value
      return wrong(node, expects, report)
    },
  }
}

export function wholeNumber(limits: { min?: number; max?: number } = {}): Shape<number> {
  const { min, max } = limits
  const range = min === undefined && max === undefined ? '' : ` ${min ?? ''}–${max ?? ''}`
  const expects = { zh: `整数${range}`, en: `a whole number${range}` }
  return {
    expects,
    jsonSchema: {
      type: 'integer',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    },
    read(node, report) {
      if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)) {
        if ((min === undefined || node.value >= min) && (max === undefined || node.value <= max)) return node.value
      }
      return wrong(node, expects, report)
    },
  }
}

/** One word of a fixed list; a near miss is named. `aliases` maps other spellings to the words. */
export function oneOf<const W extends string>(
  words: readonly W[],
  aliases: Readonly<Record<string, W>> = {},
): Shape<W> {
  const expects = { zh: `${words.join('、')} 之一`, en: `one of ${words.join(', ')}` }
  return {
    expects,
    jsonSchema: { enum: [...words, ...Object.keys(aliases)] },
    choices: words,
    words: aliases,
    read(node, report) {
      if (node.kind !== 'scalar') return wrong(node, expects, report)
      const found =
        words.find((word) => word === node.text) ?? (Object.hasOwn(aliases, node.text) ? aliases[node.text] : undefined)
      if (found !== undefined) return found
      const guess = nearest(node.text, [...words, ...Object.keys(aliases)])
      return wrong(node, expects, report, guess)
    },
  }
}

/** A grade written as 1, 2 or 3, or another number from a short list. */
export function oneOfNumbers<const N extends number>(numbers: readonly N[]): Shape<N> {
  const expects = { zh: `${numbers.join('、')} 之一`, en: `one of ${numbers.join(', ')}` }
  return {
    expects,
    jsonSchema: { enum: [...numbers] },
    choices: numbers.map(String),
    read(node, report) {
      const found = node.kind === 'scalar' ? numbers.find((number) => number === node.value) : undefined
      return found ?? wrong(node, expects, report)
    },
  }
}

/** A list; a single value stands for a list of one. */
export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  const expects = { zh: `列表（每项：${item.expects.zh}）`, en: `a list (each: ${item.expects.en})` }
  return {
    expects,
    item,
    jsonSchema: { anyOf: [{ type: 'array', items: item.jsonSchema }, item.jsonSchema] },
    read(node, report) {
      if (node.kind !== 'list') {
        const single = item.read(node, report)
        return single === undefined ? undefined : [single]
      }
      const values: T[] = []
      for (const each of node.items) {
        const value = item.read(each, report)
        if (value !== undefined) values.push(value)
      }
      return values
    },
  }
}

/** A map from words of the author's own choice. Keeps the place of each key. */
export interface NamedEntry<T> {
  readonly name: string
  readonly nameSpan: Place
  readonly value: T
}

export function mapOf<T>(
  value: Shape<T>,
  key: { readonly pattern: RegExp; readonly expects: Bilingual },
): Shape<readonly NamedEntry<T>[]> {
  const expects = { zh: `「名称: ${value.expects.zh}」的表`, en: `a map of name: ${value.expects.en}` }
  return {
    expects,
    named: value,
    jsonSchema: {
      type: 'object',
      propertyNames: { pattern: key.pattern.source },
      additionalProperties: value.jsonSchema,
    },
    read(node, report) {
      if (node.kind !== 'map') return wrong(node, expects, report)
      const entries: NamedEntry<T>[] = []
      for (const entry of node.entries) {
        if (!key.pattern.test(entry.key)) {
          report({
            span: entry.keySpan,
            message: { zh: `名称「${entry.key}」不合规定`, en: `The name “${entry.key}” is not allowed` },
            help: { zh: `应为：${key.expects.zh}`, en: `Expected: ${key.expects.en}` },
          })
          continue
        }
        const read = value.read(entry.value, report)
        if (read !== undefined) entries.push({ name: entry.key, nameSpan: entry.keySpan, value: read })
      }
      return entries
    },
  }
}

/** The first of several shapes whose kind of node fits; used where a short form stands for a long one. */
export function either<A, B>(fits: (node: YamlNode) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    expects: { zh: `${first.expects.zh}或${second.expects.zh}`, en: `${first.expects.en} or ${second.expects.en}` },
    jsonSchema: { anyOf: [first.jsonSchema, second.jsonSchema] },
    ...keysOf(first.fields === undefined ? second : first),
    read: (node, report) => (fits(node) ? first.read(node, report) : second.read(node, report)),
  }
}

/** Turns what another shape read into something else, or reports why it can't be. */
export function refine<A, B>(
  shape: Shape<A>,
  turn: (value: A, node: YamlNode, report: Report) => B | undefined,
): Shape<B> {
  return {
    expects: shape.expects,
    jsonSchema: shape.jsonSchema,
    ...keysOf(shape),
    read(node, report) {
      const value = shape.read(node, report)
      return value === undefined ? undefined : turn(value, node, report)
    },
  }
}

/** What a shape made of another one knows of the keys and words inside. */
function keysOf({
  fields,
  item,
  named,
  choices,
  words,
}: Shape<unknown>): Omit<Shape<unknown>, 'expects' | 'jsonSchema' | 'read'> {
  return {
    ...(fields === undefined ? {} : { fields }),
    ...(item === undefined ? {} : { item }),
    ...(named === undefined ? {} : { named }),
    ...(choices === undefined ? {} : { choices }),
    ...(words === undefined ? {} : { words }),
  }
}

/** Any node, left for another table to read. */
export function anyNode(
  expects: Bilingual = { zh: '任意内容', en: 'anything' },
  jsonSchema: JsonSchema = {},
): Shape<YamlNode> {
  return { expects, jsonSchema, read: (node) => node }
}

export function wrong(node: YamlNode, expects: Bilingual, report: Report, guess?: string): undefined {
  const found = describe(node)
  report({
    span: node.span,
    message: { zh: `这里是${found.zh}，应为${expects.zh}`, en: `Found ${found.en}, expected ${expects.en}` },
    ...(guess === undefined ? {} : { help: didYouMean(guess) }),
  })
  return undefined
}

function describe(node: YamlNode): Bilingual {
  if (node.kind === 'list') return { zh: '一个列表', en: 'a list' }
  if (node.kind === 'map') return { zh: '一组「键: 值」', en: 'a map' }
  if (node.value === null) return { zh: '空值', en: 'nothing' }
  return { zh: `「${node.text}」`, en: `“${node.text}”` }
}
