/** Which UTF-16 units stand in a text. Made to be read anew for one text after the other. */
class Units {
  readonly #bits = new Uint32Array(0x10000 / 32)
  #text = ''

  /** Many patterns in a row are asked of one text: it is read for the first. */
  read(text: string): this {
    if (text === this.#text) return this
    const bits = this.#bits
    const before = this.#text
    for (let at = 0; at < before.length; at++) bits[before.charCodeAt(at) >>> 5] = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      bits[unit >>> 5] = (bits[unit >>> 5] as number) | (1 << (unit & 31))
    }
    this.#text = text
    return this
  }

  holdAll(units: string): boolean {
    for (let at = 0; at < units.length; at++) {
      const unit = units.charCodeAt(at)
      if ((((this.#bits[unit >>> 5] as number) >>> (unit & 31)) & 1) === 0) return false
    }
    return true
  }
}

const units = new Units()

/** Whether all units of one of the lists stand in a text. */
export function holdsSome(text: string, lists: readonly string[]): boolean {
  units.read(text)
  for (const list of lists) if (units.holdAll(list)) return true
  return false
}
