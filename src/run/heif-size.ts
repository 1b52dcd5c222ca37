import type { FileBytes } from './file-bytes.ts'
import { boxesIn, boxIn, type MediaBox } from './media-boxes.ts'
import type { PictureSize } from './picture-size.ts'

/**
 * The size of the primary item of a HEIC or AVIF file (ISO/IEC 23008-12): its extent, cropped and turned as its
 * properties say, in their order. Phones store upright photos lying on their side. An image sequence may have no items.
 */
export function heifSize(file: FileBytes): PictureSize | undefined {
  const meta = boxIn(file, 'meta', 0, file.bytes)
  if (meta === undefined) return undefined
  // `meta`, `pitm`, `ipma` and `ispe` begin with a version and flags.
  const inMeta = [...boxesIn(file, meta.body + 4, meta.end)]
  const primary = inMeta.find(({ type }) => type === 'pitm')
  const properties = inMeta.find(({ type }) => type === 'iprp')
  if (primary === undefined || properties === undefined) return undefined
  const item = file.u8(primary.body) === 0 ? file.u16be(primary.body + 4) : file.u32be(primary.body + 4)
  const inProperties = [...boxesIn(file, properties.body, properties.end)]
  const container = inProperties.find(({ type }) => type === 'ipco')
  if (container === undefined) return undefined
  const all = [...boxesIn(file, container.body, container.end)]
  for (const association of inProperties) {
    if (association.type !== 'ipma') continue
    const numbers = propertyNumbers(file, association, item)
    if (numbers !== undefined)
      return shownSize(
        file,
        numbers.flatMap((number) => all[number - 1] ?? []),
      )
  }
  return undefined
}

/** The numbers, from 1, of an item's properties. */
function propertyNumbers(file: FileBytes, { body }: MediaBox, item: number): readonly number[] | undefined {
  const wideItems = file.u8(body) > 0
  const wideNumbers = (file.u8(body + 3) & 1) === 1
  const entries = file.u32be(body + 4)
  let at = body + 8
  for (let i = 0; i < entries; i++) {
    const id = wideItems ? file.u32be(at) : file.u16be(at)
    at += wideItems ? 4 : 2
    const count = file.u8(at++)
    const step = wideNumbers ? 2 : 1
    if (id === item) {
      // The highest bit says whether a reader must understand the property.
      return Array.from({ length: count }, (_, n) =>
        wideNumbers ? file.u16be(at + 2 * n) & 0x7fff : file.u8(at + n) & 0x7f,
      )
    }
    at += step * count
  }
  return undefined
}

function shownSize(file: FileBytes, properties: readonly MediaBox[]): PictureSize | undefined {
  let size: PictureSize | undefined
  for (const { type, body } of properties) {
    if (type === 'ispe') size = { width: file.u32be(body + 4), height: file.u32be(body + 8) }
    else if (size !== undefined && type === 'clap') {
      const width = file.u32be(body) / file.u32be(body + 4)
      const height = file.u32be(body + 8) / file.u32be(body + 12)
      if (width >= 1 && width <= size.width && height >= 1 && height <= size.height)
        size = { width: Math.round(width), height: Math.round(height) }
    } else if (size !== undefined && type === 'irot' && (file.u8(body) & 1) === 1)
      size = { width: size.height, height: size.width }
  }
  return size
}
