import type { MediaFormat } from '../draft/media-format.ts'
import { BrokenMedia, type FileBytes } from './file-bytes.ts'
import { heifSize } from './heif-size.ts'
import { jpegSize } from './jpeg-size.ts'
import { svgSize } from './svg-size.ts'
import { tiffSize } from './tiff-tags.ts'

/** In pixels, as the picture is shown. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The size that a picture's header gives, if it gives one. Films have none here. Throws what {@link FileBytes} throws. */
export function pictureSize(file: FileBytes, format: MediaFormat): PictureSize | undefined {
  const size = readers[format]?.(file)
  if (size !== undefined && (size.width === 0 || size.height === 0)) throw new BrokenMedia('a picture of no size')
  return size
}

const readers: Partial<Record<MediaFormat, (file: FileBytes) => PictureSize | undefined>> = {
  jpeg: jpegSize,
  png: pngSize,
  gif: (file) => ({ width: file.u16le(6), height: file.u16le(8) }),
  webp: webpSize,
  bmp: bmpSize,
  heif: heifSize,
  avif: heifSize,
  tiff: tiffSize,
  svg: svgSize,
}

function pngSize(file: FileBytes): PictureSize {
  // Xcode puts a chunk of its own before the header.
  const at = file.has(12, 'CgBI') ? 16 : 0
  if (!file.has(at + 12, 'IHDR')) throw new BrokenMedia('a PNG without a header')
  return { width: file.u32be(at + 16), height: file.u32be(at + 20) }
}

function bmpSize(file: FileBytes): PictureSize {
  if (file.u32le(14) <= 16) return { width: file.u16le(18), height: file.u16le(20) }
  // A negative height is that of a picture stored from the top.
  return { width: file.u32le(18), height: Math.abs(file.u32le(22) | 0) }
}

function webpSize(file: FileBytes): PictureSize {
  const data = 20
  switch (file.latin1(12, 4)) {
    case 'VP8 ':
      if (!file.has(data + 3, '\x9d\x01\x2a')) break
      return { width: file.u16le(data + 6) & 0x3fff, height: file.u16le(data + 8) & 0x3fff }
    case 'VP8L': {
      if (!file.has(data, '\x2f')) break
      const bits = file.u32le(data + 1)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8X':
      return { width: 1 + file.u24le(data + 4), height: 1 + file.u24le(data + 7) }
  }
  throw new BrokenMedia('a WebP without a picture')
}
