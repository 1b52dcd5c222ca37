/** Numbers that look random and are the same for the same seed on every machine (mulberry32, public domain). */
export class Random {
  #state

  /** @param {number} seed a whole number */
  constructor(seed) {
    this.#state = seed >>> 0
  }

  /** From 0 inclusive to 1 exclusive. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` to `high`, both inclusive. */
  between(low, high) {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability) {
    return this.next() < probability
  }

  /** One of a list. */
  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }

  /** @param {Record<string, number>} weights of which only the ratios matter */
  weighted(weights) {
    const entries = Object.entries(weights)
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    return entries[entries.length - 1][0]
  }
}
