import type { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import { addressesIn } from './addresses.ts'
import { elementsOf, type PostElements } from './elements.ts'

/** One text of a draft that checks look at, with what is worked out from it once for all rules. */
export class ScopeText {
  readonly mapped: MappedText
  #elements: PostElements | undefined
  #addresses: readonly Span[] | undefined

  constructor(mapped: MappedText) {
    this.mapped = mapped
  }

  get text(): string {
    return this.mapped.text
  }

  get all(): Span {
    return this.mapped.all
  }

  get addresses(): readonly Span[] {
    this.#addresses ??= addressesIn(this.mapped.text)
    return this.#addresses
  }

  get elements(): PostElements {
    this.#elements ??= elementsOf(this.mapped.text)
    return this.#elements
  }
}
