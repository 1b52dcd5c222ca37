import type { MediaFile, PresentMedia } from '../draft/media-file.ts'
import { formatShown, kindOfFormat, type MediaFormat, type MediaKind } from '../draft/media-format.ts'
import { sizeBeside, sizeOfLimit } from '../shape/byte-size.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type PixelLimits, pixelsFit, pixelsShown, pixelsWanted } from './pixel-limits.ts'

/** What a rule asks of media. */
export interface MediaDemands extends PixelLimits {
  /** What is not of this kind is passed over. */
  readonly only?: MediaKind
  readonly formats: readonly MediaFormat[]
  /** Inclusive. */
  readonly 'min-bytes'?: number
  readonly 'max-bytes'?: number
  /** Exclusive. */
  readonly over?: number
  readonly under?: number
  readonly exists?: boolean
  readonly inside?: boolean
  readonly genuine?: boolean
  /** The file that all must equal byte by byte. */
  readonly standard?: { readonly reference: string; readonly file: MediaFile }
}

/** What is wrong, and what should be instead. */
export interface MediaFault {
  readonly actual: Bilingual
  readonly expected: Bilingual
}

/** What is wrong with a file that is there. */
export function mediaFaults(file: PresentMedia, demands: MediaDemands): readonly MediaFault[] {
  const faults: MediaFault[] = []
  const add = (fault: MediaFault | undefined) => {
    // A PNG named .jpg where JPEG is asked for is one fault.
    if (fault !== undefined && !faults.some(({ actual }) => actual.en === fault.actual.en)) faults.push(fault)
  }
  add(formatFault(file, demands.formats))
  if (demands.genuine === true) add(genuineFault(file))
  const isOther = faults.length > 0
  add(bytesFault(file.bytes, demands))
  add(pixelFault(file, demands, isOther))
  add(standardFault(file, demands.standard))
  return faults
}

function formatFault({ format }: PresentMedia, formats: readonly MediaFormat[]): MediaFault | undefined {
  if (formats.length === 0 || (format !== undefined && formats.includes(format))) return undefined
  const names = [...new Set(formats.map(formatShown))]
  const expected =
    names.length === 1 ? same(names[0] ?? '') : { zh: `${names.join('、')} 之一`, en: `one of ${names.join(', ')}` }
  return { actual: formatOrUnknown(format), expected }
}

function genuineFault({ format, claimed, truncated }: PresentMedia): MediaFault | undefined {
  if (claimed !== undefined && format !== claimed)
    return { actual: formatOrUnknown(format), expected: same(formatShown(claimed)) }
  return truncated ? { actual: BROKEN, expected: WHOLE } : undefined
}

function bytesFault(bytes: number, demands: MediaDemands): MediaFault | undefined {
  const { over, under, 'min-bytes': least, 'max-bytes': most } = demands
  const fits =
    (over === undefined || bytes > over) &&
    (under === undefined || bytes < under) &&
    (least === undefined || bytes >= least) &&
    (most === undefined || bytes <= most)
  if (fits) return undefined
  const limits = [over, least, under, most]
  const words = limits.flatMap((limit, i) => {
    if (limit === undefined) return []
    const { zh, en } = sizeOfLimit(limit)
    return [{ zh: `${limitWords[i]?.zh} ${zh}`, en: `${limitWords[i]?.en} ${en}` }]
  })
  return {
    actual: sizeBeside(
      bytes,
      limits.filter((limit) => limit !== undefined),
    ),
    expected: allOf(words, ' and '),
  }
}

/** In the order of the limits above. */
const limitWords: readonly Bilingual[] = [
  { zh: '大于', en: 'larger than' },
  { zh: '不小于', en: 'at least' },
  { zh: '小于', en: 'smaller than' },
  { zh: '不超过', en: 'at most' },
]

/** @param isOther the content is already said to be something else, which explains why its size is not known */
function pixelFault(file: PresentMedia, limits: PixelLimits, isOther: boolean): MediaFault | undefined {
  const expected = pixelsWanted(limits)
  const { width, height, format = file.claimed } = file
  // The size of a film is out of reach.
  if (expected === undefined || (format !== undefined && kindOfFormat(format) === 'video')) return undefined
  if (width === undefined || height === undefined) return isOther ? undefined : { actual: NO_PIXELS, expected }
  return pixelsFit({ width, height }, limits) ? undefined : { actual: pixelsShown({ width, height }), expected }
}

function standardFault(file: PresentMedia, standard: MediaDemands['standard']): MediaFault | undefined {
  if (standard?.file.kind !== 'file' || isSame(file, standard.file)) return undefined
  const { path } = standard.file
  return { actual: OTHER, expected: { zh: `与 ${path} 完全相同的文件`, en: `the very file ${path}` } }
}

/** A file that has vanished since it was looked at is not the same as any. */
function isSame(a: PresentMedia, b: PresentMedia): boolean {
  if (a.path === b.path) return true
  if (a.bytes !== b.bytes) return false
  const hash = a.sha256()
  return hash !== undefined && hash === b.sha256()
}

export function allOf(parts: readonly Bilingual[], and: string): Bilingual {
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(and) }
}

function formatOrUnknown(format: MediaFormat | undefined): Bilingual {
  return format === undefined ? { zh: '认不出的格式', en: 'no known format' } : same(formatShown(format))
}

function same(text: string): Bilingual {
  return { zh: text, en: text }
}

const BROKEN = { zh: '不完整或已损坏的文件', en: 'cut short or broken' }
const WHOLE = { zh: '完整的文件', en: 'a whole file' }
const OTHER = { zh: '另一个文件', en: 'another file' }
const NO_PIXELS = { zh: '读不出尺寸', en: 'of unknown dimensions' }
