/**
 * Where `http://` or `https://` stands in a text, in any case, from `from` on: its start and the offset after it.
 * Looks for `://` and then back, which is much faster than a regular expression and needs no folding of case.
 */
export function nextScheme(text: string, from: number): Scheme | undefined {
  for (let colon = text.indexOf('://', from); colon !== -1; colon = text.indexOf('://', colon + 3)) {
    const secure = isLetter(text, colon - 1, 's')
    const start = colon - (secure ? 5 : 4)
    if (start < from || !isHttp(text, start)) continue
    return { start, end: colon + 3, secure }
  }
  return undefined
}

export interface Scheme {
  readonly start: number
  /** After `://`. */
  readonly end: number
  /** Whether it is https. */
  readonly secure: boolean
}

/** Whether a text can hold a URL at all. Most posts can't. */
export function mayHoldUrl(text: string): boolean {
  return text.includes('://')
}

function isHttp(text: string, offset: number): boolean {
  return (
    isLetter(text, offset, 'h') &&
    isLetter(text, offset + 1, 't') &&
    isLetter(text, offset + 2, 't') &&
    isLetter(text, offset + 3, 'p')
  )
}

function isLetter(text: string, offset: number, lower: string): boolean {
  // 0x20 tells an ASCII capital from its small letter, and maps no other character onto one.
  return (text.charCodeAt(offset) | 0x20) === lower.charCodeAt(0)
}
