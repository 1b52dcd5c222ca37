import { walkGraphemes } from '../graphemes.ts'
import type { Span } from '../span.ts'

/** What a cut needs to know of a way of counting. */
export interface Costs {
  /** The cost of one piece: a grapheme cluster or a token together with the clusters it touches. */
  readonly costOf: (piece: string) => number
  /** How many costs make one of the unit: 2 if costs are halves. A count is rounded up. */
  readonly costsPerUnit: number
}

/** The longest prefix of whole pieces that counts at most `max`. `tokens`, in order, are not to be split. */
export function cutAt(
  text: string,
  max: number,
  { costOf, costsPerUnit }: Costs,
  tokens: readonly Span[] = [],
): number {
  const budget = Math.floor(max) * costsPerUnit
  let spent = 0
  let cut = 0
  let nextToken = 0
  walkGraphemes(text, (_, end) => {
    while ((tokens[nextToken]?.end ?? Number.POSITIVE_INFINITY) <= end) nextToken++
    if ((tokens[nextToken]?.start ?? end) < end) return true
    spent += costOf(text.slice(cut, end))
    if (spent > budget) return false
    cut = end
    return true
  })
  return cut
}
