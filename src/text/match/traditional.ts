import { SIMPLIFIED, TRADITIONAL } from './traditional-table.ts'

const FIRST = 0x3400
const LAST = 0x9fff
let table: Uint16Array | undefined

/**
 * The simplified form of a Han character, character by character. Good for matching, where text and words are folded
 * alike, and for nothing else: turned into text it would make 干隆 of 乾隆.
 */
export function simplified(unit: number): number {
  if (unit < FIRST || unit > LAST) return unit
  table ??= makeTable()
  return table[unit - FIRST] as number
}

function makeTable(): Uint16Array {
  const made = new Uint16Array(LAST - FIRST + 1)
  for (let at = 0; at < made.length; at++) made[at] = FIRST + at
  for (let at = 0; at < TRADITIONAL.length; at++) made[TRADITIONAL.charCodeAt(at) - FIRST] = SIMPLIFIED.charCodeAt(at)
  return made
}
