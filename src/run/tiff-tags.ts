import type { FileBytes } from './file-bytes.ts'
import type { PictureSize } from './picture-size.ts'

/**
 * The whole numbers of the first directory of a TIFF in `[start, end)`, which is what EXIF data are too. What leads out
 * of that range is not there. BigTIFF has none.
 */
export function tiffTags(
  file: FileBytes,
  start: number,
  end: number,
  wanted: readonly number[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const little = file.has(start, 'II*\0')
  if (start + 8 > end || !(little || file.has(start, 'MM\0*'))) return found
  const u16 = (offset: number) => (little ? file.u16le(offset) : file.u16be(offset))
  const u32 = (offset: number) => (little ? file.u32le(offset) : file.u32be(offset))
  const directory = start + u32(start + 4)
  if (directory + 2 > end) return found
  const entries = u16(directory)
  for (let i = 0; i < entries && found.size < wanted.length; i++) {
    const entry = directory + 2 + 12 * i
    if (entry + 12 > end) break
    const tag = u16(entry)
    const type = u16(entry + 2)
    if (wanted.includes(tag) && (type === SHORT || type === LONG))
      found.set(tag, type === SHORT ? u16(entry + 8) : u32(entry + 8))
  }
  return found
}

const SHORT = 3
const LONG = 4

export function tiffSize(file: FileBytes): PictureSize | undefined {
  const tags = tiffTags(file, 0, Number.POSITIVE_INFINITY, [256, 257, 274])
  const width = tags.get(256)
  const height = tags.get(257)
  if (width === undefined || height === undefined) return undefined
  return isTurned(tags.get(274)) ? { width: height, height: width } : { width, height }
}

/** Whether an EXIF orientation swaps width and height. */
export function isTurned(orientation: number | undefined): boolean {
  return orientation !== undefined && orientation >= 5 && orientation <= 8
}
