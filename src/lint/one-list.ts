/**
 * Lists of which a hundred thousand drafts have one each, and nearly all the same: the first one with a key stands for
 * all that have it.
 */
export class OneList<T> {
  readonly #lists = new Map<string, readonly T[]>()

  /** @param key tells a list from all others */
  of(key: string, list: readonly T[]): readonly T[] {
    const known = this.#lists.get(key)
    if (known !== undefined) return known
    this.#lists.set(key, list)
    return list
  }
}

/** The same for texts, such as names, that are cut out of every draft anew. */
export function oneText(text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  // Put together anew: a part of a text keeps all of it in memory.
  const own = Array.from(text).join('')
  texts.set(own, own)
  return own
}

const texts = new Map<string, string>()
