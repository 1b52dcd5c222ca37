import type { YamlNode } from './yaml-tree.ts'

/**
 * A YAML tree as JSON that is quick to read: `[value, text, start, end]` for a scalar, `[[items], start, end]` for a
 * list, `[[key, start, end, value, …], start, end, 0]` for a map. Shipped packs are kept so: reading this takes a
 * fiftieth of the time that parsing takes.
 */
export type PackedNode = readonly unknown[]

export function packTree(node: YamlNode): PackedNode {
  const { start, end } = node.span
  if (node.kind === 'scalar') return [node.value, node.value === node.text ? 0 : node.text, start, end]
  if (node.kind === 'list') return [node.items.map(packTree), start, end]
  return [
    node.entries.flatMap(({ key, keySpan, value }) => [key, keySpan.start, keySpan.end, packTree(value)]),
    start,
    end,
    0,
    0,
  ]
}

/** @param path the file, for the places of the nodes */
export function unpackTree(packed: PackedNode, path: string): YamlNode {
  if (packed.length === 4) {
    const [value, text, start, end] = packed as readonly [string | number | boolean | null, string | 0, number, number]
    return { kind: 'scalar', value, text: text === 0 ? String(value) : text, span: { start, end, path } }
  }
  const [inner, start, end] = packed as readonly [readonly unknown[], number, number]
  const span = { start, end, path }
  if (packed.length === 3)
    return { kind: 'list', items: (inner as readonly PackedNode[]).map((item) => unpackTree(item, path)), span }
  const entries = []
  for (let at = 0; at < inner.length; at += 4) {
    entries.push({
      key: inner[at] as string,
      keySpan: { start: inner[at + 1] as number, end: inner[at + 2] as number, path },
      value: unpackTree(inner[at + 3] as PackedNode, path),
    })
  }
  return { kind: 'map', entries, span }
}
