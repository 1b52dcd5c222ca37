import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { imageSize } from 'image-size'
import { describe, expect, test } from 'vitest'
import { claimedFormat, type MediaFormat } from '../../src/draft/media-format.ts'
import { FileBytes, MAX_HEADER_BYTES } from '../../src/run/file-bytes.ts'
import { readMediaHeader } from '../../src/run/media-header.ts'
import * as make from './media-bytes.ts'
import { bytes } from './media-bytes.ts'

function fileOf(content: Uint8Array, size = content.length): FileBytes {
  return new FileBytes(size, (into, offset) => {
    const part = content.subarray(offset, offset + into.length)
    into.set(part)
    return part.length
  })
}

function headerOf(content: Uint8Array, claimed?: MediaFormat) {
  return readMediaHeader(fileOf(content), claimed)
}

const JFIF = make.segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')

const pictures: Readonly<Record<string, Buffer>> = {
  png: make.png(640, 480),
  jpeg: make.jpeg(640, 480, { before: JFIF }),
  'jpeg, progressive': make.jpeg(640, 480, { before: JFIF, marker: 0xc2 }),
  gif: make.gif(640, 480),
  'webp, lossy': make.webp.lossy(640, 480),
  'webp, lossless': make.webp.lossless(640, 480),
  'webp, extended': make.webp.extended(640, 480),
  bmp: make.bmp(640, 480),
  'bmp, from the top': make.bmp(640, -480),
  tiff: make.tiff({ 256: 640, 257: 480 }),
  'tiff, big endian': make.tiff({ 256: 640, 257: 480 }, true),
  svg: bytes('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"></svg>'),
}

describe('pictures', () => {
  test.each(Object.entries(pictures))('%s', (name, content) => {
    expect(headerOf(content)).toEqual({ format: name.split(',')[0], width: 640, height: 480, truncated: false })
    // An independent reader says the same.
    expect(imageSize(content)).toMatchObject({ width: 640, height: 480 })
  })

  // Where image-size says something else, or nothing.
  test.each<readonly [string, Buffer, MediaFormat, number, number]>([
    ['a JPEG behind 300 KB of profile', make.jpeg(640, 480, { paddingBytes: 300_000 }), 'jpeg', 640, 480],
    ['a JPEG behind 12 MB of profile', make.jpeg(640, 480, { paddingBytes: 12_000_000 }), 'jpeg', 640, 480],
    ['a JPEG that is turned', make.jpeg(640, 480, { orientation: 6 }), 'jpeg', 480, 640],
    ['a JPEG that is turned, big endian', make.jpeg(640, 480, { orientation: 8, bigEndian: true }), 'jpeg', 480, 640],
    ['a JPEG that is turned upside down', make.jpeg(640, 480, { orientation: 3 }), 'jpeg', 640, 480],
    ['a JPEG whose turn makes no sense', make.jpeg(640, 480, { orientation: 60 }), 'jpeg', 640, 480],
    ['a JPEG of nothing but its frame', make.jpeg(640, 480), 'jpeg', 640, 480],
    ['a JPEG with filled markers', make.jpeg(640, 480, { before: '\xff\xff\xff' }), 'jpeg', 640, 480],
    ['a JPEG with stray bytes', make.jpeg(640, 480, { paddingBytes: 9, before: 'stray' }), 'jpeg', 640, 480],
    [
      'a turned JPEG behind a profile',
      make.jpeg(640, 480, { orientation: 6, paddingBytes: 300_000 }),
      'jpeg',
      480,
      640,
    ],
    ['a turned TIFF', make.tiff({ 256: 640, 257: 480, 274: 6 }), 'tiff', 480, 640],
    ['a TIFF whose directory stands at its end', make.tiff({ 256: 640, 257: 480 }, false, 5_000_000), 'tiff', 640, 480],
    ['a PNG of Xcode', make.png(640, 480, { xcode: true }), 'png', 640, 480],
    ['a PNG with more behind its end', make.png(640, 480, { after: 'more' }), 'png', 640, 480],
    ['a HEIC', make.heic(640, 480), 'heif', 640, 480],
    ['a HEIC that is turned', make.heic(640, 480, { quarterTurns: 3 }), 'heif', 480, 640],
    ['a HEIC that is turned upside down', make.heic(640, 480, { quarterTurns: 2 }), 'heif', 640, 480],
    ['a HEIC that is cropped', make.heic(640, 480, { crop: { width: 600, height: 400 } }), 'heif', 600, 400],
    [
      'a HEIC that is cropped and turned',
      make.heic(640, 480, { crop: { width: 600, height: 400 }, quarterTurns: 1 }),
      'heif',
      400,
      600,
    ],
    ['an AVIF', make.heic(640, 480, { brands: ['avif', 'mif1', 'miaf'] }), 'avif', 640, 480],
    ['an AVIF that calls itself a picture', make.heic(640, 480, { brands: ['mif1', 'avif'] }), 'avif', 640, 480],
    ['a HEIF that calls itself a picture', make.heic(640, 480, { brands: ['mif1', 'miaf'] }), 'heif', 640, 480],
    [
      'an SVG behind a prologue',
      bytes(
        '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a "<b>">]>',
        '<svg aria-label="a > b" viewBox="0 0 640 480">',
      ),
      'svg',
      640,
      480,
    ],
    ['an SVG in inches', bytes('<svg width="5in" viewBox="0 0 4 3"/>'), 'svg', 480, 360],
  ])('%s', (_, content, format, width, height) => {
    expect(headerOf(content)).toEqual({ format, width, height, truncated: false })
  })

  test('of 20,000×20,000 pixels, of which nothing is there but the header', () => {
    const content = make.png(20_000, 20_000)
    expect(headerOf(content)).toEqual({ format: 'png', width: 20_000, height: 20_000, truncated: false })
  })

  test.each([
    ['an SVG as wide as the page', bytes('<svg width="100%" height="100%">')],
    ['an SVG in the code of a page', bytes('<svg>')],
    ['a BigTIFF', bytes('II+\0\x08\0\0\0', Buffer.alloc(40))],
    ['an image sequence', make.film('msf1', 'hevc')],
    ['a scan of unknown height', make.jpeg(640, 0)],
  ])('%s has no size, and nothing is wrong with it', (_, content) => {
    expect(headerOf(content)).toEqual({ format: expect.any(String), truncated: false })
  })
})

describe('formats by content, whatever the name', () => {
  test.each<readonly [Buffer, MediaFormat]>([
    [make.asf, 'asf'],
    [make.rm, 'rm'],
    [make.flv, 'flv'],
    [make.avi, 'avi'],
    [make.mts, 'mts'],
    [bytes(...[0, 1, 2].map(() => bytes('time', 'G', Buffer.alloc(187)))), 'mts'],
    [make.mpeg, 'mpeg'],
    [make.ogg, 'ogg'],
    [make.ebml('webm'), 'webm'],
    [make.ebml('matroska'), 'mkv'],
    [make.film('isom', 'isom', 'iso2', 'avc1', 'mp41'), 'mp4'],
    [make.film('mp42', 'isom', 'mp42'), 'mp4'],
    [make.film('iso5', 'iso5', 'dash'), 'mp4'],
    [make.film('avc1', 'isom'), 'mp4'],
    [make.film('M4V ', 'M4V ', 'mp42', 'isom'), 'mp4'],
    [make.film('M4A ', 'mp42'), 'mp4'],
    // Sony, Canon and a maker whom nobody knows.
    [make.film('MSNV', 'MSNV', 'mp42', 'isom'), 'mp4'],
    [make.film('CAEP', 'CAEP'), 'mp4'],
    [make.film('XYZW'), 'mp4'],
    [make.film('qt  ', 'qt  '), 'mov'],
    [make.film('qt  '), 'mov'],
    [make.oldMov('moov'), 'mov'],
    [make.oldMov('mdat'), 'mov'],
    [make.oldMov('wide'), 'mov'],
    [bytes(make.box('free'), make.film('mp42')), 'mp4'],
    [make.film('3gp4', '3gp4'), '3gp'],
    [make.film('3gp5', '3gp5', 'isom'), '3gp'],
    [make.film('3g2a', '3g2a'), '3gp'],
    [make.film('kddi'), '3gp'],
  ])('%#: %s', (content, format) => {
    expect(headerOf(content)).toEqual({ format, truncated: false })
  })

  test.each([
    'BMW 新车上市', // begins like a BMP
    '<!DOCTYPE html><html><svg width="1" height="1"></svg></html>',
    '<!-- a comment that never ends',
    'II', // begins like a TIFF
    'RIFF____WAVE',
    '%PDF-1.7',
    '\0\0\0\0\0\0\0\0',
    '\0\0\x01\0\x01\0',
    '0123ftyp',
    ' ',
  ])('%j is none', (text) => {
    expect(headerOf(bytes(Buffer.from(text)))).toEqual({ truncated: false })
  })

  test('raw pictures and JPEG 2000 are no films', () => {
    for (const brand of ['crx ', 'jp2 ']) expect(headerOf(make.film(brand)).format).toBeUndefined()
  })
})

describe('a content that conforms to several formats is the one that its name promises', () => {
  test.each<readonly [string, Buffer, MediaFormat]>([
    // Phones of many makes.
    ['a.mp4', make.film('3gp4', 'isom', '3gp4'), 'mp4'],
    ['a.3gp', make.film('3gp4', 'isom', '3gp4'), '3gp'],
    ['a.3gp', make.film('mp42', '3gp5', 'isom'), '3gp'],
    ['a.mp4', make.oldMov(), 'mp4'],
    ['a.mkv', make.ebml('webm'), 'mkv'],
    ['a.heif', make.heic(1, 1), 'heif'],
    ['a.hif', make.heic(1, 1), 'heif'],
    ['a.avif', make.heic(1, 1, { brands: ['mif1', 'avif', 'heic'] }), 'avif'],
    // These do not conform.
    ['a.mp4', make.film('qt  ', 'qt  '), 'mov'],
    ['a.mov', make.film('mp42', 'isom'), 'mp4'],
    ['a.webm', make.ebml('matroska'), 'mkv'],
    ['a.3gp', make.film('mp42', 'isom'), 'mp4'],
    ['a.jpg', make.heic(1, 1), 'heif'],
    ['a.png', make.jpeg(1, 1), 'jpeg'],
    ['a.mp4', make.png(1, 1), 'png'],
  ])('%s', (name, content, format) => {
    expect(headerOf(content, claimedFormat(name)).format).toBe(format)
  })
})

describe('what is cut short', () => {
  const sound: Readonly<Record<string, Buffer>> = {
    ...pictures,
    'jpeg, turned': make.jpeg(640, 480, { orientation: 6, paddingBytes: 9000 }),
    heif: make.heic(640, 480),
    mp4: make.film('isom', 'mp42'),
    mov: make.oldMov('mdat'),
    avi: make.avi,
    webm: make.ebml('webm'),
    mts: make.mts,
  }

  test.each(Object.entries(sound))('%s, at every length', (name, content) => {
    const format = name.split(',')[0]
    for (let length = 0; length < content.length; length++) {
      const header = headerOf(content.subarray(0, length))
      // Without its DocType, Matroska is just that.
      expect([format, undefined, 'mkv']).toContain(header.format)
      // A size is never made up.
      if (header.width !== undefined) expect([640, 480]).toContain(header.width)
    }
  })

  test.each(['png', 'webp, lossy', 'mp4', 'mov', 'avi'])('%s is known to be cut at any length', (name) => {
    const content = sound[name] ?? Buffer.alloc(0)
    // One byte less may be a padding byte that a writer of RIFF forgot.
    for (let length = 0; length < content.length - 1; length++) {
      const header = headerOf(content.subarray(0, length))
      if (header.format !== undefined) expect(header.truncated).toBe(true)
    }
  })

  test('a cut header has no size', () => {
    expect(headerOf(pictures.png?.subarray(0, 20) ?? Buffer.alloc(0))).toEqual({ format: 'png', truncated: true })
    expect(headerOf(pictures.jpeg?.subarray(0, 10) ?? Buffer.alloc(0))).toEqual({ format: 'jpeg', truncated: true })
  })

  test.each([
    ['no size at all', make.png(0, 480)],
    ['no picture in it', bytes('\xff\xd8\xff\xd9')],
    ['a segment shorter than its length', bytes('\xff\xd8\xff\xe0\0\0\0\0')],
    ['another chunk first', bytes('\x89PNG\r\n\x1a\n', make.png(1, 1).subarray(33))],
  ])('%s', (_, content) => {
    expect(headerOf(content)).toEqual({ format: expect.any(String), truncated: true })
  })

  test('a file that is cut while it is read', () => {
    expect(readMediaHeader(fileOf(make.jpeg(640, 480).subarray(0, 8), 10_000), 'jpeg')).toEqual({
      format: 'jpeg',
      truncated: true,
    })
  })

  test('films that are whole as far as anybody can tell', () => {
    // A recorder that does not know how long it will record; junk behind the end; zeros to fill a block.
    const endless = bytes(make.ftyp('isom'), make.box('moov'), make.u32be(0), 'mdat', 'samples')
    expect(headerOf(endless).truncated).toBe(false)
    expect(headerOf(bytes(make.film('isom'), '\x7f\xff\xff\xffSEFT')).truncated).toBe(false)
    expect(headerOf(bytes(make.film('isom'), Buffer.alloc(512))).truncated).toBe(false)
    expect(headerOf(bytes('RIFF\xff\xff\xff\xffAVI LIST')).truncated).toBe(false)
    expect(headerOf(bytes('RIFF\0\0\0\0AVI LIST')).truncated).toBe(false)
    const large = bytes(
      make.ftyp('isom'),
      make.box('moov'),
      make.u32be(1),
      'mdat',
      make.u32be(0),
      make.u32be(20),
      'abcd',
    )
    expect(headerOf(large).truncated).toBe(false)
    expect(headerOf(large.subarray(0, -1)).truncated).toBe(true)
  })

  test('a film without an index can’t be played', () => {
    expect(headerOf(bytes(make.ftyp('isom'), make.box('mdat', 'samples'))).truncated).toBe(true)
  })
})

describe('hostile files', () => {
  const starts = Object.values(pictures).concat(make.film('isom'), make.heic(640, 480), make.ebml('webm'), make.mts)

  test('nothing throws, and little is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(400), fc.nat(255))), (start, changes) => {
        const content = Buffer.concat([start, Buffer.alloc(200, 0xff)])
        for (const [at, value] of changes) if (at < content.length) content[at] = value
        const file = fileOf(content)
        const { width = 1, height = 1 } = readMediaHeader(file, undefined)
        expect(width > 0 && height > 0).toBe(true)
        expect(file.spent).toBeLessThanOrEqual(MAX_HEADER_BYTES + 4096)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['a JPEG of nothing but markers', bytes('\xff\xd8', Buffer.alloc(20_000_000, 0xff))],
    ['a JPEG of nothing but stray bytes', bytes('\xff\xd8\xff', Buffer.alloc(20_000_000, 0x20))],
    ['a JPEG of 10 million segments', bytes('\xff\xd8', Buffer.alloc(20_000_000, make.segment(0xe0, '')))],
    ['a film of two million boxes', bytes(make.ftyp('isom'), Buffer.alloc(20_000_000, make.box('free')))],
    [
      'a PNG of a million chunks',
      bytes(make.png(640, 480).subarray(0, 33), Buffer.alloc(20_000_000, '\0\0\0\0IDATcrc!')),
    ],
    ['an SVG of nothing but tags', Buffer.alloc(20_000_000, '<svg ')],
    ['a TIFF with a long directory', bytes('II*\0\x08\0\0\0\xff\xff', Buffer.alloc(20_000_000, 1))],
  ])('%s takes no time', (_, content) => {
    const file = fileOf(content)
    const started = performance.now()
    readMediaHeader(file, undefined)
    expect(performance.now() - started).toBeLessThan(500)
    expect(file.spent).toBeLessThanOrEqual(MAX_HEADER_BYTES + 4096)
  })

  test('the size of a picture that is long to walk through is known, its end is not judged', () => {
    const content = bytes(make.png(640, 480).subarray(0, 33), Buffer.alloc(20_000_000, '\0\0\0\0IDATcrc!'))
    expect(headerOf(content)).toEqual({ format: 'png', width: 640, height: 480, truncated: false })
  })
})

test('what is read of a header', () => {
  const spent = (content: Buffer) => {
    const file = fileOf(content)
    readMediaHeader(file, undefined)
    return file.spent
  }
  const large = Buffer.alloc(5_000_000)
  expect(spent(bytes(make.jpeg(640, 480), large))).toBe(4096)
  expect(spent(make.jpeg(640, 480, { paddingBytes: 12_000_000 }))).toBeLessThan(32_768)
  expect(spent(bytes(make.film('isom').subarray(0, -15), make.box('mdat', large)))).toBe(4096)
})
