/** Is told of one grapheme cluster, `text[start, end)`; returning false ends the walk. */
export type GraphemeVisitor = (start: number, end: number) => boolean

/**
 * Visits the grapheme clusters of a text from left to right. Time is linear in the text.
 *
 * `Intl.Segmenter` alone is right but unusable: it costs a microsecond for every cluster, and on Node 20 each segment costs
 * time in proportion to the whole text (131,000 Chinese characters: a minute). So it sees only what can combine,
 * in short windows. Characters that cannot join a simple neighbour are told apart by range.
 */
export function walkGraphemes(text: string, visit: GraphemeVisitor): void {
  let start = 0
  while (start < text.length) {
    const end = simpleClusterEnd(text, start)
    const next = end === UNSURE ? walkWindow(text, start, visit) : visit(start, end) ? end : STOPPED
    if (next === STOPPED) return
    start = next
  }
}

const UNSURE = -1
const STOPPED = -1

/** Where the cluster that begins at `start` ends if that can be said from ranges alone, else UNSURE. */
function simpleClusterEnd(text: string, start: number): number {
  const unit = text.charCodeAt(start)
  let end = start + 1
  if (unit === CR) return text.charCodeAt(end) === LF ? end + 1 : end
  if (unit === LF) return end
  if (!isSimpleUnit(unit)) {
    if (!isSimpleAstral(text, start)) return UNSURE
    end = start + 2
  }
  if (!isControl(unit)) end = endOfEmojiExtenders(text, end)
  if (end >= text.length || isSimpleUnit(text.charCodeAt(end)) || isSimpleAstral(text, end)) return end
  return UNSURE
}

/** Units of text that the segmenter sees at once; doubled for a cluster that does not fit. */
const WINDOW_UNITS = 64

/**
 * Walks from a cluster border on until simple text begins again, at most one window; answers where it stopped.
 * A border depends on what stands left of it back to the last border and on one character to its right,
 * so every border in a window holds for the whole text, only the window's own end does not.
 */
function walkWindow(text: string, start: number, visit: GraphemeVisitor): number {
  for (let units = WINDOW_UNITS; ; units *= 2) {
    const window = text.slice(start, endOfWindow(text, start + units))
    const isLastWindow = start + window.length === text.length
    let end = start
    for (const { index, segment } of graphemeSegmenter().segment(window)) {
      const segmentEnd = index + segment.length
      if (segmentEnd === window.length && !isLastWindow) break
      if (!visit(start + index, start + segmentEnd)) return STOPPED
      end = start + segmentEnd
      // In a wide window the segmenter's cost for a segment is too high for more than the cluster that asked for it.
      if (units > WINDOW_UNITS || simpleClusterEnd(text, end) !== UNSURE) break
    }
    if (end > start) return end
  }
}

/** Not between the halves of a pair: half a character would make a border where there is none. */
function endOfWindow(text: string, end: number): number {
  if (end >= text.length) return text.length
  return (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end
}

let segmenter: Intl.Segmenter | undefined

function graphemeSegmenter(): Intl.Segmenter {
  // The locale is fixed so that two machines agree; clusters are the same in all locales.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return segmenter
}

const CR = 0x0d
const LF = 0x0a

/**
 * Characters that form a cluster of their own when their neighbours do too (Grapheme_Cluster_Break is Other, Control,
 * LV or LVT). The gaps are combining marks (U+3099, U+302A, U+FF9E …), joiners and scripts with rules of their own.
 */
function isSimpleUnit(unit: number): boolean {
  if (unit < 0x0300) return true
  if (unit >= 0x4e00 && unit <= 0xa48c) return true
  if (unit < 0x2010) return false
  return (
    unit <= 0x2027 ||
    (unit >= 0x2030 && unit <= 0x205f) ||
    (unit >= 0x2070 && unit <= 0x20cf) ||
    (unit >= 0x2100 && unit <= 0x2bff) ||
    (unit >= 0x2e80 && unit <= 0x3029) ||
    (unit >= 0x3030 && unit <= 0x3098) ||
    (unit >= 0x309b && unit <= 0x4dff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xe000 && unit <= 0xfaff) ||
    (unit >= 0xfe30 && unit <= 0xfe6f) ||
    (unit >= 0xff01 && unit <= 0xff9d)
  )
}

/** The simple characters that nothing may extend (Grapheme_Cluster_Break is Control). */
function isControl(unit: number): boolean {
  return unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || unit === 0xad
}

/** Steps over emoji selectors and skin tones, which extend whatever stands before them: most emoji sequences are that. */
function endOfEmojiExtenders(text: string, offset: number): number {
  let end = offset
  for (;;) {
    const unit = text.charCodeAt(end)
    if (unit === 0xfe0f) end++
    else if (unit === 0xd83c && isSkinToneLow(text.charCodeAt(end + 1))) end += 2
    else return end
  }
}

function isSkinToneLow(unit: number): boolean {
  return unit >= 0xdffb && unit <= 0xdfff
}

/** Simple characters beyond U+FFFF: emoji without skin tones and flag letters, and rare Han characters. */
function isSimpleAstral(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  if (unit < 0xd83c || unit > 0xd8bf) return false
  const codePoint = text.codePointAt(offset) ?? 0
  return (
    (codePoint >= 0x1f200 && codePoint <= 0x1f3fa) ||
    (codePoint >= 0x1f400 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  )
}
