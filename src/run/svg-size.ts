import type { FileBytes } from './file-bytes.ts'
import type { PictureSize } from './picture-size.ts'

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

/** By `width` and `height`, else by the view box; relative sizes are none. */
export function svgSize(file: FileBytes): PictureSize | undefined {
  const tag = svgTag(file) ?? ''
  const box =
    attribute(tag, 'viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box
  const width = pixels(attribute(tag, 'width'))
  const height = pixels(attribute(tag, 'height'))
  const ratio = boxWidth / boxHeight
  const size = {
    width: width ?? (height === undefined ? boxWidth : height * ratio),
    height: height ?? (width === undefined ? boxHeight : width / ratio),
  }
  return size.width > 0 && size.height > 0 && Number.isFinite(size.width * size.height)
    ? { width: Math.round(size.width), height: Math.round(size.height) }
    : undefined
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found?.[1] ?? found?.[2]
}

/** CSS has 96 pixels to the inch. */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  pt: 96 / 72,
  pc: 16,
}

function pixels(length: string | undefined): number | undefined {
  const match = /^\s*([\d.]+)\s*([a-z]*)\s*$/.exec(length ?? '')
  const factor = PIXELS[match?.[2] ?? '']
  return match === null || factor === undefined ? undefined : Number(match[1]) * factor
}
