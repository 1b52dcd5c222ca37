/**
 * MinHash of the shingles of a text (Broder 1997): two texts agree in as large a share of their numbers as they share
 * of their shingles. Only Han characters, letters and digits count, so that punctuation, emoji and blanks hide nothing.
 * Empty for a text too short to compare.
 */
export function minHash(text: string): MinHash {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/[\x21-\x7e]+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  if (plain.length < LEAST_UNITS) return NO_HASH
  const count = plain.length - SHINGLE + 1
  const hashes = new Int32Array(count)
  for (let at = 0; at < count; at++) hashes[at] = shingleHash(plain, at)
  for (let index = 0; index < HASHES; index++) {
    const [factor, addend] = [FACTORS[index] as number, ADDENDS[index] as number]
    let least = 0x7fffffff
    for (let at = 0; at < count; at++) {
      const own = (Math.imul(hashes[at] as number, factor) + addend) | 0
      if (own < least) least = own
    }
    LOW[index] = least
  }
  return String.fromCharCode(...LOW)
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
 * Keys under which alike texts meet: two that are 0.8 alike share one with a probability of 0.9999, two that are 0.3
 * alike with 0.12.
 */
export function bandsOf(print: MinHash): readonly string[] {
  const bands: string[] = []
  for (let at = 0; at + BAND <= print.length; at += BAND) bands.push(print.slice(at, at + BAND) + at)
  return bands
}

const HASHES = 64
const BAND = 4
const SHINGLE = 3
/** Shorter texts, such as 早安, are alike by chance. */
const LEAST_UNITS = 15

/** FNV-1a, mixed once more (the finaliser of MurmurHash3), because its bits are alike for texts that are. */
function shingleHash(text: string, at: number): number {
  let hash = 0x811c9dc5
  for (let unit = at; unit < at + SHINGLE; unit++) hash = Math.imul(hash ^ text.charCodeAt(unit), 0x01000193)
  return mix(hash)
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** A hash of its own for each index: hash × factor + addend (Dietzfelbinger 1997). Factors are odd. */
const FACTORS = Int32Array.from({ length: HASHES }, (_, index) => mix(2 * index + 1) | 1)
const ADDENDS = Int32Array.from({ length: HASHES }, (_, index) => mix(2 * index + 2) ^ 0x80000000)
/** Filled anew for each text. */
const LOW = new Uint8Array(HASHES)
