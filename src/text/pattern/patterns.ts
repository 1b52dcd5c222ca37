import { compilePattern, type PatternResult, type Proof } from './compile-pattern.ts'

/** The patterns of a run, each compiled once, with what is known of some from an earlier time. */
export class Patterns {
  readonly #proofs = new Map<string, Proof>()
  readonly #results = new Map<string, Promise<PatternResult>>()

  compile(source: string, ignoreCase: boolean): Promise<PatternResult> {
    const key = keyOf(source, ignoreCase)
    let result = this.#results.get(key)
    if (result === undefined) {
      result = compilePattern(source, { ignoreCase, proof: this.#proofs.get(key) })
      this.#results.set(key, result)
    }
    return result
  }

  /** Takes in what another run has found out, see {@link proofs}. */
  learn(proofs: PatternProofs): void {
    for (const [key, proof] of proofs) this.#proofs.set(key, proof)
  }

  /** What was found out about the patterns that are fit for use. */
  async proofs(): Promise<PatternProofs> {
    const proofs: [string, Proof][] = []
    for (const [key, result] of this.#results) {
      const found = await result
      if (found.ok) proofs.push([key, found.pattern.proof])
    }
    return proofs
  }
}

/** By the pattern and whether case is ignored; plain data. */
export type PatternProofs = readonly (readonly [string, Proof])[]

function keyOf(source: string, ignoreCase: boolean): string {
  return `${ignoreCase ? 'i' : ''}/${source}`
}
