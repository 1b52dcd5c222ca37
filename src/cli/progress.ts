import type { Language } from '../text/bilingual.ts'
import type { Output } from './environment.ts'

const QUIET_MILLISECONDS = 1000
const BETWEEN_MILLISECONDS = 100

/** A line on stderr that tells how far a long run has come; only on a terminal, and only after a second. */
export class Progress {
  readonly #output: Output
  readonly #language: Language
  #next = Date.now() + QUIET_MILLISECONDS
  #shown = false

  constructor(output: Output, language: Language) {
    this.#output = output
    this.#language = language
  }

  show(done: number, all: number): void {
    if (!this.#output.isTerminal || Date.now() < this.#next) return
    this.#next = Date.now() + BETWEEN_MILLISECONDS
    this.#shown = true
    const text = this.#language === 'zh' ? `已检查 ${done} / ${all} 份草稿` : `${done} of ${all} drafts checked`
    this.#output.write(`\r\u001b[K${text}`)
  }

  clear(): void {
    if (this.#shown) this.#output.write('\r\u001b[K')
    this.#shown = false
  }
}
