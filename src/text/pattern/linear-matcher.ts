import type { Span } from '../span.ts'
import type { LinearProgram } from './linear-program.ts'

/**
 * Finds what a program matches, in time and space linear in the text: also all matches of it together, which engines
 * that search anew after each match (RE2, Rust's regex) take quadratic time for. `a(?:.*b)?` on `aaaa…` is an example.
 *
 * A first pass, from the end of the text to its start, notes for each place the states from which the pattern can still
 * be matched. A second pass goes forward and takes at each choice the first branch that is noted: that is what a
 * backtracking engine would find in the end, without the ways it would have come back from. (Frisch and Cardelli,
 * Greedy regular expression matching, 2004.)
 *
 * The first pass runs a deterministic automaton that is made on the way and kept from text to text.
 */
export class LinearMatcher {
  readonly #program: LinearProgram
  readonly #table: StateTable
  readonly #alphabet: Alphabet
  readonly #wordsPerSet: number
  readonly #maxAutomatonBytes: number
  #beyondEnd: StateSet
  #known = new Map<string, StateSet>()
  #bytesLeft: number

  /** @param maxAutomatonBytes about how much memory the automaton may take; beyond that it starts anew */
  constructor(program: LinearProgram, maxAutomatonBytes = 4 * 1024 * 1024) {
    this.#maxAutomatonBytes = maxAutomatonBytes
    this.#bytesLeft = maxAutomatonBytes
    this.#program = program
    this.#table = stateTable(program)
    this.#alphabet = new Alphabet(program)
    this.#wordsPerSet = (program.states.length + 31) >>> 5
    this.#beyondEnd = this.#emptySet()
  }

  /** Matches from left to right that don't overlap. */
  matches(text: string): Span[] {
    const sets = new Array<StateSet>(text.length + 1)
    let found = false
    this.#backward(text, (offset, set) => {
      sets[offset] = set
      found ||= set.canStart
      return true
    })
    const spans: Span[] = []
    if (!found) return spans
    for (let offset = 0; offset < text.length; ) {
      if (sets[offset]!.canStart) {
        const end = this.#forward(text, offset, sets)
        spans.push({ start: offset, end })
        offset = end
      } else {
        offset += unitsAt(text, offset)
      }
    }
    return spans
  }

  test(text: string): boolean {
    let found = false
    this.#backward(text, (_, set) => {
      found = set.canStart
      return !found
    })
    return found
  }

  /** Visits each border between characters from the end of the text, with the states that lead to a match from there. */
  #backward(text: string, visit: (offset: number, set: StateSet) => boolean): void {
    let set = this.#after(this.#beyondEnd, this.#alphabet.symbol(undefined, text, text.length))
    let offset = text.length
    while (visit(offset, set) && offset > 0) {
      const codePoint = codePointBefore(text, offset)
      offset -= codePoint > 0xffff ? 2 : 1
      set = this.#after(set, this.#alphabet.symbol(codePoint, text, offset))
    }
  }

  /** Where the match that starts at an offset ends. */
  #forward(text: string, start: number, sets: readonly StateSet[]): number {
    const { states } = this.#program
    let offset = start
    for (let state = states[this.#program.start]!; ; ) {
      switch (state.kind) {
        case 'match':
          return offset
        case 'fail':
          throw new TypeError('A match went into a state that leads nowhere')
        case 'character':
          offset += unitsAt(text, offset)
          state = states[state.next]!
          break
        case 'assertion':
          state = states[state.next]!
          break
        case 'choice':
          state = states[has(sets[offset]!.states, state.first) ? state.first : state.second]!
      }
    }
  }

  /** The set for the place before a symbol, given the set for the place after it. */
  #after(set: StateSet, symbol: number): StateSet {
    const known = set.before[symbol]
    if (known !== undefined) return known
    const states = this.#statesBefore(set.states, symbol)
    const key = String.fromCharCode(...new Uint16Array(states.buffer))
    let before = this.#known.get(key)
    if (before === undefined) {
      before = { states, canStart: has(states, this.#program.start), before: [] }
      this.#known.set(key, before)
      this.#bytesLeft -= 3 * states.byteLength + 200
    }
    this.#bytesLeft -= 8 * Math.max(0, symbol + 1 - set.before.length)
    set.before[symbol] = before
    if (this.#bytesLeft < 0) this.#forget()
    return before
  }

  #statesBefore(after: Int32Array, symbol: number): Int32Array {
    const { answers, assertions } = this.#alphabet.meaning(symbol)
    const { kinds, firsts, seconds } = this.#table
    const states = new Int32Array(this.#wordsPerSet)
    // What a state needs to know of this same place has a smaller number and is known already.
    for (let index = 0; index < kinds.length; index++) {
      const first = firsts[index]!
      const second = seconds[index]!
      const kind = kinds[index]
      const leads =
        kind === kindOf.choice
          ? has(states, first) || has(states, second)
          : kind === kindOf.character
            ? answers[first] === 1 && has(after, second)
            : kind === kindOf.assertion
              ? ((assertions >>> first) & 1) === 1 && has(states, second)
              : kind === kindOf.match
      if (leads) states[index >>> 5]! |= 1 << (index & 31)
    }
    return states
  }

  #emptySet(): StateSet {
    return { states: new Int32Array(this.#wordsPerSet), canStart: false, before: [] }
  }

  /** Starts the automaton anew. Sets that a running pass holds stay valid. */
  #forget(): void {
    this.#known = new Map()
    this.#beyondEnd = this.#emptySet()
    this.#bytesLeft = this.#maxAutomatonBytes
  }
}

/** A state of the automaton: some states of the program, and the sets that were found to come before it, by symbol. */
interface StateSet {
  readonly states: Int32Array
  readonly canStart: boolean
  readonly before: StateSet[]
}

const kindOf = { match: 0, fail: 1, character: 2, assertion: 3, choice: 4 } as const

/** The states in columns: as objects, the loop over all of them takes twice as long. */
interface StateTable {
  readonly kinds: Uint8Array
  /** The test of a character or an assertion, the first branch of a choice. */
  readonly firsts: Int32Array
  /** What comes after a character or an assertion, the second branch of a choice. */
  readonly seconds: Int32Array
}

function stateTable({ states }: LinearProgram): StateTable {
  return {
    kinds: Uint8Array.from(states, ({ kind }) => kindOf[kind]),
    firsts: Int32Array.from(states, (state) =>
      state.kind === 'choice' ? state.first : 'test' in state ? state.test : 0,
    ),
    seconds: Int32Array.from(states, (state) =>
      state.kind === 'choice' ? state.second : 'next' in state ? state.next : 0,
    ),
  }
}

function has(states: Int32Array, index: number): boolean {
  return ((states[index >>> 5]! >>> (index & 31)) & 1) === 1
}

/**
 * What the automaton reads: for each place of a text, which tests of the program the character after it passes and
 * which assertions hold there. Equal answers are one symbol, so that there are few.
 */
class Alphabet {
  readonly #characters: readonly CharacterTest[]
  /** Sticky. */
  readonly #assertions: readonly RegExp[]
  /** Classes by code point, in pages of 256: 0 is not asked yet. */
  readonly #classPages: Int32Array[] = []
  readonly #classOfAnswers = new Map<string, number>()
  /** The answers of each class. Class 0 is none; class 1 is the end of a text, where no test can pass. */
  readonly #answers: Uint8Array[]
  readonly #symbols = new Map<number, number>()
  readonly #meanings: Meaning[] = []

  constructor(program: LinearProgram) {
    const flags = program.ignoreCase ? 'ui' : 'u'
    this.#characters = program.characters.map((written) => characterTest(written, program.ignoreCase))
    this.#assertions = program.assertions.map((written) => new RegExp(written, `${flags}y`))
    const nothing = new Uint8Array(program.characters.length)
    this.#answers = [nothing, nothing]
  }

  /** @param codePoint what stands after the offset; undefined at the end of the text */
  symbol(codePoint: number | undefined, text: string, offset: number): number {
    const characterClass = codePoint === undefined ? 1 : this.#classOf(codePoint)
    if (this.#assertions.length === 0) return characterClass
    const assertions = this.#assertionsAt(text, offset)
    const key = characterClass * 2 ** this.#assertions.length + assertions
    let symbol = this.#symbols.get(key)
    if (symbol === undefined) {
      symbol = this.#meanings.push({ answers: this.#answers[characterClass]!, assertions }) - 1
      this.#symbols.set(key, symbol)
    }
    return symbol
  }

  meaning(symbol: number): Meaning {
    if (this.#assertions.length === 0) return { answers: this.#answers[symbol]!, assertions: 0 }
    return this.#meanings[symbol]!
  }

  #classOf(codePoint: number): number {
    let page = this.#classPages[codePoint >>> 8]
    if (page === undefined) {
      page = new Int32Array(256)
      this.#classPages[codePoint >>> 8] = page
    }
    const known = page[codePoint & 0xff]!
    if (known !== 0) return known
    const answers = Uint8Array.from(this.#characters, (test) => (test(codePoint) ? 1 : 0))
    const key = answers.join('')
    const found = this.#classOfAnswers.get(key) ?? this.#answers.push(answers) - 1
    this.#classOfAnswers.set(key, found)
    page[codePoint & 0xff] = found
    return found
  }

  /** A bit for each assertion that holds. */
  #assertionsAt(text: string, offset: number): number {
    let holding = 0
    for (let index = 0; index < this.#assertions.length; index++) {
      const expression = this.#assertions[index]!
      expression.lastIndex = offset
      if (expression.test(text)) holding |= 1 << index
    }
    return holding
  }
}

type CharacterTest = (codePoint: number) => boolean

/** What a class holds, and which letters are the same if case is ignored, the built-in engine decides. */
function characterTest(written: number | string, ignoreCase: boolean): CharacterTest {
  if (typeof written === 'number' && !ignoreCase) return (codePoint) => codePoint === written
  const source = typeof written === 'number' ? `\\u{${written.toString(16)}}` : written
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'ui' : 'u')
  return (codePoint) => expression.test(String.fromCodePoint(codePoint))
}

interface Meaning {
  /** 1 for each test that the character passes. */
  readonly answers: Uint8Array
  /** A bit for each assertion that holds. */
  readonly assertions: number
}

function codePointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1)
  if (offset < 2 || (unit & 0xfc00) !== 0xdc00) return unit
  const pair = text.codePointAt(offset - 2)!
  return pair > 0xffff ? pair : unit
}

function unitsAt(text: string, offset: number): number {
  return text.codePointAt(offset)! > 0xffff ? 2 : 1
}
