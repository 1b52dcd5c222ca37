import { ShownText } from '../lint/shown-text.ts'
import { checksum } from './checksum.ts'
import type { DraftSource } from './draft-source.ts'

/**
 * The text of a draft that is read again when somebody looks at it: the texts of a hundred thousand drafts would take more
 * memory than all that is said of them.
 */
export class PutAwayText extends ShownText {
  readonly #file: string
  readonly #source: DraftSource
  readonly #expected: string | number
  readonly #sumOf: (text: string) => string

  /**
   * @param file absolute
   * @param expected the sum of the text that was judged: another text is not shown. A number: nobody has kept a sum, and
   *   a text of so many UTF-16 units at least must do
   */
  constructor(file: string, source: DraftSource, expected: string | number, sumOf = checksum) {
    super()
    this.#file = file
    this.#source = source
    this.#expected = expected
    this.#sumOf = sumOf
  }

  /** Of the text that was judged, if it is known. */
  get sum(): string | undefined {
    return typeof this.#expected === 'string' ? this.#expected : undefined
  }

  protected override read(): string | undefined {
    const read = this.#source.read(this.#file, { maxBytes: Number.POSITIVE_INFINITY })
    return read.ok && this.#isExpected(read.text) ? read.text : undefined
  }

  #isExpected(text: string): boolean {
    const expected = this.#expected
    return typeof expected === 'number' ? text.length >= expected : this.#sumOf(text) === expected
  }
}
