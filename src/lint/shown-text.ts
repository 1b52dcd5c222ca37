import { LineIndex } from '../text/line-index.ts'

/** The text of a file that a report points into. It may have been put away, and is read again when somebody looks. */
export class ShownText {
  readonly #read: (() => string | undefined) | undefined
  #source: string | undefined
  #lines: LineIndex | undefined
  #isRead: boolean

  /** @param source the text, or how to get it: undefined where it has changed or is gone */
  constructor(source: string | (() => string | undefined)) {
    this.#isRead = typeof source === 'string'
    if (typeof source === 'string') this.#source = source
    else this.#read = source
  }

  get source(): string | undefined {
    if (!this.#isRead) {
      this.#source = this.#read?.()
      this.#isRead = true
    }
    return this.#source
  }

  get lines(): LineIndex | undefined {
    const { source } = this
    if (this.#lines === undefined && source !== undefined) this.#lines = new LineIndex(source)
    return this.#lines
  }
}
