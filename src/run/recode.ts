import type { Unreadable } from './decode-source.ts'

type Encoding = Extract<Unreadable, { kind: 'encoding' }>['encoding']

/**
 * The text of a file in another encoding, if the bytes can be had back from it: then nothing is lost by writing it as
 * UTF-8. Without a byte order mark.
 */
export function recode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  return encoding === 'gb18030' ? fromGb18030(bytes) : fromUtf16(bytes, encoding)
}

function fromUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string | undefined {
  const text = decoded(bytes, encoding)
  if (text === undefined) return undefined
  const again = new Uint8Array(text.length * 2)
  const view = new DataView(again.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
  return sameBytes(bytes, again) ? withoutMark(text) : undefined
}

/**
 * Node decodes GB18030 and does not encode it. Every character of the file is decoded by itself: where two of them give
 * the same, or one gives none that Unicode knows, the way back is lost.
 */
function fromGb18030(bytes: Uint8Array): string | undefined {
  const writtenAs = new Map<string, string>()
  const known = new Map<string, string>()
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    const key = bytes.subarray(at, at + length).join(' ')
    let char = known.get(key)
    if (char === undefined) {
      char = decoded(bytes.subarray(at, at + length), 'gb18030')
      if (char === undefined || [...char].length !== 1 || /[\p{Co}\ufffd]/u.test(char)) return undefined
      if (writtenAs.has(char)) return undefined
      writtenAs.set(char, key)
      known.set(key, char)
    }
    text += char
    at += length
  }
  return withoutMark(text)
}

/** One byte of ASCII, four where the second is a digit, else two. */
function lengthAt(bytes: Uint8Array, at: number): number {
  if ((bytes[at] ?? 0) < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    // Bytes that are not of this encoding, or a Node without it.
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
