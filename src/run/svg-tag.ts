import type { FileBytes } from './file-bytes.ts'

/** Where the root of an SVG is looked for. */
const MAX_PROLOGUE_BYTES = 4096

/** The opening tag of the root, as far as it stands within the first bytes; undefined if the file is no SVG. */
export function svgTag(file: FileBytes): string | undefined {
  const text = file.latin1UpTo(0, MAX_PROLOGUE_BYTES).replace(/^\xef\xbb\xbf/, '')
  let at = 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    const close = prologueEnds.find(([open]) => text.startsWith(open, at))
    if (close === undefined) break
    // A document type may hold declarations in brackets.
    const bracket = text.indexOf('[', at)
    const end = text.indexOf(close[1], at)
    const ends = close[0] === '<!DOCTYPE' && bracket !== -1 && bracket < end ? ']>' : close[1]
    const found = text.indexOf(ends, at)
    if (found === -1) return undefined
    at = found + ends.length
  }
  // A > may stand in an attribute.
  return /^<svg(?=[\s/>]|$)(?:[^>"']|"[^"]*"|'[^']*')*/.exec(text.slice(at))?.[0]
}

const prologueEnds = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE', '>'],
] as const
