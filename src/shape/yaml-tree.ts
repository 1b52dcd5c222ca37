import type { Place } from '../text/span.ts'

/** YAML as postlint sees it: three kinds of node, each with the place where it was written. Plain data: nothing of it is ever executed. */
export type YamlNode = YamlScalar | YamlList | YamlMap

export interface YamlScalar {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** What a person reads: the decoded text of a quoted or block scalar, else the scalar as written. */
  readonly text: string
  /** From the first to the last character, quotes included. */
  readonly span: Place
}

export interface YamlList {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
  readonly span: Place
}

export interface YamlEntry {
  readonly key: string
  /** As it stands in the file, where `key` is another spelling. */
  readonly written?: string
  readonly keySpan: Place
  readonly value: YamlNode
}

export interface YamlMap {
  readonly kind: 'map'
  readonly entries: readonly YamlEntry[]
  readonly span: Place
}

export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  if (node?.kind !== 'map') return undefined
  for (const entry of node.entries) if (entry.key === key) return entry
  return undefined
}

/** The node at a dotted path (`source.name`), if there is one. */
export function nodeAt(root: YamlNode | undefined, path: string): YamlNode | undefined {
  let node = root
  for (let from = 0; ; ) {
    const dot = path.indexOf('.', from)
    node = entryOf(node, dot === -1 ? path.slice(from) : path.slice(from, dot))?.value
    if (dot === -1 || node === undefined) return node
    from = dot + 1
  }
}

/** Nothing written: no node, null, or an empty text, list or map. */
export function isAbsent(node: YamlNode | undefined): boolean {
  if (node === undefined) return true
  if (node.kind === 'scalar') return node.value === null || node.text.trim() === ''
  return node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0
}

/** The texts of a scalar or of a list of scalars; other nodes have none. */
export function textsOf(node: YamlNode | undefined): string[] {
  if (node === undefined || isAbsent(node)) return []
  if (node.kind === 'scalar') return [node.text]
  if (node.kind === 'map') return []
  return node.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [item.text] : []))
}
