import { foldInto, isInvisible, isSkippable } from './fold.ts'
import { simplified } from './traditional.ts'

/** A word as it is looked for. */
export interface FoldedWord {
  /** As texts are folded. Empty if nothing of it can be matched. */
  readonly folded: string
  /** What its author wrote before each folded unit that matching passes over. Undefined: nothing anywhere. */
  readonly seams: readonly string[] | undefined
}

/** Folds a word as texts are folded. */
export function foldWord(word: string): FoldedWord {
  if (isFolded(word)) return { folded: word, seams: undefined }
  const units: number[] = []
  const seams: string[] = []
  let seam = ''
  for (const char of word) {
    const codePoint = char.codePointAt(0) ?? 0
    if (isSkippable(codePoint) || codePoint === 0x0a) seam += char
    else if (!isInvisible(codePoint)) {
      seams[units.length] = seam
      foldInto(units, codePoint)
      seam = ''
    }
  }
  const folded = String.fromCharCode(...units)
  // What stands before the first unit is not between two.
  if (!seams.some((each, at) => at > 0 && each !== '')) return { folded, seams: undefined }
  return { folded, seams: Array.from(units, (_, at) => seams[at] ?? '') }
}

/** Most words are plain simplified Chinese and fold to themselves. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit < 0x4e00 || unit > 0x9fff || simplified(unit) !== unit) return false
  }
  return true
}

/**
 * Whether two digits make the same number with either text between them. Blanks and dashes only group digits and may be
 * left out; every other sign makes a number of its own: 0763-1234567 is 07631234567, but 3.15 is neither 315 nor 3/15.
 */
export function sameNumber(between: string, other: string): boolean {
  return signOf(between) === signOf(other)
}

function signOf(between: string): string {
  const seen = Array.from(between, (char) =>
    isInvisible(char.codePointAt(0) ?? 0) ? '' : char.normalize('NFKC'),
  ).join('')
  return GROUPING.test(seen) ? '' : seen.replace(DOT, '.')
}

const GROUPING = /^[^\S\n]*[-‐‑‒–−]?[^\S\n]*$/
const DOT = /[·•‧∙⋅・●◦]/g
