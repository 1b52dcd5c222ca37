import { LineIndex } from '../text/line-index.ts'

/** The text of a file that a report points into. */
export class ShownText {
  #source: string | undefined
  #lines: LineIndex | undefined

  constructor(source?: string) {
    this.#source = source
  }

  /** Undefined: it has changed, or is gone. */
  get source(): string | undefined {
    this.#source ??= this.read()
    return this.#source
  }

  get lines(): LineIndex | undefined {
    const { source } = this
    if (this.#lines === undefined && source !== undefined) this.#lines = new LineIndex(source)
    return this.#lines
  }

  /** Gets a text that was put away, see {@link PutAwayText}. */
  protected read(): string | undefined {
    return undefined
  }
}
