import { type ScannedKey, scanKey } from './scan-key.ts'
import { IN_FLOW, placeOf, scanScalar } from './scan-scalar.ts'
import type { YamlEntry, YamlNode } from './yaml-tree.ts'

/** A list of lists of lists is for the parser. */
export const MOST_LEVELS = 12

/** The list or map in brackets that `text` begins with. */
export function scanFlow(text: string, start: number, path: string | undefined): YamlNode | undefined {
  return new FlowScanner(text, start, path).value(0)
}

class FlowScanner {
  readonly #text: string
  readonly #offset: number
  readonly #path: string | undefined
  #at = 0

  constructor(text: string, offset: number, path: string | undefined) {
    this.#text = text
    this.#offset = offset
    this.#path = path
  }

  value(level: number): YamlNode | undefined {
    const first = this.#text[this.#at]
    if (first === '[' || first === '{') return level < MOST_LEVELS ? this.#collection(first, level) : undefined
    const scalar = scanScalar(this.#text.slice(this.#at), this.#offset + this.#at, IN_FLOW, this.#path)
    if (scalar !== undefined) this.#at = scalar.span.end - this.#offset
    return scalar
  }

  #collection(open: '[' | '{', level: number): YamlNode | undefined {
    const start = this.#at++
    const items: YamlNode[] = []
    const entries: YamlEntry[] = []
    this.#skipBlanks()
    while (!this.#isAt(open === '[' ? ']' : '}')) {
      if ((items.length > 0 || entries.length > 0) && !this.#isAt(',')) return undefined
      this.#skipBlanks()
      const key = open === '[' ? undefined : this.#key()
      if (open === '{' && (key === undefined || entries.some((entry) => entry.key === key.key))) return undefined
      const value = this.value(level + 1)
      if (value === undefined) return undefined
      if (key === undefined) items.push(value)
      else entries.push({ key: key.key, keySpan: key.keySpan, value })
      this.#skipBlanks()
    }
    const span = placeOf(start + this.#offset, this.#at + this.#offset, this.#path)
    return open === '[' ? { kind: 'list', items, span } : { kind: 'map', entries, span }
  }

  #key(): ScannedKey | undefined {
    const key = scanKey(this.#text.slice(this.#at), this.#offset + this.#at, this.#path)
    this.#at += key?.width ?? 0
    return key
  }

  /** Goes past a sign if it stands here. */
  #isAt(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  /** Line ends among them. */
  #skipBlanks(): void {
    while (isBlank(this.#text[this.#at])) this.#at++
  }
}

function isBlank(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\n' || sign === '\r'
}
