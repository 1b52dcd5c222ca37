import { Buffer } from 'node:buffer'

/** Pictures and films that hold nothing but what says what they are, written byte by byte. */

type Part = string | Uint8Array

/** Strings are Latin-1: one character a byte. */
export function bytes(...parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

function number(width: number, write: (buffer: Buffer) => void): Buffer {
  const buffer = Buffer.alloc(width)
  write(buffer)
  return buffer
}

const u8 = (value: number) => number(1, (b) => b.writeUInt8(value))
export const u16be = (value: number) => number(2, (b) => b.writeUInt16BE(value))
export const u32be = (value: number) => number(4, (b) => b.writeUInt32BE(value))
const u16le = (value: number) => number(2, (b) => b.writeUInt16LE(value))
export const u32le = (value: number) => number(4, (b) => b.writeUInt32LE(value))
const u24le = (value: number) => number(3, (b) => b.writeUIntLE(value, 0, 3))

const PNG_START = '\x89PNG\r\n\x1a\n'

export function png(width: number, height: number, { xcode = false, after = '' } = {}): Buffer {
  return bytes(
    PNG_START,
    xcode ? chunk('CgBI', '\0\0\0\0') : '',
    chunk('IHDR', bytes(u32be(width), u32be(height), '\x08\x02\0\0\0')),
    chunk('IDAT', 'pixels'),
    bytes(u32be(0), 'IEND\xae\x42\x60\x82'),
    after,
  )
}

function chunk(type: string, data: Part): Buffer {
  return bytes(u32be(data.length), type, data, 'crc!')
}

interface JpegParts {
  readonly orientation?: number
  readonly bigEndian?: boolean
  /** What stands before the frame, over several segments. */
  readonly paddingBytes?: number
  readonly marker?: number
  readonly before?: Part
}

export function jpeg(width: number, height: number, parts: JpegParts = {}): Buffer {
  const { orientation, bigEndian = false, paddingBytes = 0, marker = 0xc0, before = '' } = parts
  const padding: Part[] = []
  for (let left = paddingBytes; left > 0; left -= 65_000)
    padding.push(segment(0xe2, Buffer.alloc(Math.min(left, 65_000), 'ICC')))
  return bytes(
    '\xff\xd8',
    orientation === undefined ? '' : segment(0xe1, bytes('Exif\0\0', tiff({ 274: orientation }, bigEndian))),
    ...padding,
    before,
    segment(marker, bytes('\x08', u16be(height), u16be(width), '\x01\x01\x11\0')),
    segment(0xda, '\x01\x01\0\0\x3f\0'),
    'pixels\xff\xd9',
  )
}

export function segment(marker: number, data: Part): Buffer {
  return bytes('\xff', u8(marker), u16be(data.length + 2), data)
}

/** A TIFF with one directory of short numbers. `gap`: what stands between the header and the directory. */
export function tiff(tags: Readonly<Record<number, number>>, bigEndian = false, gap = 0): Buffer {
  const u16 = bigEndian ? u16be : u16le
  const u32 = bigEndian ? u32be : u32le
  const entries = Object.entries(tags).map(([tag, value]) =>
    bytes(u16(Number(tag)), u16(3), u32(1), u16(value), '\0\0'),
  )
  return bytes(bigEndian ? 'MM\0*' : 'II*\0', u32(8 + gap), Buffer.alloc(gap), u16(entries.length), ...entries, u32(0))
}

export function gif(width: number, height: number): Buffer {
  return bytes('GIF89a', u16le(width), u16le(height), '\0\0\0;')
}

export function bmp(width: number, height: number): Buffer {
  const size = number(4, (b) => b.writeInt32LE(height))
  return bytes('BM', u32le(54), u32le(0), u32le(54), u32le(40), u32le(width), size, Buffer.alloc(28))
}

export function oldBmp(width: number, height: number): Buffer {
  return bytes('BM', u32le(26), u32le(0), u32le(26), u32le(12), u16le(width), u16le(height), Buffer.alloc(4))
}

export function riff(kind: string, data: Part): Buffer {
  return bytes('RIFF', u32le(data.length + 4), kind, data)
}

export const webp = {
  lossy: (width: number, height: number) =>
    riff('WEBP', bytes('VP8 ', u32le(10), '\0\0\0\x9d\x01\x2a', u16le(width), u16le(height))),
  lossless: (width: number, height: number) =>
    riff('WEBP', bytes('VP8L', u32le(5), '\x2f', u32le((width - 1) | ((height - 1) << 14)), '\0')),
  extended: (width: number, height: number) =>
    riff('WEBP', bytes('VP8X', u32le(10), '\0\0\0\0', u24le(width - 1), u24le(height - 1))),
}

export function box(type: string, ...parts: readonly Part[]): Buffer {
  const body = bytes(...parts)
  return bytes(u32be(8 + body.length), type, body)
}

export function ftyp(major: string, ...others: readonly string[]): Buffer {
  return box('ftyp', major, '\0\0\0\0', ...others)
}

/** A film with its index and its samples. */
export function film(major: string, ...others: readonly string[]): Buffer {
  return bytes(ftyp(major, ...others), box('moov', box('mvhd', Buffer.alloc(100))), box('mdat', 'samples'))
}

/** A QuickTime film of the old kind: no `ftyp`. */
export function oldMov(first: 'moov' | 'mdat' | 'wide' = 'moov'): Buffer {
  const moov = box('moov', box('mvhd', Buffer.alloc(100)))
  const mdat = box('mdat', 'samples')
  return first === 'moov' ? bytes(moov, mdat) : bytes(first === 'wide' ? box('wide') : '', mdat, moov)
}

interface HeicParts {
  readonly brands?: readonly string[]
  readonly quarterTurns?: number
  readonly crop?: { readonly width: number; readonly height: number }
}

/** Item 1 is a thumbnail of 160×120, item 2 the picture. */
export function heic(width: number, height: number, parts: HeicParts = {}): Buffer {
  const { brands = ['heic', 'mif1', 'heic'], quarterTurns = 0, crop } = parts
  const ispe = (w: number, h: number) => box('ispe', u32be(0), u32be(w), u32be(h))
  const one = u32be(1)
  const clap =
    crop === undefined
      ? box('pixi', u32be(0))
      : box('clap', u32be(crop.width), one, u32be(crop.height), one, u32be(0), one, u32be(0), one)
  const [major = '', ...others] = brands
  return bytes(
    ftyp(major, ...others),
    box(
      'meta',
      u32be(0),
      box('hdlr', Buffer.alloc(24)),
      box('pitm', u32be(0), u16be(2)),
      box(
        'iprp',
        box('ipco', ispe(160, 120), ispe(width, height), clap, box('irot', u8(quarterTurns))),
        box('ipma', u32be(0), u32be(2), u16be(1), '\x01\x01', u16be(2), '\x03\x82\x03\x84'),
      ),
    ),
    box('mdat', 'samples'),
  )
}

export const asf = bytes('\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c', Buffer.alloc(40))
export const rm = bytes('.RMF', u32be(18), Buffer.alloc(40))
export const flv = bytes('FLV\x01\x05', u32be(9), u32be(0))
export const avi = riff('AVI ', bytes('LIST', u32le(4), 'hdrl'))
export const mts = bytes(...Array.from({ length: 4 }, () => bytes('G', Buffer.alloc(187))))
export const mpeg = bytes('\0\0\x01\xba', Buffer.alloc(40))
export const ogg = bytes('OggS\0\x02', Buffer.alloc(40))

export function ebml(docType: string): Buffer {
  return bytes(
    '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82',
    u8(0x80 + docType.length),
    docType,
    '\x42\x87\x81\x02',
    Buffer.alloc(40),
  )
}
