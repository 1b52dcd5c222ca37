/**
 * Tells texts apart that differ by chance: twice 32 bits of FNV-1a, of which one reads backwards. Not for texts that
 * somebody may want to look alike.
 */
export function checksum(text: string): string {
  let forth = 0x811c9dc5
  let back = 0x01000193
  for (let at = 0, end = text.length - 1; at <= end; at++) {
    forth = Math.imul(forth ^ text.charCodeAt(at), 0x01000193)
    back = Math.imul(back ^ text.charCodeAt(end - at), 0x85ebca6b)
  }
  return sumText(text.length, forth, back)
}

/** The same for bytes, four at a time; what is left over at the end counts too. */
export function checksumOfBytes(bytes: Uint8Array): string {
  const { buffer, byteOffset, length } = bytes
  const whole = length & ~3
  // Copied only where the numbers do not stand at multiples of four.
  const words =
    byteOffset % 4 === 0
      ? new Uint32Array(buffer, byteOffset, whole / 4)
      : new Uint32Array(buffer.slice(byteOffset, byteOffset + whole))
  let one = 0x811c9dc5
  let two = 0x01000193
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number
    one = Math.imul(one ^ word, 0x01000193)
    // Turned, so that a high bit reaches the low ones.
    two = Math.imul(two ^ word ^ (two >>> 15), 0x85ebca6b)
  }
  for (let at = whole; at < bytes.length; at++) {
    const byte = bytes[at] as number
    one = Math.imul(one ^ byte, 0x01000193)
    two = Math.imul(two ^ byte ^ (two >>> 15), 0x85ebca6b)
  }
  return sumText(bytes.length, one, two)
}

/** In one piece: a text that is put together by `+` or a template keeps its parts, which take three times the room. */
function sumText(length: number, one: number, two: number): string {
  return [length, (one >>> 0).toString(36), (two >>> 0).toString(36)].join(' ')
}
