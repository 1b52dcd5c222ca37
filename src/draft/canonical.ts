import { fullWidthColon, keyBeforeColon } from '../shape/colon-slip.ts'
import type { Problem } from '../shape/problem.ts'
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../shape/yaml-tree.ts'
import type { Place } from '../text/span.ts'
import type { KeyEntry, KeyTable } from './keys.ts'

/** A map whose keys and words are canonical, and the keys that the table doesn't know. */
export interface Canonical {
  readonly root: YamlMap
  readonly unknown: readonly YamlEntry[]
  readonly problems: readonly Problem[]
}

/** Rewrites every spelling of `table` to its canonical word; places stay those of what was written. */
export function canonical(map: YamlMap, table: KeyTable): Canonical {
  const unknown: YamlEntry[] = []
  const problems: Problem[] = []
  const root = canonicalMap(map, table, spellingsOf(table), unknown, problems)
  return { root, unknown, problems }
}

/** Every way to write each key of a table. */
export function spellingsOf(table: KeyTable): ReadonlyMap<string, string> {
  let spellings = spellingCache.get(table)
  if (spellings === undefined) {
    const made = new Map<string, string>()
    for (const [key, entry] of Object.entries(table)) {
      made.set(key, key)
      for (const alias of entry.aliases) made.set(alias, key)
    }
    spellings = made
    spellingCache.set(table, made)
  }
  return spellings
}

const spellingCache = new WeakMap<KeyTable, ReadonlyMap<string, string>>()

function canonicalMap(
  map: YamlMap,
  table: KeyTable,
  spellings: ReadonlyMap<string, string>,
  unknown: YamlEntry[],
  problems: Problem[],
): YamlMap {
  const entries: YamlEntry[] = []
  for (const entry of map.entries) {
    const key = spellings.get(entry.key)
    if (key === undefined) {
      const slip = slipOfKey(entry.key, entry.keySpan, spellings)
      if (slip === undefined) unknown.push(entry)
      else problems.push(slip)
      entries.push(entry)
      continue
    }
    const twin = entries.find((other) => other.key === key)
    if (twin !== undefined) {
      problems.push({
        span: entry.keySpan,
        message: {
          zh: `「${entry.key}」与前面的「${twin.written ?? key}」是同一个键，写了两次`,
          en: `“${entry.key}” is the key “${twin.written ?? key}”, which is given already`,
        },
        help: { zh: '删去其中一个', en: 'Remove one of them' },
      })
      continue
    }
    const known = table[key] as KeyEntry
    const value = canonicalValue(entry.value, known, unknown, problems)
    entries.push({ key, ...(key === entry.key ? {} : { written: entry.key }), keySpan: entry.keySpan, value })
  }
  return { kind: 'map', entries, span: map.span }
}

function canonicalValue(node: YamlNode, entry: KeyEntry, unknown: YamlEntry[], problems: Problem[]): YamlNode {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => canonicalValue(item, entry, unknown, problems)) }
  }
  if (node.kind === 'map') {
    return entry.inside === undefined
      ? node
      : canonicalMap(node, entry.inside, spellingsOf(entry.inside), unknown, problems)
  }
  const slip = entry.inside === undefined ? undefined : slipOfKey(node.text, node.span, spellingsOf(entry.inside))
  if (slip !== undefined) problems.push(slip)
  if (entry.words !== undefined) return canonicalWord(node, entry.words)
  if (entry.short !== undefined && node.value !== null) return shortForm(node, entry.short)
  return node
}

/** A known key whose full-width colon made a word of it and its value. */
function slipOfKey(text: string, span: Place, spellings: ReadonlyMap<string, string>): Problem | undefined {
  return spellings.has(keyBeforeColon(text) ?? '') ? fullWidthColon(text, span) : undefined
}

function canonicalWord(node: YamlScalar, words: Readonly<Record<string, readonly string[]>>): YamlScalar {
  const written = node.text.trim()
  for (const [word, spellings] of Object.entries(words)) {
    if (written === word || spellings.includes(written) || written.toLowerCase() === word) {
      const value = word === 'true' ? true : word === 'false' ? false : word
      return { kind: 'scalar', value, text: word, span: node.span }
    }
  }
  return node
}

function shortForm(node: YamlScalar, short: string): YamlMap {
  const key = /^https?:\/\//i.test(node.text) ? 'url' : short
  return { kind: 'map', entries: [{ key, keySpan: node.span, value: node }], span: node.span }
}
