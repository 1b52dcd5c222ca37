import { imageSize } from 'image-size'
import type { MediaFormat } from '../draft/media-format.ts'
import { BrokenMedia, type FileBytes } from './file-bytes.ts'
import { heifSize } from './heif-size.ts'
import { jpegSize } from './jpeg-size.ts'
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

/**
 * The library wants all that stands before the size in memory, and does not turn HEIC pictures as their properties say.
 * So a JPEG behind a large profile, a TIFF with its directory at the end, and HEIC are read here.
 */
const readers: Partial<Record<MediaFormat, (file: FileBytes) => PictureSize | undefined>> = {
  jpeg: jpegSize,
  heif: heifSize,
  avif: heifSize,
  tiff: tiffSize,
  png: (file) => sizeByLibrary(file, 33),
  gif: (file) => sizeByLibrary(file, 10),
  webp: (file) => sizeByLibrary(file, 25),
  bmp: (file) => sizeByLibrary(file, 18, UNKNOWN),
  svg: (file) => sizeByLibrary(file, 0, UNKNOWN),
}

/** These formats give their size within the first bytes. */
const HEAD_BYTES = 4096

/** Vector pictures may be as large as their page, and OS/2 had a header of its own: no size there is no reproach. */
const UNKNOWN = 'unknown'

/** @param least a file of fewer bytes is cut within its header, of which the library might make up a size */
function sizeByLibrary(file: FileBytes, least: number, otherwise?: typeof UNKNOWN): PictureSize | undefined {
  if (file.bytes < least) throw new BrokenMedia('the header ends too early')
  const head = file.head(HEAD_BYTES)
  try {
    const { width, height } = imageSize(head)
    return { width, height }
  } catch (cause) {
    if (otherwise === UNKNOWN) return undefined
    throw new BrokenMedia('a picture without a size', { cause })
  }
}
