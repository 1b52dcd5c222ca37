import { type Sealed, type SealPart, sealParts } from './seal.ts'

/** A part that is not as it was. `before` and `after` are the words in question; absent where nothing tells. */
export interface Change {
  readonly part: SealPart
  readonly before?: string
  readonly after?: string
}

/** In which parts two contents differ, with the words that were there and those that are there now. */
export function changesBetween(before: Sealed, after: Sealed): readonly Change[] {
  return sealParts.flatMap((part): Change[] => {
    const [old = '', now = ''] = [before[part], after[part]]
    if (old === now) return []
    // Digests of pictures are no words.
    return part === 'media' ? [{ part }] : [{ part, ...differingWords(old, now) }]
  })
}

/**
 * What stands between the beginning and the end that two texts share, widened to whole numbers and Latin words and by a
 * few characters where little is left: of 周六 and 周日 nobody wants to read just 六 and 日.
 */
export function differingWords(before: string, after: string): { readonly before: string; readonly after: string } {
  const [old, now] = [Array.from(before), Array.from(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  while (start > 0 && isWordChar(old[start - 1]) && (isWordChar(old[start]) || isWordChar(now[start]))) start--
  while (end > 0 && isWordChar(old.at(-end)) && (isWordChar(old.at(-end - 1)) || isWordChar(now.at(-end - 1)))) end--
  const shortest = Math.min(old.length, now.length) - start - end
  // What was only put in or left out is clear by itself.
  for (let more = shortest === 0 ? 0 : Math.max(1, FEW_CHARS - shortest); more > 0 && isLetter(old[start - 1]); more--)
    start--
  return { before: old.slice(start, old.length - end).join(''), after: now.slice(start, now.length - end).join('') }
}

const FEW_CHARS = 3

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Latin}\p{N}]/u.test(char)
}
