/** Texts that many others refer to by number, such as the long lists of rules that could not be judged. */
export class SharedTexts {
  readonly texts: string[]
  readonly #numbers: Map<string, number>
  readonly #values: unknown[] = []

  constructor(texts: readonly string[] = []) {
    this.texts = [...texts]
    this.#numbers = new Map(texts.map((text, at) => [text, at]))
  }

  /** The number of a text. */
  readonly share = (text: string): number => {
    let at = this.#numbers.get(text)
    if (at === undefined) {
      at = this.texts.push(text) - 1
      this.#numbers.set(text, at)
    }
    return at
  }

  /** What a text says: the same object for all who ask. */
  value<T>(at: number, read: (text: string) => T): T {
    this.#values[at] ??= read(this.texts[at] ?? '[]')
    return this.#values[at] as T
  }
}
