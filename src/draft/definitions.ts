import type { Span } from '../text/span.ts'
import type { MarkdownEvent } from './markdown.ts'

/** Where a link or an image leads. */
export interface Target {
  /** Decoded. */
  readonly url: string
  /** In the source, without `<>`. Empty for an empty address. */
  readonly urlSpan: Span
}

/** The targets of references, by the label as remark normalises it. The first definition of a label counts. */
export function definitionsIn(events: readonly MarkdownEvent[]): ReadonlyMap<string, Target> {
  const definitions = new Map<string, Target>()
  let urlSpan: Span = { start: 0, end: 0 }
  for (const { type, enters, start, end, node } of events) {
    if (enters && type === 'definitionDestinationString') urlSpan = { start, end }
    // `<>` holds no string.
    else if (enters && type === 'definitionDestinationLiteral') urlSpan = { start: start + 1, end: start + 1 }
    else if (!enters && node?.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, { url: node.url, urlSpan })
    }
  }
  return definitions
}
