import { isListOfMaps } from '../account/profile-path.ts'
import { entryOf, isAbsent, type YamlNode } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import type { FieldsContext } from './check.ts'
import { placeOf } from './place.ts'

/** One of the places that a path names: a list of maps has one for each map. */
export interface KeyPlace {
  /** Undefined: nothing is written there. */
  readonly node: YamlNode | undefined
  /** Where to point if nothing is. */
  readonly span: Span
}

/**
 * The places of a dotted path, into the maps of lists too. Nothing written gives one place without a node; a profile
 * without the list that the path leads into has none, because nothing in it can be missing.
 */
export function keyPlaces(context: FieldsContext, path: string): readonly KeyPlace[] {
  const keys = path.split('.')
  // A profile is all keys: the nearest one says more than its name. In a draft it is the post that lacks something.
  const pointed = (span: Span | undefined): Span =>
    span === undefined || context.posting !== undefined ? placeOf(context) : span
  const walk = (node: YamlNode | undefined, at: number, near: Span | undefined): readonly KeyPlace[] => {
    if (at === keys.length) return [isAbsent(node) ? { node: undefined, span: pointed(near) } : present(node, near)]
    if (node?.kind === 'list') return node.items.flatMap((item) => walk(item, at, startOf(item) ?? near))
    const entry = entryOf(node, keys[at] ?? '')
    const last = at === keys.length - 1
    if (
      !last &&
      isAbsent(entry?.value) &&
      context.posting === undefined &&
      isListOfMaps(keys.slice(0, at + 1).join('.'))
    )
      return []
    if (entry === undefined) return [{ node: undefined, span: pointed(near) }]
    return walk(entry.value, at + 1, entry.keySpan)
  }
  return walk(context.fields, 0, undefined)
}

function present(node: YamlNode | undefined, near: Span | undefined): KeyPlace {
  return { node, span: node?.span ?? near ?? { start: 0, end: 0 } }
}

/** What a map in a list begins with: it tells the map from the others. */
function startOf(node: YamlNode): Span | undefined {
  if (node.kind !== 'map') return undefined
  const [first] = node.entries
  return first?.value.kind === 'scalar' && !isAbsent(first.value) ? first.value.span : first?.keySpan
}
