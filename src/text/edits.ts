import type { Span } from './span.ts'

/** What is written at a span of a source instead of what stands there. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A source with edits that don't overlap, in any order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let out = ''
  let done = 0
  for (const { span, text } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < done) throw new Error(`edits overlap at ${span.start}`)
    out += source.slice(done, span.start) + text
    done = span.end
  }
  return out + source.slice(done)
}

/** The smallest edit that turns one text into another; halves of a surrogate pair stay together. */
export function smallestEdit(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  if (head > 0 && isHighSurrogate(before, head - 1)) head--
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (tail > 0 && isHighSurrogate(before, before.length - 1 - tail)) tail--
  return { span: { start: head, end: before.length - tail }, text: after.slice(head, after.length - tail) }
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}
