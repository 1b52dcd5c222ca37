import { defaulted } from '../shape/object-shape.ts'
import { listOf, oneOf } from '../shape/shape.ts'
import type { Span } from '../text/span.ts'
import type { ScopeContext } from './check.ts'

const parts = ['address', 'mention', 'code'] as const
type Part = (typeof parts)[number]

/** The option of checks that may pass over what is no prose. */
export const skipOption = defaulted(listOf(oneOf(parts)), [], {
  zh: '整个落在这些里面的不算：address 网址和邮箱，mention @昵称，code 代码（`…` 和 ``` 之间）',
  en: 'What lies wholly within one of these is innocent: address (of the web or of e-mail), mention, code (between ` or ```)',
})

/** Tells of spans of a text, asked in order, whether each lies wholly within one of the parts. */
export function liesWithin(context: ScopeContext, skip: readonly Part[]): (span: Span) => boolean {
  const [first = never, ...others] = skip.flatMap((part) => testOf(part, context) ?? [])
  return others.length === 0 ? first : (span) => first(span) || others.some((test) => test(span))
}

function never(): boolean {
  return false
}

/** Undefined: no span lies within one. */
function testOf(part: Part, { text, posting }: ScopeContext): ((span: Span) => boolean) | undefined {
  if (part === 'address') return sweep(() => text.addresses)
  if (part === 'mention') return sweep(() => text.elements.mentions)
  const { codes } = posting.draft.body
  if (codes.length === 0) return undefined
  const isCode = sweep(() => codes)
  return (span) => isCode(text.mapped.toSource(span))
}

/** @param partsOf asked only where there is a span to be told of */
function sweep(partsOf: () => readonly Span[]): (span: Span) => boolean {
  let next = 0
  return ({ start, end }) => {
    const parts = partsOf()
    while (next < parts.length && (parts[next] as Span).end <= start) next++
    const part = parts[next]
    return part !== undefined && part.start <= start && end <= part.end
  }
}
