import type { Shape } from './shape.ts'
import type { YamlEntry, YamlNode } from './yaml-tree.ts'

/** The same tree with the canonical name of every key and word that a shape knows; places stay those of what was written. */
export function canonicalKeys(node: YamlNode, shape: Shape<unknown>): YamlNode {
  if (node.kind === 'list') {
    const { item } = shape
    return item === undefined ? node : { ...node, items: node.items.map((each) => canonicalKeys(each, item)) }
  }
  // A single value stands for a list of one.
  const { fields, words } = shape.item === undefined ? shape : { ...shape.item, ...shape }
  if (node.kind === 'scalar') {
    const word = words !== undefined && Object.hasOwn(words, node.text) ? words[node.text] : undefined
    return word === undefined ? node : { ...node, value: word, text: word }
  }
  if (fields === undefined) return node
  const entries = node.entries.map((entry): YamlEntry => {
    const name = Object.keys(fields).find((key) => key === entry.key || fields[key]?.aliases?.includes(entry.key))
    const inner = name === undefined ? undefined : fields[name]?.shape
    if (name === undefined || inner === undefined) return entry
    return { key: name, keySpan: entry.keySpan, value: canonicalKeys(entry.value, inner) }
  })
  return { ...node, entries }
}
