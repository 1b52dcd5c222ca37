import { ShownText } from '../lint/shown-text.ts'
import type { DraftSource } from './draft-source.ts'

/**
 * The text of a draft that is read again when somebody looks at it: the texts of a hundred thousand drafts would take more
 * memory than all that is said of them.
 */
export class PutAwayText extends ShownText {
  readonly #file: string
  readonly #source: DraftSource
  readonly sum: string
  readonly #sumOf: (text: string) => string

  /**
   * @param file absolute
   * @param sum of the text that was judged: another one is not shown
   */
  constructor(file: string, source: DraftSource, sum: string, sumOf: (text: string) => string) {
    super()
    this.#file = file
    this.#source = source
    this.sum = sum
    this.#sumOf = sumOf
  }

  protected override read(): string | undefined {
    const read = this.#source.read(this.#file, { maxBytes: Number.POSITIVE_INFINITY })
    return read.ok && this.#sumOf(read.text) === this.sum ? read.text : undefined
  }
}
