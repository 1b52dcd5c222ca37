import type { Span } from '../span.ts'
import { foldTerm } from './lexicon.ts'
import { MatchView } from './match-view.ts'

/**
 * Where a word stands in a text, both folded: `0763 1234567` and its full-width form are `0763-1234567`. Unlike the
 * lexicon, which looks for words that should not be there, blanks and dashes part nothing here. A number is not found
 * inside a longer one, nor an abbreviation of up to three letters inside a word: ST is not in “best”.
 */
export function findFolded(text: string, word: string): Span[] {
  const term = foldTerm(word)
  if (term === '') return []
  const view = new MatchView().read(text)
  const folded = String.fromCharCode(...view.units.subarray(0, view.length))
  const isShort = /^[a-z]{1,3}$/.test(term)
  const found: Span[] = []
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
    const end = at + term.length
    if (goesOn(view, at - 1, at, isShort) || goesOn(view, end - 1, end, isShort)) continue
    found.push(view.spanOf(at, end))
    at = end - 1
  }
  return found
}

/** Whether a number, or a short word, goes on across the border between two neighbouring units. */
function goesOn(view: MatchView, left: number, right: number, isShort: boolean): boolean {
  if (left < 0 || right >= view.length) return false
  if (view.spanOf(left, right).end !== view.spanOf(right, right + 1).start) return false
  const pair = String.fromCharCode(view.units[left] ?? 0, view.units[right] ?? 0)
  return /^[0-9]{2}$/.test(pair) || (isShort && /^[a-z]{2}$/.test(pair))
}
