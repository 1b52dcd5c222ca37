import type { Span } from '../text/span.ts'

/** Groups of digits that stand as close as the groups of one number do; the check digit X is a group of its own. */
export type DigitRun = readonly Span[]

const GROUP = /[0-9０-９]+|[XxＸｘ](?![0-9０-９A-Za-z_])/gu

/** What stands between the groups of one number, or between one number and the next. */
const GAP = /^(?:[ \u3000]?[-－‐‑–—·•・][ \u3000]?|[.． \u3000]|[)）][ \u3000-]?)?$/u
const longestGap = 3

export function* digitRunsIn(text: string): Iterable<DigitRun> {
  let run: Span[] = []
  for (const { index: start, 0: digits } of text.matchAll(GROUP)) {
    const before = run.at(-1)
    if (before !== undefined && !isGap(text, before.end, start)) {
      yield run
      run = []
    }
    run.push({ start, end: start + digits.length })
  }
  if (run.length > 0) yield run
}

function isGap(text: string, start: number, end: number): boolean {
  return end - start <= longestGap && GAP.test(text.slice(start, end))
}

/** Digits and what stands between them in one spelling: half width, `X`, and one kind of each mark. */
export function plainly(written: string): string {
  return written
    .replace(/[０-９Ｘｘ．（）＋－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑–—]/g, '-')
    .replace(/[•・]/g, '·')
    .replace(/\u3000/g, ' ')
    .toUpperCase()
}
