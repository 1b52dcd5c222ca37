import { groupDigits } from '../shape/byte-size.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** What a rule asks of a picture's size. In pixels; `max-` and `min-` inclusive. */
export interface PixelLimits {
  readonly width?: number
  readonly height?: number
  readonly 'min-width'?: number
  readonly 'min-height'?: number
  readonly 'max-width'?: number
  readonly 'max-height'?: number
  /** Width times height. */
  readonly 'max-pixels'?: number
}

interface Size {
  readonly width: number
  readonly height: number
}

export function pixelsFit({ width, height }: Size, limits: PixelLimits): boolean {
  return (
    (limits.width === undefined || width === limits.width) &&
    (limits.height === undefined || height === limits.height) &&
    (limits['min-width'] === undefined || width >= limits['min-width']) &&
    (limits['min-height'] === undefined || height >= limits['min-height']) &&
    (limits['max-width'] === undefined || width <= limits['max-width']) &&
    (limits['max-height'] === undefined || height <= limits['max-height']) &&
    (limits['max-pixels'] === undefined || width * height <= limits['max-pixels'])
  )
}

export function pixelsShown({ width, height }: Size): Bilingual {
  return { zh: `${width}×${height} 像素`, en: `${width}×${height} pixels` }
}

/** The limits in words; undefined if there are none. */
export function pixelsWanted(limits: PixelLimits): Bilingual | undefined {
  const { width, height } = limits
  const parts: Bilingual[] = []
  if (width !== undefined && height !== undefined) parts.push(pixelsShown({ width, height }))
  for (const [key, zh, en] of limitWords) {
    const limit = limits[key]
    const isShown = (key === 'width' || key === 'height') && width !== undefined && height !== undefined
    if (limit === undefined || isShown) continue
    const number = key === 'max-pixels' ? groupDigits(limit) : String(limit)
    parts.push({ zh: `${zh} ${number} 像素`, en: `${en} ${number} pixels` })
  }
  if (parts.length === 0) return undefined
  return { zh: parts.map((part) => part.zh).join('、'), en: parts.map((part) => part.en).join(' and ') }
}

const limitWords: readonly (readonly [keyof PixelLimits, zh: string, en: string])[] = [
  ['width', '宽', 'a width of'],
  ['height', '高', 'a height of'],
  ['min-width', '宽不小于', 'a width of at least'],
  ['min-height', '高不小于', 'a height of at least'],
  ['max-width', '宽不超过', 'a width of at most'],
  ['max-height', '高不超过', 'a height of at most'],
  ['max-pixels', '总共不超过', 'a total of at most'],
]
