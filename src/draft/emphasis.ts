/** A run of `*` or `_`. Of its signs, those before `closedTo` close an emphasis, those from `openedFrom` on open one; what is between stays text. */
export interface DelimiterRun {
  readonly start: number
  readonly end: number
  readonly marker: string
  readonly canOpen: boolean
  readonly canClose: boolean
  closedTo: number
  openedFrom: number
}

/**
 * The run of delimiters in `source[start, end)`, by what stands at both sides (CommonMark 0.31, section 6.2).
 *
 * @param lineStart where the words of its line begin: the sign of a quote before them is not beside it
 */
export function delimiterRun(source: string, start: number, end: number, lineStart: number): DelimiterRun {
  const marker = source.charAt(start)
  const before = start === lineStart ? 'blank' : sideOf(source.charAt(start - 1))
  const after = sideOf(source.charAt(end))
  const flanksLeft = after === 'word' || (after === 'punctuation' && before !== 'word')
  const flanksRight = before === 'word' || (before === 'punctuation' && after !== 'word')
  // An underscore inside a word is part of the word.
  const canOpen = flanksLeft && (marker === '*' || before !== 'word' || !flanksRight)
  const canClose = flanksRight && (marker === '*' || after !== 'word' || !flanksLeft)
  return { start, end, marker, canOpen, canClose, closedTo: start, openedFrom: end }
}

/**
 * Finds out which signs of the runs of one paragraph, or of one label, are emphasis. Takes runs² steps at worst.
 *
 * @returns false where the rule of three keeps two runs apart: micromark may bring them together later, when the signs
 *   that are left have become fewer
 */
export function resolveEmphasis(runs: readonly DelimiterRun[]): boolean {
  const openers: DelimiterRun[] = []
  for (const run of runs) {
    while (run.canClose && signsLeft(run) > 0) {
      const at = openers.findLastIndex(({ marker }) => marker === run.marker)
      const opener = openers[at]
      if (opener === undefined) break
      if (isKeptApart(opener, run)) return false
      const signs = signsLeft(opener) > 1 && signsLeft(run) > 1 ? 2 : 1
      opener.openedFrom -= signs
      run.closedTo += signs
      // What stands inside an emphasis can't pair with what stands outside.
      openers.length = signsLeft(opener) > 0 ? at + 1 : at
    }
    if (run.canOpen && signsLeft(run) > 0) openers.push(run)
  }
  return true
}

function isKeptApart(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (!opener.canClose && !closer.canOpen) return false
  return signsLeft(closer) % 3 !== 0 && (signsLeft(opener) + signsLeft(closer)) % 3 === 0
}

function signsLeft({ closedTo, openedFrom }: DelimiterRun): number {
  return openedFrom - closedTo
}

type Side = 'blank' | 'punctuation' | 'word'

/** By UTF-16 units, as micromark has it: half of an emoji is part of a word. */
function sideOf(unit: string): Side {
  if (unit === '' || /\s/.test(unit)) return 'blank'
  return /[\p{P}\p{S}]/u.test(unit) ? 'punctuation' : 'word'
}
