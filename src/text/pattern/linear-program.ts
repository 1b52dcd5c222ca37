import type { AST } from '@eslint-community/regexpp'
import { elementMatchesEmpty } from './matches-empty.ts'
import { stepBoundOfAssertion } from './step-bound.ts'

/**
 * A pattern as a machine without memory, in plain data. A state names the states that come after it by number; what a
 * state leads to without taking a character has a smaller number than itself.
 */
export interface LinearProgram {
  readonly states: readonly State[]
  readonly start: number
  /** Each different character of the pattern as its code point, each class or `.` as it is written. */
  readonly characters: readonly (number | string)[]
  /** Each different assertion as it is written. It takes a bounded number of steps at any place. */
  readonly assertions: readonly string[]
  readonly ignoreCase: boolean
}

export type State =
  | { readonly kind: 'match' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'character'; readonly test: number; readonly next: number }
  | { readonly kind: 'assertion'; readonly test: number; readonly next: number }
  | { readonly kind: 'choice'; readonly first: number; readonly second: number }

/** More assertions than this don't fit in the bits of a number. */
const maxAssertions = 30

/**
 * @param maxSteps how many states a program may have, and steps its assertions may take at one place, together
 * @returns undefined if the program would be larger. The pattern must be free of back references, and all its
 * assertions must have a finite bound.
 */
export function linearProgram(pattern: AST.Pattern, ignoreCase: boolean, maxSteps: number): LinearProgram | undefined {
  return new ProgramBuilder(ignoreCase, maxSteps).build(pattern)
}

/**
 * Where to go on. A round of a loop that takes no character fails in JavaScript: `(?:|a)*` takes all of `aa`, though
 * it would rather take nothing. So a part of a loop is built with two ends: one for those who came through the
 * round so far without a character (`fresh`) and one for those who took some. Outside of loops both are the same.
 */
interface Ends {
  readonly fresh: DraftState
  readonly taken: DraftState
}

type DraftState =
  | { readonly kind: 'match' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'character'; readonly test: number; readonly next: DraftState }
  | { readonly kind: 'assertion'; readonly test: number; readonly next: DraftState }
  | DraftChoice

/** Not readonly: a loop leads back to a choice that is filled in when the body stands. */
interface DraftChoice {
  readonly kind: 'choice'
  first: DraftState
  second: DraftState
}

const match: DraftState = { kind: 'match' }
const fail: DraftState = { kind: 'fail' }

class ProgramBuilder {
  readonly #ignoreCase: boolean
  /** Their numbers, as they are written. */
  readonly #characters = new Map<string, number>()
  readonly #characterTests: (number | string)[] = []
  readonly #assertions = new Map<string, number>()
  #stepsLeft: number

  constructor(ignoreCase: boolean, maxSteps: number) {
    this.#ignoreCase = ignoreCase
    this.#stepsLeft = maxSteps
  }

  build(pattern: AST.Pattern): LinearProgram | undefined {
    const start = this.#branches(pattern.alternatives, { fresh: match, taken: match })
    if (this.#isFull || this.#assertions.size > maxAssertions) return undefined
    const { states, numbers } = number(start)
    return {
      states,
      start: numbers.get(start)!,
      characters: this.#characterTests,
      assertions: [...this.#assertions.keys()],
      ignoreCase: this.#ignoreCase,
    }
  }

  get #isFull(): boolean {
    return this.#stepsLeft < 0
  }

  #state<S extends DraftState>(state: S): S {
    this.#stepsLeft--
    return state
  }

  #branches(branches: readonly AST.Alternative[], ends: Ends): DraftState {
    const entries = branches.map(({ elements }) => this.#sequence(elements, ends))
    return entries.reduceRight((rest, entry) => this.#state({ kind: 'choice', first: entry, second: rest }))
  }

  #sequence(elements: readonly AST.Element[], ends: Ends): DraftState {
    return elements.reduceRight((rest, element) => this.#before(element, rest), ends).fresh
  }

  /** The ends of what stands before an element, given the element's own. */
  #before(element: AST.Element, ends: Ends): Ends {
    const fresh = this.#element(element, ends)
    if (ends.fresh === ends.taken || !elementMatchesEmpty(element)) return { fresh, taken: fresh }
    return { fresh, taken: this.#element(element, { fresh: ends.taken, taken: ends.taken }) }
  }

  #element(node: AST.Element, ends: Ends): DraftState {
    if (this.#isFull) return fail
    switch (node.type) {
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
      case 'ExpressionCharacterClass':
        return this.#state({ kind: 'character', test: this.#characterNumber(node), next: ends.taken })
      case 'Assertion':
        return this.#state({ kind: 'assertion', test: this.#assertionNumber(node), next: ends.fresh })
      case 'Group':
      case 'CapturingGroup':
        return this.#branches(node.alternatives, ends)
      case 'Quantifier':
        return this.#repeated(node, ends)
      case 'Backreference':
        throw new TypeError(`A program cannot hold the back reference ${node.raw}`)
    }
  }

  #repeated({ element, min, max, greedy }: AST.Quantifier, ends: Ends): DraftState {
    let before = ends
    if (max === Number.POSITIVE_INFINITY) {
      before = this.#loop(element, greedy, ends)
    } else {
      for (let round = min; round < max && !this.#isFull; round++) {
        const body = this.#element(element, { fresh: fail, taken: before.taken })
        before = this.#choices(body, greedy, ends)
      }
    }
    for (let round = 0; round < min && !this.#isFull; round++) {
      const after = before
      before = this.#before(element, after)
      // A body without a single state, as in (?:){1000000000}: more rounds of it change nothing.
      if (before.fresh === after.fresh && before.taken === after.taken) break
    }
    return before.fresh
  }

  #loop(element: AST.QuantifiableElement, greedy: boolean, ends: Ends): Ends {
    const again = this.#state<DraftChoice>({ kind: 'choice', first: fail, second: fail })
    const body = this.#element(element, { fresh: fail, taken: again })
    again.first = greedy ? body : ends.taken
    again.second = greedy ? ends.taken : body
    return { fresh: ends.fresh === ends.taken ? again : this.#choice(body, greedy, ends.fresh), taken: again }
  }

  #choices(body: DraftState, greedy: boolean, ends: Ends): Ends {
    const taken = this.#choice(body, greedy, ends.taken)
    return { fresh: ends.fresh === ends.taken ? taken : this.#choice(body, greedy, ends.fresh), taken }
  }

  #choice(body: DraftState, greedy: boolean, end: DraftState): DraftState {
    return this.#state({ kind: 'choice', first: greedy ? body : end, second: greedy ? end : body })
  }

  #characterNumber(node: AST.Character | AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass): number {
    const known = this.#characters.get(node.raw)
    if (known !== undefined) return known
    const number = this.#characters.size
    this.#characters.set(node.raw, number)
    this.#characterTests.push(node.type === 'Character' ? node.value : node.raw)
    return number
  }

  #assertionNumber(node: AST.Assertion): number {
    const known = this.#assertions.get(node.raw)
    if (known !== undefined) return known
    const number = this.#assertions.size
    this.#assertions.set(node.raw, number)
    this.#stepsLeft -= stepBoundOfAssertion(node).steps
    return number
  }
}

/** Numbers the states that can be reached, each after those that it leads to without taking a character. */
function number(start: DraftState): { states: State[]; numbers: ReadonlyMap<DraftState, number> } {
  const ordered: DraftState[] = []
  const seen = new Set<DraftState>()
  const waiting = [start]
  const visit = (state: DraftState): void => {
    if (seen.has(state)) return
    seen.add(state)
    if (state.kind === 'choice') {
      visit(state.first)
      visit(state.second)
    } else if (state.kind === 'assertion') {
      visit(state.next)
    } else if (state.kind === 'character') {
      waiting.push(state.next)
    }
    ordered.push(state)
  }
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) visit(state)

  const numbers = new Map(ordered.map((state, index) => [state, index]))
  return { states: ordered.map((state) => numberedState(state, numbers)), numbers }
}

function numberedState(state: DraftState, numbers: ReadonlyMap<DraftState, number>): State {
  switch (state.kind) {
    case 'match':
    case 'fail':
      return state
    case 'character':
    case 'assertion':
      return { kind: state.kind, test: state.test, next: numbers.get(state.next)! }
    case 'choice':
      return { kind: 'choice', first: numbers.get(state.first)!, second: numbers.get(state.second)! }
  }
}
