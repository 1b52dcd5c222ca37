import { anyNode, either, mapOf, type Placed, refine, type Shape } from '../shape/shape.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import type { Workshop } from './check.ts'

/** What to write instead of a match: one text, or other characters for some of its own. */
export type Replacement = string | readonly Substitution[]

/** Parts of a match, and what is written in their place. The longest come first. */
interface Substitution {
  readonly part: string
  readonly text: string
}

/** A text that may be empty or blank: what it replaces goes. */
function anyText(): Shape<string> {
  return refine(anyNode({ zh: '文字', en: 'text' }, { type: 'string' }), (node, _, report) => {
    if (node.kind === 'scalar' && node.value !== null) return node.text
    report({
      span: node.span,
      message: { zh: '应写文字；要删去，写 ""', en: 'Write a text here; to remove it, write ""' },
    })
    return undefined
  })
}

/** The option `replace` of a pattern. */
export function replacement(): Shape<Replacement> {
  return either(
    (node: YamlNode) => node.kind === 'map',
    refine(mapOf(anyText(), { pattern: /^[\s\S]+$/, expects: { zh: '文字', en: 'a text' } }), (entries) =>
      entries.map(({ name, value }) => ({ part: name, text: value })).sort((a, b) => b.part.length - a.part.length),
    ),
    anyText(),
  )
}

/** Parts that would be found again in what takes their place are a problem of the pack: the correction would never end. */
export function refuseEndless({ value, span }: Placed<Replacement>, workshop: Workshop): void {
  if (typeof value === 'string') return
  for (const { part, text } of value) {
    if (!value.some((other) => text.includes(other.part) && text.length >= part.length)) continue
    workshop.problem(span, {
      zh: `replace 里「${part}」改成「${text}」，改完又要再改，没有尽头`,
      en: `replace turns “${part}” into “${text}”, which would have to be replaced again without end`,
    })
  }
}

/** What a match becomes: `，，，` by `{，，: ，}` is `，`. Undefined: nothing of it is to be replaced. */
export function replaced(match: string, by: Replacement | undefined): string | undefined {
  if (by === undefined || typeof by === 'string') return by
  let text = match
  // Each round but the last makes it shorter, or takes away what is not put back.
  for (let round = 0; round <= match.length; round++) {
    const next = once(text, by)
    if (next === text) break
    text = next
  }
  return text === match ? undefined : text
}

function once(text: string, by: readonly Substitution[]): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const found = by.find(({ part }) => text.startsWith(part, at))
    out += found === undefined ? text[at] : found.text
    at += found === undefined ? 1 : found.part.length
  }
  return out
}
