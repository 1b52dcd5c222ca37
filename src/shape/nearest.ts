import { distance } from 'fastest-levenshtein'

/** The word of a list that a mistyped word most likely meant, if one is near enough to be worth a guess. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  // A third of the letters may be wrong; one letter always may, so that two-letter Chinese words get help too.
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of known) {
    const away = distance(wanted, candidate.toLowerCase())
    if (away < bestDistance && away < Math.max(candidate.length, 2)) {
      best = candidate
      bestDistance = away
    }
  }
  return best
}
