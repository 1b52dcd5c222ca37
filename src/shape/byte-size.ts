import type { Bilingual } from '../text/bilingual.ts'
import { type Shape, wrong } from './shape.ts'

// As operating systems and the policies that we enforce count: 1 MB = 1,048,576 bytes.
const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB
const units = [
  ['GB', GB],
  ['MB', MB],
  ['KB', KB],
] as const

/** A size of a file, in bytes: `1 MB`, `500 KB`, `300000`. */
export function byteSize(): Shape<number> {
  const expects = {
    zh: '文件大小，例如 5 MB、500 KB、300000（字节）',
    en: 'a file size, as in 5 MB, 500 KB, 300000 (bytes)',
  }
  return {
    expects,
    jsonSchema: {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', pattern: SIZE.source },
      ],
    },
    read(node, report) {
      const match = node.kind === 'scalar' && node.value !== null ? SIZE.exec(node.text.trim()) : null
      if (match === null) return wrong(node, expects, report)
      const factor = { K: KB, M: MB, G: GB }[match[2]?.toUpperCase() ?? ''] ?? 1
      const bytes = Number(match[1]) * factor
      return factor === 1 && !Number.isInteger(bytes) ? wrong(node, expects, report) : bytes
    },
  }
}

const SIZE = /^(\d+(?:\.\d+)?) ?(?:([KkMmGg])(?:[Ii]?[Bb])?|[Bb])?$/

/** A limit as its author would write it, exactly. */
export function sizeOfLimit(bytes: number): Bilingual {
  const round = roundSize(bytes)
  return round === undefined ? inBytes(bytes) : same(round)
}

function roundSize(bytes: number): string | undefined {
  for (const [unit, factor] of units) {
    const value = bytes / factor
    if (value >= 1 && Number(value.toFixed(2)) === value) return `${value} ${unit}`
  }
  return undefined
}

/**
 * A size as people read it (`6.3 MB`, `812 KB`), never rounded onto or across one of the limits that it is held against:
 * a file one byte over 5 MB is “5,242,881 bytes”. Beside a limit in bytes it is in bytes too.
 */
export function sizeBeside(bytes: number, limits: readonly number[]): Bilingual {
  const [unit, factor] = units.find(([, factor]) => bytes >= factor) ?? ['', 1]
  if (unit === '' || limits.some((limit) => limit > 0 && roundSize(limit) === undefined)) return inBytes(bytes)
  for (const decimals of unit === 'KB' ? [0, 1, 2] : [1, 2]) {
    const value = Number((bytes / factor).toFixed(decimals))
    if (limits.every((limit) => Math.sign(value * factor - limit) === Math.sign(bytes - limit)))
      return same(`${value} ${unit}`)
  }
  return inBytes(bytes)
}

function inBytes(bytes: number): Bilingual {
  const grouped = groupDigits(bytes)
  return { zh: `${grouped} 字节`, en: `${grouped} ${bytes === 1 ? 'byte' : 'bytes'}` }
}

/** 5242881 → 5,242,881. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',')
}

function same(text: string): Bilingual {
  return { zh: text, en: text }
}
