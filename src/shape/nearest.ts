import { distance } from 'fastest-levenshtein'

/** The word of a list that a mistyped word most likely meant, if one is near enough to be worth a guess. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  if (wanted === '') return undefined
  // A third of the letters may be wrong; one letter always may, so that two-letter Chinese words get help too.
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of known) {
    const away = slips(wanted, candidate.toLowerCase())
    if (away < bestDistance && away < candidate.length) {
      best = candidate
      bestDistance = away
    }
  }
  return best
}

/** How many slips of the finger lie between two words: letters wrong, missing or too many, or two neighbours swapped. */
function slips(a: string, b: string): number {
  const away = distance(a, b)
  return away === 2 && a.length === b.length && swapped(a, b) ? 1 : away
}

function swapped(a: string, b: string): boolean {
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
