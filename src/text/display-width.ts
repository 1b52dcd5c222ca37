import { eastAsianWidth } from 'get-east-asian-width'
import { walkGraphemes } from './graphemes.ts'
import { onDemand } from './on-demand.ts'

/**
 * The columns that a text takes in a terminal: 2 for a wide character and for an emoji sequence (flag, family, keycap)
 * as a whole, 0 for combining, invisible and control characters, else 1. Characters of ambiguous width (“ ” … ·) take 1,
 * as in a terminal that isn't told otherwise.
 */
export function displayWidth(text: string): number {
  let columns = 0
  for (let offset = 0; offset < text.length; offset++) {
    const unitColumns = plainColumns(text.charCodeAt(offset))
    if (unitColumns === NOT_PLAIN) return clusteredWidth(text)
    columns += unitColumns
  }
  return columns
}

/**
 * The text if it fits into `maxColumns`, else as many of its first characters as fit together with `ending` behind them.
 * If not even `ending` fits, nothing.
 */
export function truncateToWidth(text: string, maxColumns: number, ending = '…'): string {
  if (displayWidth(text) <= maxColumns) return text
  const room = maxColumns - displayWidth(ending)
  if (room < 0) return ''
  let columns = 0
  let cut = 0
  walkGraphemes(text, (start, end) => {
    columns += clusterColumns(text.slice(start, end))
    if (columns > room) return false
    cut = end
    return true
  })
  return text.slice(0, cut) + ending
}

function clusteredWidth(text: string): number {
  let columns = 0
  walkGraphemes(text, (start, end) => {
    columns += clusterColumns(text.slice(start, end))
    return true
  })
  return columns
}

const NOT_PLAIN = -1

/** The columns of a character that combines with no other one of its kind. */
function plainColumns(unit: number): number {
  if ((unit >= 0x20 && unit <= 0x7e) || (unit >= 0x2010 && unit <= 0x2027)) return 1
  if (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3000 && unit <= 0x3029) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a0 && unit <= 0x30ff) ||
    (unit >= 0xff01 && unit <= 0xff60)
  ) {
    return 2
  }
  return NOT_PLAIN
}

/** A picture made of several code points: with an emoji selector, skin tone, joiner or tags; a flag; a keycap. */
const emojiSequence = onDemand(
  () =>
    /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}])|\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3)/u,
)

/** Combining marks, controls, invisible characters, and the Hangul letters that stand within a syllable. */
const zeroColumns = onDemand(
  () => /[\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Control}\p{Default_Ignorable_Code_Point}\u1160-\u11FF\uD7B0-\uD7FF]/u,
)

function clusterColumns(cluster: string): number {
  if (cluster.length === 1) {
    const columns = plainColumns(cluster.charCodeAt(0))
    if (columns !== NOT_PLAIN) return columns
  } else if (emojiSequence().test(cluster)) return 2
  let columns = 0
  for (const char of cluster) if (!zeroColumns().test(char)) columns += eastAsianWidth(char.codePointAt(0) ?? 0)
  return columns
}
