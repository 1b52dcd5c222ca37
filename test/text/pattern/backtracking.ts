import { type AST, RegExpParser } from '@eslint-community/regexpp'
import type { Span } from '../../../src/text/span.ts'

export function parse(source: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true })
}

export function nativeMatches(source: string, flags: string, text: string): Span[] {
  return [...text.matchAll(new RegExp(source, flags))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

type Continue = (place: number) => boolean

/**
 * The matcher of ECMA-262, 22.2.2, written as it stands there, which counts what it tries: characters, assertions and
 * empty branches. Places are counted in code points.
 */
export class Backtracking {
  readonly #pattern: AST.Pattern
  readonly #text: readonly string[]
  readonly #taken = new Map<AST.CapturingGroup, string[]>()
  steps = 0

  constructor(pattern: AST.Pattern, text: string) {
    this.#pattern = pattern
    this.#text = [...text]
  }

  get places(): number {
    return this.#text.length
  }

  /** Tries every way from a place, as if what follows the pattern always failed. */
  exhaust(place: number): void {
    this.#branches(this.#pattern.alternatives, place, 1, () => false)
  }

  /** What `matchAll` finds, in UTF-16 units. The pattern must not match the empty string. */
  matches(): Span[] {
    const spans: Span[] = []
    for (let place = 0; place < this.#text.length; ) {
      let end = place
      this.#taken.clear()
      const found = this.#branches(this.#pattern.alternatives, place, 1, (reached) => {
        end = reached
        return true
      })
      if (found) spans.push({ start: this.#units(place), end: this.#units(end) })
      place = found ? end : place + 1
    }
    return spans
  }

  #units(place: number): number {
    return this.#text.slice(0, place).join('').length
  }

  #branches(branches: readonly AST.Alternative[], place: number, direction: 1 | -1, then: Continue): boolean {
    return branches.some(({ elements }) => {
      if (elements.length === 0) this.steps++
      return this.#sequence(direction === 1 ? elements : elements.toReversed(), 0, place, direction, then)
    })
  }

  #sequence(
    elements: readonly AST.Element[],
    index: number,
    place: number,
    direction: 1 | -1,
    then: Continue,
  ): boolean {
    const element = elements[index]
    if (element === undefined) return then(place)
    return this.#element(element, place, direction, (next) =>
      this.#sequence(elements, index + 1, next, direction, then),
    )
  }

  #element(node: AST.Element, place: number, direction: 1 | -1, then: Continue): boolean {
    switch (node.type) {
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
      case 'ExpressionCharacterClass': {
        this.steps++
        const character = this.#text[direction === 1 ? place : place - 1]
        return character !== undefined && new RegExp(`^${node.raw}$`, 'u').test(character) && then(place + direction)
      }
      case 'Assertion':
        return this.#holds(node, place) && then(place)
      case 'Group':
        return this.#branches(node.alternatives, place, direction, then)
      case 'CapturingGroup':
        return this.#branches(node.alternatives, place, direction, (next) => {
          const before = this.#taken.get(node)
          this.#taken.set(node, this.#text.slice(Math.min(place, next), Math.max(place, next)))
          if (then(next)) return true
          this.#put(node, before)
          return false
        })
      case 'Backreference': {
        const group = Array.isArray(node.resolved) ? node.resolved[0] : node.resolved
        const wanted = (group && this.#taken.get(group)) ?? []
        if (wanted.length === 0) this.steps++
        for (let index = 0; index < wanted.length; index++) {
          this.steps++
          const at = direction === 1 ? place + index : place - 1 - index
          if (this.#text[at] !== wanted.at(direction === 1 ? index : -1 - index)) return false
        }
        return then(place + direction * wanted.length)
      }
      case 'Quantifier':
        return this.#repeat(node, node.min, node.max, place, direction, then)
    }
  }

  #repeat(node: AST.Quantifier, min: number, max: number, place: number, direction: 1 | -1, then: Continue): boolean {
    if (max === 0) return then(place)
    const round = (): boolean => {
      const before = groupsIn(node.element).map((group) => [group, this.#taken.get(group)] as const)
      for (const [group] of before) this.#taken.delete(group)
      const done = this.#element(node.element, place, direction, (next) =>
        min === 0 && next === place ? false : this.#repeat(node, Math.max(0, min - 1), max - 1, next, direction, then),
      )
      if (!done) for (const [group, taken] of before) this.#put(group, taken)
      return done
    }
    if (min > 0) return round()
    return node.greedy ? round() || then(place) : then(place) || round()
  }

  #holds(node: AST.Assertion, place: number): boolean {
    if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
      return this.#branches(node.alternatives, place, node.kind === 'lookahead' ? 1 : -1, () => true) !== node.negate
    }
    this.steps++
    if (node.kind !== 'word') return place === (node.kind === 'start' ? 0 : this.#text.length)
    return (this.#isWord(place - 1) !== this.#isWord(place)) !== node.negate
  }

  #isWord(place: number): boolean {
    return /^\w$/.test(this.#text[place] ?? '')
  }

  #put(group: AST.CapturingGroup, taken: string[] | undefined): void {
    if (taken === undefined) this.#taken.delete(group)
    else this.#taken.set(group, taken)
  }
}

function groupsIn(node: AST.Element): AST.CapturingGroup[] {
  const own = node.type === 'CapturingGroup' ? [node] : []
  if (node.type === 'Quantifier') return groupsIn(node.element)
  if (!('alternatives' in node)) return own
  return [...own, ...node.alternatives.flatMap(({ elements }) => elements.flatMap(groupsIn))]
}
