/** A half-open range `[start, end)` in UTF-16 units of some text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span of a known file: what is said of it can be shown there. */
export interface Place extends Span {
  readonly path?: string
}

/** The smallest span that covers all of `spans`; they must not be empty. */
export function cover(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const each of spans) {
    if (each.start < start) start = each.start
    if (each.end > end) end = each.end
  }
  return { start, end }
}
