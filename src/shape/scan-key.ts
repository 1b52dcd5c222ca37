import { placeOf } from './scan-scalar.ts'
import { unquote } from './unquote.ts'
import type { YamlEntry } from './yaml-tree.ts'

export interface ScannedKey extends Omit<YamlEntry, 'value'> {
  /** From the key to its value, colon and blanks included. */
  readonly width: number
}

// Letters by \p{L} would be right too, and take a millisecond to compile. The parser refuses long keys.
const KEY =
  /^(?:([A-Za-z\u3400-\u9fff][\w\u3400-\u9fff./*-]{0,200}|\d{1,20})|("(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\n]|''){0,200}')):(?: +|$)/

export function beginsWithKey(text: string): boolean {
  return KEY.test(text)
}

/** The key that `text` begins with. */
export function scanKey(text: string, start: number, path: string | undefined): ScannedKey | undefined {
  const match = KEY.exec(text)
  if (match === null) return undefined
  const [{ length: width }, plain, quoted] = match
  const key = plain ?? unquote(quoted ?? '')
  const written = plain ?? quoted ?? ''
  return key === undefined ? undefined : { key, keySpan: placeOf(start, start + written.length, path), width }
}
