import { isAsciiWord } from './char.ts'

/**
 * MinHash of the shingles of a text (Broder 1997), by one permutation (Li, Owen and Zhang 2012): two texts agree in as large
 * a share of their numbers as they share of their shingles. Only Han characters, letters and digits count, so that
 * punctuation, emoji and blanks hide nothing. Empty for a text too short to compare.
 */
export function minHash(text: string): MinHash {
  const units = comparedUnits(text)
  if (units.length < LEAST_UNITS) return NO_HASH
  bins.fill(EMPTY)
  for (let at = 0; at + SHINGLE <= units.length; at++) {
    const hash = shingleHash(units, at)
    keepLeast(hash)
    // Twice, because the shingles of a post are few for so many bins: as exact as a hash for each bin.
    keepLeast(mix(hash + 1))
  }
  for (let bin = 0; bin < HASHES; bin++) low[bin] = leastOf(bin) & 0xff
  return String.fromCharCode(...low)
}

/** The high bits of a hash say which bin it falls into, the low ones are compared there. */
function keepLeast(hash: number): void {
  const bin = hash >>> (32 - BIN_BITS)
  const value = hash & (EMPTY - 1)
  if (value < (bins[bin] as number)) bins[bin] = value
}

/** An empty bin shows what stands in another one, chosen by chance but the same for all texts (Shrivastava 2017). */
function leastOf(bin: number): number {
  let found = bins[bin] as number
  for (let attempt = 1; found === EMPTY; attempt++)
    found = bins[mix((attempt << BIN_BITS) | bin) & (HASHES - 1)] as number
  return found
}

/** The text without its addresses and all but letters and digits, whatever their width and case. */
function comparedUnits(text: string): readonly number[] {
  plainUnits.length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x4e00 && unit <= 0x9fff) plainUnits.push(unit)
    // The bit that makes a letter small is set in all digits.
    else if (isAsciiWord(unit)) plainUnits.push(unit | 0x20)
    else if (isPicture(unit, text.charCodeAt(at + 1))) at++
    else if (unit === DEGREE_CELSIUS) plainUnits.push(0x63)
    else if (!isSign(unit)) return intricateUnits(text)
    else if (isColon(unit) && text.startsWith('//', at + 1) && isOfAddress(text.charCodeAt(at + 3))) {
      const scheme = /https?$/i.exec(text.slice(Math.max(0, at - 5), at))?.[0].length ?? 0
      if (scheme === 0) continue
      plainUnits.length -= scheme
      at += 3
      while (isOfAddress(text.charCodeAt(at + 1))) at++
    }
  }
  return plainUnits
}

/** Signs and blanks whose compatible forms hold no letters either: those that Chinese texts are set with. */
function isSign(unit: number): boolean {
  if (unit < 0x7f) return true
  if (unit < 0x3000) return unit === 0xb7 || (unit >= 0x2010 && unit <= 0x2027) || unit === 0x200d
  if (unit < 0xff00) return unit <= 0x3003 || (unit >= 0x3008 && unit <= 0x301b) || unit === 0xfe0f
  return (
    (unit >= 0xff01 && unit <= 0xff0e) ||
    (unit >= 0xff1a && unit <= 0xff20) ||
    (unit >= 0xff3b && unit <= 0xff40) ||
    (unit >= 0xff5b && unit <= 0xff65) ||
    unit === 0xffe5
  )
}

/** Its compatible form is °C. */
const DEGREE_CELSIUS = 0x2103

/** Visible ASCII, of full width too, and the leaders of dots that are full stops. */
function isOfAddress(unit: number): boolean {
  return (unit >= 0x21 && unit <= 0x7e) || (unit >= 0xff01 && unit <= 0xff5e) || (unit >= 0x2024 && unit <= 0x2026)
}

function isColon(unit: number): boolean {
  return unit === 0x3a || unit === 0xff1a
}

/** The two units of an emoji, U+1F300–1F7FF or U+1F900–1FAFF: letters in circles and squares stand between and behind. */
function isPicture(high: number, low: number): boolean {
  return (
    (high === 0xd83d && low >= 0xdc00 && low <= 0xdfff) ||
    (high === 0xd83c && low >= 0xdf00 && low <= 0xdfff) ||
    (high === 0xd83e && low >= 0xdd00 && low <= 0xdeff)
  )
}

/** The same for any text, much more slowly. */
function intricateUnits(text: string): readonly number[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/[\x21-\x7e]+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at))
}

/**
 * The least hashes, of each the low eight bits (Li and König 2010), as a text with a character for each: two that differ
 * have the same ones once in 256 times.
 */
export type MinHash = string

/** Like no other. */
export const NO_HASH: MinHash = ''

/** How alike two texts are, from 0 to 1, by their prints. Within 0.06 of the truth two times out of three. */
export function likeness(a: MinHash, b: MinHash): number {
  if (a.length !== HASHES || b.length !== HASHES) return 0
  let same = 0
  for (let index = 0; index < HASHES; index++) if (a[index] === b[index]) same++
  return same / HASHES
}

/**
 * Keys under which alike texts meet, one for each band: two that are 0.8 alike share one with a probability of 0.9999, two
 * that are 0.3 alike with 0.12. None for a text too short to compare.
 */
export function bandsOf(print: MinHash): readonly number[] {
  const bands: number[] = []
  for (let at = 0; at < print.length; at += BAND) {
    let key = 0
    for (let index = at; index < at + BAND; index++) key = (key << 8) | print.charCodeAt(index)
    bands.push(key)
  }
  return bands
}

const BIN_BITS = 6
const HASHES = 1 << BIN_BITS
/** No value is as high. */
const EMPTY = 1 << (32 - BIN_BITS)
/** Of eight bits each, they make one small number. */
const BAND = 4
/** How many bands a print has. */
export const BANDS = HASHES / BAND
const SHINGLE = 3
/** Shorter texts, such as 早安, are alike by chance. */
const LEAST_UNITS = 15

/** FNV-1a, mixed once more (the finaliser of MurmurHash3), because its bits are alike for texts that are. */
function shingleHash(units: readonly number[], at: number): number {
  let hash = 0x811c9dc5
  for (let index = at; index < at + SHINGLE; index++) hash = Math.imul(hash ^ (units[index] as number), 0x01000193)
  return mix(hash)
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

// Filled anew for each text.
const plainUnits: number[] = []
const bins = new Int32Array(HASHES)
const low = new Array<number>(HASHES).fill(0)
