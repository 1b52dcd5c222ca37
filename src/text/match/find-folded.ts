import { isDigit } from '../char.ts'
import type { Span } from '../span.ts'
import { MatchView } from './match-view.ts'

/**
 * Where a word stands in a text, both folded: `0763 1234567` and its full-width form are `0763-1234567`. Unlike the
 * lexicon, which looks for words that should not be there, blanks and dashes part nothing here. A number is not found
 * inside a longer one, nor an abbreviation of up to three letters inside a word: ST is not in “best”.
 */
export function findFolded(text: string, word: string): Span[] {
  const term = new MatchView().read(word)
  const view = new MatchView().read(text)
  if (term.length === 0) return []
  const isShort = term.length <= 3 && term.units.subarray(0, term.length).every(isLetter)
  const found: Span[] = []
  for (let at = 0; at + term.length <= view.length; ) {
    const end = at + term.length
    if (!isAt(view, at, term) || goesOn(view, at, isShort) || goesOn(view, end, isShort)) at++
    else {
      found.push(view.spanOf(at, end))
      at = end
    }
  }
  return found
}

/** Whether two texts are the same, however they are written. */
export function sameFolded(a: string, b: string): boolean {
  const one = new MatchView().read(a)
  const other = new MatchView().read(b)
  return one.length > 0 && one.length === other.length && isAt(one, 0, other)
}

function isAt(view: MatchView, start: number, term: MatchView): boolean {
  for (let at = 0; at < term.length; at++) if (view.units[start + at] !== term.units[at]) return false
  return true
}

/** Whether a number, or a short word, goes on from the unit before a border to the one after it. */
function goesOn(view: MatchView, border: number, isShort: boolean): boolean {
  if (border === 0 || border === view.length) return false
  if (view.spanOf(border - 1, border).end !== view.spanOf(border, border + 1).start) return false
  const before = view.units[border - 1] ?? 0
  const after = view.units[border] ?? 0
  return (isDigit(before) && isDigit(after)) || (isShort && isLetter(before) && isLetter(after))
}

/** Folded letters are lower case. */
function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}
