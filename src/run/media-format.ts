import type { MediaFormat } from '../draft/media-format.ts'
import type { FileBytes } from './file-bytes.ts'
import { boxesIn, type MediaBox } from './media-boxes.ts'
import { svgTag } from './svg-tag.ts'

/** The formats that a content conforms to, the foremost first; none if it is nothing that we know. */
export function formatsOf(file: FileBytes): readonly MediaFormat[] {
  const known = MAGIC.find(([, ...parts]) => parts.every(([offset, bytes]) => file.has(offset, bytes)))
  if (known !== undefined) return [known[0]]
  if (isBmp(file)) return ['bmp']
  if (file.has(0, '\x1a\x45\xdf\xa3')) return formatsOfEbml(file)
  const boxes = formatsOfBoxes(file)
  if (boxes.length > 0) return boxes
  return svgTag(file) === undefined ? [] : ['svg']
}

/** What stands where. */
const MAGIC: readonly (readonly [MediaFormat, ...(readonly [offset: number, bytes: string])[]])[] = [
  ['jpeg', [0, '\xff\xd8\xff']],
  ['png', [0, '\x89PNG\r\n\x1a\n']],
  ['gif', [0, 'GIF87a']],
  ['gif', [0, 'GIF89a']],
  ['webp', [0, 'RIFF'], [8, 'WEBP']],
  ['tiff', [0, 'II*\0']],
  ['tiff', [0, 'MM\0*']],
  // BigTIFF.
  ['tiff', [0, 'II+\0']],
  ['tiff', [0, 'MM\0+']],
  ['avi', [0, 'RIFF'], [8, 'AVI ']],
  ['asf', [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c']],
  ['rm', [0, '.RMF']],
  ['flv', [0, 'FLV\x01']],
  ['ogg', [0, 'OggS']],
  // A program stream, and bare MPEG-1 or -2 video.
  ['mpeg', [0, '\0\0\x01\xba']],
  ['mpeg', [0, '\0\0\x01\xb3']],
  // Packets of 188 bytes; camcorders put four bytes of time before each.
  ['mts', [0, 'G'], [188, 'G'], [376, 'G']],
  ['mts', [4, 'G'], [196, 'G'], [388, 'G']],
]

/** “BM” alone begins many a text: the length of the second header must be one that there is. */
function isBmp(file: FileBytes): boolean {
  return file.has(0, 'BM') && file.bytes >= 18 && [12, 16, 40, 52, 56, 64, 108, 124].includes(file.u32le(14))
}

/** Matroska names its subset WebM in the header’s DocType, element 0x4282. WebM is Matroska too, not the other way round. */
function formatsOfEbml(file: FileBytes): readonly MediaFormat[] {
  const header = file.latin1UpTo(0, 256)
  const at = header.indexOf('\x42\x82')
  return at !== -1 && header.startsWith('webm', at + 3) ? ['webm', 'mkv'] : ['mkv']
}

/** QuickTime files of before 2003 begin with one of these and have no `ftyp`. */
const OLD_QUICKTIME: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])

function formatsOfBoxes(file: FileBytes): readonly MediaFormat[] {
  const first = file.latin1UpTo(4, 4)
  if (first === 'ftyp') return formatsOfBrands(file, { type: first, body: 8, end: file.u32be(0) })
  if (!OLD_QUICKTIME.has(first)) return []
  let tried = 0
  for (const box of boxesIn(file, 0, file.bytes)) {
    if (box.type === 'ftyp') return formatsOfBrands(file, box)
    if (++tried === 8) break
  }
  // ISO/IEC 14496-12 has such a file read as MP4 too.
  return ['mov', 'mp4']
}

/** More brands than any tool writes. */
const MAX_BRANDS = 64

function formatsOfBrands(file: FileBytes, { body, end }: MediaBox): readonly MediaFormat[] {
  const text = file.latin1UpTo(body, Math.min(end - body, 4 * MAX_BRANDS))
  const major = text.slice(0, 4)
  if (major.length < 4) return []
  const others = [...text.slice(8).matchAll(/[\s\S]{4}/g)].map(([brand]) => brand)
  // `mif1` and `msf1` say only that it is some picture or sequence: what else is named says which.
  const inOrder = /^m[is]f\d$/.test(major) ? [...others, major] : [major, ...others]
  const formats = new Set(inOrder.flatMap((brand) => formatOfBrand(brand) ?? []))
  if (formats.has('heif') || formats.has('avif'))
    return [...formats].filter((each) => each === 'heif' || each === 'avif')
  // Makers of cameras have brands of their own (MSNV, XAVC, CAEP, niko …): what is no other format is MP4.
  if (formats.size === 0 && !NOT_FILM.has(major)) return ['mp4']
  return [...formats]
}

/** Canon’s raw pictures and JPEG 2000. */
const NOT_FILM: ReadonlySet<string> = new Set(['crx ', 'jp2 ', 'jpx ', 'jpm ', 'mjp2', 'jxl '])

/** Of the brands registered at mp4ra.org, those that say which format it is. */
function formatOfBrand(brand: string): MediaFormat | undefined {
  if (/^(?:qt {2}|mqt )$/.test(brand)) return 'mov'
  if (/^3g|^kddi$/i.test(brand)) return '3gp'
  if (/^(?:he[iv][cxms]|m[is]f\d)$/.test(brand)) return 'heif'
  if (/^avi[fso]$/.test(brand)) return 'avif'
  if (/^(?:iso[m\d]|mp[47][12v]|avc1|hvc1|hev1|M4[VABP].|MSNV|XAVC|dash|cmf.|f4v |ND.{2}|isml|piff)$/i.test(brand))
    return 'mp4'
  return undefined
}
