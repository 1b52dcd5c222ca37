import type { AST } from '@eslint-community/regexpp'

/**
 * How much a backtracking engine can do with a part of a pattern, from one place in any text.
 * `steps` counts what it tries: a character, an assertion, an empty branch. `paths` counts how often the part can hand
 * on to what follows it. Both are upper bounds that hold even if everything after the part always fails; `Infinity`
 * where the text decides.
 */
export interface StepBound {
  readonly steps: number
  readonly paths: number
}

type Direction = 'forward' | 'backward'

/** What a reference to a group costs, for the groups that are referred to. */
type ReferenceBounds = Map<AST.CapturingGroup, StepBound>

const one: StepBound = { steps: 1, paths: 1 }
const unbounded: StepBound = { steps: Number.POSITIVE_INFINITY, paths: Number.POSITIVE_INFINITY }

/**
 * The bound of a whole pattern, from one start position.
 *
 * An endless repetition of one character (or of a back reference) that ends the pattern, as in `[!!]{2,}`, counts as
 * its least number of rounds and one more. Nothing comes after it that could fail, so all further rounds lie in the
 * match, and matches don't overlap: over a whole text they cost at most once more what the bound says per character.
 */
export function stepBound(pattern: AST.Pattern): StepBound {
  const references: ReferenceBounds = new Map()
  return either(
    pattern.alternatives.map(({ elements }) => {
      const last = elements.at(-1)
      if (last === undefined || !isOpenEnd(last)) return boundOfSequence(elements, 'forward', references)
      const round = boundOf(last.element, 'forward', references)
      const others = elements.slice(0, -1).map((element) => boundOf(element, 'forward', references))
      return inTurn([...others, repeated(round, last.min, last.min + 1)])
    }),
  )
}

// The body is not a group: the built-in engine keeps a place to come back to for each round and each choice in it.
// That takes no time but space; for a single character it is enough for millions of rounds.
function isOpenEnd(node: AST.Element): node is AST.Quantifier {
  if (node.type !== 'Quantifier' || node.max !== Number.POSITIVE_INFINITY) return false
  const { type } = node.element
  return type === 'Character' || type === 'CharacterClass' || type === 'CharacterSet' || type === 'Backreference'
}

/** The bound of one assertion such as `\b` or `(?<!a)`. It hands on at most once. */
export function stepBoundOfAssertion(assertion: AST.Assertion): StepBound {
  return boundOf(assertion, 'forward', new Map())
}

function boundOf(node: AST.Element, direction: Direction, references: ReferenceBounds): StepBound {
  switch (node.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return one
    case 'Group':
    case 'CapturingGroup':
      return boundOfBranches(node.alternatives, direction, references)
    case 'Assertion': {
      if (node.kind !== 'lookahead' && node.kind !== 'lookbehind') return one
      const inside = boundOfBranches(node.alternatives, node.kind === 'lookahead' ? 'forward' : 'backward', references)
      // Atomic: the first way through decides, and the ways that are left are forgotten.
      return { steps: inside.steps, paths: 1 }
    }
    case 'Backreference':
      return boundOfReference(node, references)
    case 'Quantifier':
      return repeated(boundOf(node.element, direction, references), node.min, node.max)
  }
}

function boundOfBranches(
  branches: readonly AST.Alternative[],
  direction: Direction,
  references: ReferenceBounds,
): StepBound {
  return either(branches.map(({ elements }) => boundOfSequence(elements, direction, references)))
}

function boundOfSequence(
  elements: readonly AST.Element[],
  direction: Direction,
  references: ReferenceBounds,
): StepBound {
  // A lookbehind is matched from its end to its start, so there the last element comes first.
  const inOrder = direction === 'forward' ? elements : elements.toReversed()
  return inTurn(inOrder.map((element) => boundOf(element, direction, references)))
}

function either(bounds: readonly StepBound[]): StepBound {
  return bounds.reduce((sum, { steps, paths }) => ({ steps: sum.steps + steps, paths: sum.paths + paths }))
}

function inTurn(bounds: readonly StepBound[]): StepBound {
  let steps = 0
  let paths = 1
  for (const bound of bounds) {
    steps += paths * bound.steps
    paths *= bound.paths
  }
  // An empty branch costs a step. So no part is free, and no loop can go round for nothing.
  return { steps: Math.max(steps, 1), paths }
}

/** Comparing with what a group took costs a step per character, and a group takes at most one character per step. */
function boundOfReference(node: AST.Backreference, references: ReferenceBounds): StepBound {
  let steps = 1
  for (const group of Array.isArray(node.resolved) ? node.resolved : [node.resolved]) {
    let bound = references.get(group)
    if (bound === undefined) {
      // A group that refers to itself, or two that refer to each other, meet this and have no bound.
      references.set(group, unbounded)
      bound = { steps: boundOfBranches(group.alternatives, 'forward', references).steps, paths: 1 }
      references.set(group, bound)
    }
    steps = Math.max(steps, bound.steps)
  }
  return { steps, paths: steps === Number.POSITIVE_INFINITY ? steps : 1 }
}

/**
 * After k rounds at most paths^k ways are open. Each that may go on tries the body once more, and each that has the
 * least number of rounds hands on once: lazy or greedy, only the order differs. An engine that gives up on a round
 * which matched nothing does less.
 */
function repeated(body: StepBound, min: number, max: number): StepBound {
  if (max === 0) return one
  if (max === Number.POSITIVE_INFINITY || body.steps === Number.POSITIVE_INFINITY) return unbounded
  return { steps: body.steps * powerSum(body.paths, 0, max - 1), paths: powerSum(body.paths, min, max) }
}

/** base^from + … + base^to, for base ≥ 1; Infinity where a float has no room for it. */
function powerSum(base: number, from: number, to: number): number {
  if (base === 1) return to - from + 1
  const lowest = base ** from
  if (lowest === Number.POSITIVE_INFINITY || base === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  return (lowest * (base ** (to - from + 1) - 1)) / (base - 1)
}
