import type { AST } from '@eslint-community/regexpp'
import { onDemand } from '../on-demand.ts'
import type { Span } from '../span.ts'
import { LinearMatcher } from './linear-matcher.ts'
import { type LinearProgram, linearProgram } from './linear-program.ts'
import { matchesEmpty } from './matches-empty.ts'
import { type PatternProblem, patternProblem } from './pattern-problem.ts'
import { requiredText } from './required-text.ts'
import { type Brackets, scanBrackets } from './scan-brackets.ts'
import { stepBound, stepBoundOfAssertion } from './step-bound.ts'

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

/**
 * What was found out about a pattern, in plain data. `native`: it is harmless and the built-in RegExp runs it. Else our own
 * engine runs its program, where the text that every match holds stands in a text.
 */
export type Proof = 'native' | { readonly program: LinearProgram; readonly required: string }

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
  if (proof !== undefined && proof !== 'native') return { ok: true, pattern: linearPattern(source, proof) }
  if (proof === 'native' || isLiteral(source)) return { ok: true, pattern: nativePattern(source, ignoreCase) }
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
  if (steps <= maxStepsPerCharacter) return { ok: true, pattern: nativePattern(parsed.raw, ignoreCase) }

  const obstacle = obstacleToLinear(parsed)
  if (obstacle !== undefined) return refuse(obstacle)
  const program = linearProgram(parsed, ignoreCase, maxStepsPerCharacter)
  if (program === undefined) return refuse(patternProblem.tooLarge(highestLimit(parsed), maxStepsPerCharacter))
  const required = ignoreCase ? '' : requiredText(parsed)
  return { ok: true, pattern: linearPattern(parsed.raw, { program, required }) }
}

/** No character with a meaning: found without loading the parser. */
function isLiteral(source: string): boolean {
  return source !== '' && source.length <= maxStepsPerCharacter && !/[\\^$.*+?()[\]{}|]/.test(source)
}

function linearPattern(source: string, proof: Exclude<Proof, 'native'>): Pattern {
  const { program, required } = proof
  const matcher = onDemand(() => new LinearMatcher(program))
  return {
    source,
    proof,
    matches: (text) => (text.includes(required) ? matcher().matches(text) : []),
    test: (text) => text.includes(required) && matcher().test(text),
  }
}

/** @param source must not match the empty string */
function nativePattern(source: string, ignoreCase: boolean): Pattern {
  const expression = new RegExp(source, ignoreCase ? 'giu' : 'gu')
  return {
    source,
    proof: 'native',
    matches(text) {
      const spans: Span[] = []
      expression.lastIndex = 0
      for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
        spans.push({ start: found.index, end: expression.lastIndex })
      }
      return spans
    },
    test(text) {
      expression.lastIndex = 0
      return expression.test(text)
    },
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
