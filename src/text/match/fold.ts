import { simplified } from './traditional.ts'

/**
 * Folding of single code points for matching: NFKC, lower case, simplified characters. Per code point, so that every folded unit
 * has a place: normalising a whole text would compose characters across places.
 */
const folds = new Map<number, readonly number[]>()

/** Appends the folded UTF-16 units of a code point. */
export function foldInto(units: number[], codePoint: number): void {
  if (codePoint < 0x80) {
    units.push(codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 0x20 : codePoint)
    return
  }
  let folded = folds.get(codePoint)
  if (folded === undefined) {
    folded = foldCodePoint(codePoint)
    folds.set(codePoint, folded)
  }
  for (const unit of folded) units.push(unit)
}

function foldCodePoint(codePoint: number): readonly number[] {
  const text = String.fromCodePoint(codePoint).normalize('NFKC').toLowerCase()
  return Array.from({ length: text.length }, (_, at) => simplified(text.charCodeAt(at)))
}

/** Characters that nobody sees: zero-width ones, joiners, marks of direction, variation selectors, combining marks, tags. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0xad) return false
  return (
    codePoint === 0xad ||
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    codePoint === 0x61c ||
    codePoint === 0x115f ||
    codePoint === 0x1160 ||
    (codePoint >= 0x180b && codePoint <= 0x180f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    codePoint === 0x3164 ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    codePoint === 0xffa0 ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  )
}

// Blanks and the ornamental symbols of FACTS “Matching”, with the full-width and look-alike forms that fold to them.
const SKIPPED =
  ' \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000' +
  '·•.*_-~^|/\\+=' +
  '．＊＿－～＾｜／＼＋＝‧∙⋅・･●◦‐‑‒–−'
const skipped = new Set(Array.from(SKIPPED, (char) => char.codePointAt(0) ?? 0))

/** A blank or symbol that may stand between two characters of a term and part nothing. */
export function isSkippable(codePoint: number): boolean {
  // Nearly all that is asked is Chinese punctuation, which is not.
  if (codePoint > 0x3000 && codePoint < 0xff00) return codePoint === 0x30fb
  return skipped.has(codePoint)
}
