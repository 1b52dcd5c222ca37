import { BrokenMedia, type FileBytes } from './file-bytes.ts'
import type { PictureSize } from './picture-size.ts'
import { isTurned, tiffTags } from './tiff-tags.ts'

/**
 * Goes from segment to segment up to the frame header, without reading what lies in them: colour profiles and previews
 * fill many a header with megabytes.
 */
export function jpegSize(file: FileBytes): PictureSize | undefined {
  let orientation: number | undefined
  for (let at = 2; ; ) {
    // Decoders skip stray bytes before a marker, and a marker may have any number of FF before it.
    if (file.u8(at) !== 0xff || file.u8(at + 1) === 0xff) {
      at++
      continue
    }
    const marker = file.u8(at + 1)
    at += 2
    if (standsAlone(marker)) continue
    if (marker === END || marker === SCAN) throw new BrokenMedia('a JPEG without a frame')
    const end = at + file.u16be(at)
    if (end < at + 2) throw new BrokenMedia('a JPEG segment shorter than its length')
    if (isFrame(marker)) return turned({ width: file.u16be(at + 5), height: file.u16be(at + 3) }, orientation)
    if (marker === EXIF && file.has(at + 2, 'Exif\0\0')) orientation ??= tiffTags(file, at + 8, end, [274]).get(274)
    at = end
  }
}

const END = 0xd9
const SCAN = 0xda
const EXIF = 0xe1

function standsAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** SOF0 to SOF15; DHT, JPG and DAC lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function turned({ width, height }: PictureSize, orientation: number | undefined): PictureSize | undefined {
  // A height of 0 is told behind the first scan: a scanner did not know where the page would end.
  if (height === 0) return undefined
  return isTurned(orientation) ? { width: height, height: width } : { width, height }
}
