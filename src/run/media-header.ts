import type { MediaFormat } from '../draft/media-format.ts'
import { BrokenMedia, type FileBytes, HeaderTooLong } from './file-bytes.ts'
import { boxesIn } from './media-boxes.ts'
import { formatsOf } from './media-format.ts'
import { pictureSize } from './picture-size.ts'

/** What the head of a file, and the ends of its parts, say about it. */
export interface MediaHeader {
  readonly format: MediaFormat | undefined
  readonly width?: number
  readonly height?: number
  readonly truncated: boolean
}

/**
 * Reads what a file is without reading what it holds. Never throws for what a file can hold; errors of the system pass
 * through.
 *
 * @param claimed decides between the formats that a content conforms to
 */
export function readMediaHeader(file: FileBytes, claimed: MediaFormat | undefined): MediaHeader {
  const formats = attempt(() => formatsOf(file)).value ?? []
  const format = claimed !== undefined && formats.includes(claimed) ? claimed : formats[0]
  if (format === undefined) return { format, truncated: false }
  const size = attempt(() => pictureSize(file, format))
  const end = attempt(() => endsEarly(file, format))
  return { format, ...size.value, truncated: size.broken || end.broken || end.value === true }
}

/** What is too long to be read is not known, and no reproach. */
function attempt<T>(read: () => T): { readonly value?: T; readonly broken: boolean } {
  try {
    return { value: read(), broken: false }
  } catch (error) {
    if (error instanceof BrokenMedia) return { broken: true }
    if (error instanceof HeaderTooLong) return { broken: false }
    throw error
  }
}

/**
 * Whether the file ends before the end that its parts announce, as a broken download does. Only what can be told for
 * sure: JPEG and GIF announce nothing, and many tools append something of their own to them.
 */
function endsEarly(file: FileBytes, format: MediaFormat): boolean {
  switch (format) {
    case 'webp':
    case 'avi':
      return riffEndsEarly(file)
    case 'png':
      return pngEndsEarly(file)
    case 'mp4':
    case 'mov':
    case '3gp':
      return boxesEndEarly(file, [['moov'], ['mdat', 'moof']])
    case 'heif':
    case 'avif':
      return boxesEndEarly(file, [['meta', 'moov']])
    default:
      return false
  }
}

function riffEndsEarly(file: FileBytes): boolean {
  const length = file.u32le(4)
  // A recorder that writes as it goes may say that it does not know; some writers count a padding byte that they leave out.
  return length !== 0xffffffff && file.bytes + 1 < 8 + length
}

const PNG_END = '\0\0\0\0IEND\xae\x42\x60\x82'

function pngEndsEarly(file: FileBytes): boolean {
  if (file.has(file.bytes - PNG_END.length, PNG_END)) return false
  for (let at = 8; ; ) {
    const end = at + 12 + file.u32be(at)
    if (end > file.bytes) return true
    if (file.has(at + 4, 'IEND')) return false
    at = end
  }
}

/** Boxes that hold something; an unknown one that sticks out is junk behind the end. */
const LARGE_BOXES: ReadonlySet<string> = new Set(['moov', 'mdat', 'meta', 'moof', 'free', 'skip', 'wide', 'idat'])

/** @param needed of each of these one must be there: the index says where the samples lie, and neither is of use alone */
function boxesEndEarly(file: FileBytes, needed: readonly (readonly string[])[]): boolean {
  const types = new Set<string>()
  for (const { type, end } of boxesIn(file, 0, file.bytes)) {
    if (end > file.bytes && LARGE_BOXES.has(type)) return true
    types.add(type)
  }
  return needed.some((either) => !either.some((type) => types.has(type)))
}
