import type { YamlScalar } from '../shape/yaml-tree.ts'
import { MappedText } from '../text/mapped-text.ts'

/**
 * The text of a YAML scalar with its places. A plain or simply quoted scalar maps character by character;
 * one with escapes or folded lines maps as a whole.
 */
export function scalarText(node: YamlScalar, source: string): MappedText {
  const { start, end } = node.span
  const written = source.slice(start, end)
  if (written === node.text) return MappedText.plain(node.text, start)
  if (written.length === node.text.length + 2 && written.slice(1, -1) === node.text)
    return MappedText.plain(node.text, start + 1)
  return new MappedText(node.text, [
    { kind: 'decoded', textStart: 0, textEnd: node.text.length, sourceStart: start, sourceEnd: end },
  ])
}
