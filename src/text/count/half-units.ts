/**
 * The half-units of a text as Sina and WeChat count them: a UTF-16 unit above `lastHalf` is two halves (one character),
 * any other is one. CRLF is one line end, as a composer's text field hands it over.
 */
export function halfUnits(text: string, lastHalf: number): number {
  let halves = text.length
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit > lastHalf) halves++
    else if (unit === CR && text.charCodeAt(offset + 1) === LF) halves--
  }
  return halves
}

const CR = 0x0d
const LF = 0x0a
