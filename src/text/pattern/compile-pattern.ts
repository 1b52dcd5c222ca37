import type { AST } from '@eslint-community/regexpp'
import { onDemand } from '../on-demand.ts'
import type { Span } from '../span.ts'
import { LinearMatcher } from './linear-matcher.ts'
import { type LinearProgram, linearProgram } from './linear-program.ts'
import { matchesEmpty } from './matches-empty.ts'
import { type Needed, neededUnits } from './needed-units.ts'
import { type PatternProblem, patternProblem } from './pattern-problem.ts'
import { type Brackets, scanBrackets } from './scan-brackets.ts'
import { stepBound, stepBoundOfAssertion } from './step-bound.ts'
import { holdsSome } from './units-of.ts'

/**
 * A regular expression of a pack, compiled so that no text can make it slow: the time it takes is at most a constant
 * times the length of the text. It can be used any number of times; it keeps nothing of a text.
 */
export interface Pattern {
  readonly source: string
  readonly proof: Proof
  /** The matches that `text.matchAll` with the flags `gu` gives: from left to right, not overlapping, never empty. */
  matches(text: string): Span[]
  test(text: string): boolean
}

/** What was found out about a pattern, in plain data. */
export interface Proof {
  /** `native`: it is harmless and the built-in RegExp runs it. Else our own engine runs its program. */
  readonly engine: 'native' | LinearProgram
  readonly needed: Needed
}

export type PatternResult =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: PatternProblem }

/**
 * The steps a pattern may take from one character of a text. A step of the built-in engine takes some nanoseconds, so
 * the worst pattern takes microseconds per character: a draft is done in the blink of an eye, a book of 200,000
 * characters in seconds. Patterns as they are written by hand stay below 100; a list of a few hundred words fits too.
 */
export const maxStepsPerCharacter = 2_000

/** The parsers recurse; 4,000 levels end their stack. Nobody writes ten. */
const maxDepth = 100

/**
 * Compiles a pattern in JavaScript's syntax with the flag `u`. It is asynchronous because the parser is loaded when the
 * first pattern needs it: that takes 5 ms from a bundle and 12 ms without.
 *
 * @param options.proof what came of it when it was compiled before
 */
export async function compilePattern(
  source: string,
  { ignoreCase = false, proof }: { readonly ignoreCase?: boolean; readonly proof?: Proof | undefined } = {},
): Promise<PatternResult> {
  if (proof !== undefined) return { ok: true, pattern: makePattern(source, ignoreCase, proof) }
  if (isLiteral(source)) {
    const needed = ignoreCase ? [] : [source]
    return { ok: true, pattern: makePattern(source, ignoreCase, { engine: 'native', needed }) }
  }
  const brackets = scanBrackets(source, maxDepth)
  if (brackets.tooDeep !== undefined) return refuse(patternProblem.tooDeep(brackets.tooDeep, maxDepth))

  const { RegExpParser, RegExpSyntaxError } = await import('@eslint-community/regexpp')
  let parsed: AST.Pattern
  try {
    // 2024 is what every Node we run on knows, so that a pattern works on all of them or on none.
    parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true })
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error
    const reason = reasonOf(error)
    return refuse(patternProblem.syntax(placeToShow(reason, error.index, brackets), reason))
  }
  return builtInProblem(source) ?? compileParsed(parsed, ignoreCase)
}

/** The parser knows properties, such as the youngest scripts, that an older Node does not. */
function builtInProblem(source: string): PatternResult | undefined {
  try {
    new RegExp(source, 'u')
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse(patternProblem.syntax(Math.max(0, source.search(/\\p\{/i)), reasonOf(error)))
  }
}

/** The last part of `Invalid regular expression: /…/u: Unterminated group`. */
function reasonOf(error: SyntaxError): string {
  return error.message.slice(error.message.lastIndexOf(': ') + 2)
}

/** Where to look for what the parser complains about: often it has read on before it complains. */
function placeToShow(reason: string, parserOffset: number, { openGroup, openClass }: Brackets): number {
  switch (reason) {
    case 'Unterminated group':
      return openGroup ?? parserOffset
    case 'Unterminated character class':
      return openClass ?? parserOffset
    case 'Nothing to repeat':
    case 'Range out of order in character class':
    case 'numbers out of order in {} quantifier':
      return parserOffset - 1
    default:
      return parserOffset
  }
}

function compileParsed(parsed: AST.Pattern, ignoreCase: boolean): PatternResult {
  if (matchesEmpty(parsed.alternatives)) return refuse(patternProblem.empty())
  const { steps } = stepBound(parsed)
  const needed = neededUnits(parsed, ignoreCase)
  if (steps <= maxStepsPerCharacter) return accept(parsed, ignoreCase, { engine: 'native', needed })

  const obstacle = obstacleToLinear(parsed)
  if (obstacle !== undefined) return refuse(obstacle)
  const program = linearProgram(parsed, ignoreCase, maxStepsPerCharacter)
  if (program === undefined) return refuse(patternProblem.tooLarge(highestLimit(parsed), maxStepsPerCharacter))
  return accept(parsed, ignoreCase, { engine: program, needed })
}

/** No character with a meaning: found without loading the parser. */
function isLiteral(source: string): boolean {
  return source !== '' && source.length <= maxStepsPerCharacter && !/[\\^$.*+?()[\]{}|]/.test(source)
}

function accept({ raw }: AST.Pattern, ignoreCase: boolean, proof: Proof): PatternResult {
  return { ok: true, pattern: makePattern(raw, ignoreCase, proof) }
}

/** @param source must not match the empty string */
function makePattern(source: string, ignoreCase: boolean, proof: Proof): Pattern {
  const { engine, needed } = proof
  const matcher = onDemand(() =>
    engine === 'native' ? new NativeMatcher(source, ignoreCase) : new LinearMatcher(engine),
  )
  const canMatch = (text: string): boolean => needed.length === 0 || holdsSome(text, needed)
  return {
    source,
    proof,
    matches: (text) => (canMatch(text) ? matcher().matches(text) : []),
    test: (text) => canMatch(text) && matcher().test(text),
  }
}

class NativeMatcher {
  readonly #expression: RegExp

  constructor(source: string, ignoreCase: boolean) {
    this.#expression = new RegExp(source, ignoreCase ? 'giu' : 'gu')
  }

  matches(text: string): Span[] {
    const expression = this.#expression
    const spans: Span[] = []
    expression.lastIndex = 0
    for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
      spans.push({ start: found.index, end: expression.lastIndex })
    }
    return spans
  }

  test(text: string): boolean {
    this.#expression.lastIndex = 0
    return this.#expression.test(text)
  }
}

/**
 * What keeps a pattern from the linear engine: a back reference, which no known engine does in linear time, or an
 * assertion that has no small bound by itself, as the built-in engine tries it at every place.
 */
function obstacleToLinear(pattern: AST.Pattern): PatternProblem | undefined {
  for (const node of elementsOf(pattern.alternatives)) {
    if (node.type === 'Backreference') {
      const loop = endless(elementsOf(pattern.alternatives))
      return loop === undefined
        ? patternProblem.tooManySteps(node, stepBound(pattern).steps, maxStepsPerCharacter)
        : patternProblem.endlessBesideReference(loop, node)
    }
    if (node.type === 'Assertion' && (node.kind === 'lookahead' || node.kind === 'lookbehind')) {
      const { steps } = stepBoundOfAssertion(node)
      if (steps <= maxStepsPerCharacter) continue
      const loop = endless(elementsOf(node.alternatives))
      return loop === undefined
        ? patternProblem.tooManySteps(node, steps, maxStepsPerCharacter)
        : patternProblem.endlessInLookaround(loop, node)
    }
  }
  return undefined
}

function endless(elements: Iterable<AST.Element>): AST.Quantifier | undefined {
  for (const node of elements) {
    if (node.type === 'Quantifier' && node.max === Number.POSITIVE_INFINITY) return node
  }
  return undefined
}

/** The quantifier with the highest finite limit: most likely what makes a pattern large. */
function highestLimit(pattern: AST.Pattern): AST.Quantifier | undefined {
  let highest: AST.Quantifier | undefined
  for (const node of elementsOf(pattern.alternatives)) {
    if (node.type === 'Quantifier' && limitOf(node) > (highest === undefined ? 1 : limitOf(highest))) highest = node
  }
  return highest
}

function limitOf({ min, max }: AST.Quantifier): number {
  return Number.isFinite(max) ? max : min
}

/** All elements of a pattern in the order they are written, each before what it holds. */
function* elementsOf(branches: readonly AST.Alternative[]): Generator<AST.Element> {
  for (const { elements } of branches) {
    for (const element of elements) {
      yield element
      const inner = element.type === 'Quantifier' ? element.element : element
      if (inner !== element) yield inner
      if ('alternatives' in inner) yield* elementsOf(inner.alternatives)
    }
  }
}

function refuse(problem: PatternProblem): PatternResult {
  return { ok: false, problem }
}
