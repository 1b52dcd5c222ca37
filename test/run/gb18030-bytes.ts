/** A text in GB18030, which Node can decode but not encode. Throws on characters that take four bytes there. */
export function gb18030Bytes(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : twoBytes(char))))
}

function twoBytes(char: string): readonly number[] {
  const bytes = table.get(char)
  if (bytes === undefined) throw new Error(`${char} takes four bytes`)
  return bytes
}

const table = new Map<string, readonly number[]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
}
