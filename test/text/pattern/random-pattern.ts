import fc from 'fast-check'

const characters = [
  'a',
  'b',
  '中',
  '😀',
  '\\u{4e2d}',
  '.',
  '[ab]',
  '[^a]',
  '[^]',
  '\\s',
  '\\S',
  '\\w',
  '\\p{Script=Han}',
]
const places = ['^', '$', '\\b', '\\B']
const boundedQuantifiers = ['?', '{2}', '{0,2}', '{1,3}', '{0}', '??', '{1,2}?', '{0,3}?']
const endlessQuantifiers = ['*', '+', '{2,}', '*?', '+?', '{1,}?']

interface Ingredients {
  readonly endless: boolean
  readonly references: boolean
}

/**
 * Patterns of a small grammar. Lookarounds hold bounded quantifiers only. Endless loops are at most three in one, so that
 * the built-in engine, which takes exponential time for them, gets through a text of seven characters.
 */
export function randomPattern({ endless, references }: Ingredients): fc.Arbitrary<string> {
  return branches(
    endless ? [...boundedQuantifiers, ...endlessQuantifiers] : boundedQuantifiers,
    references,
    endless ? 2 : 3,
  )
}

function branches(quantifiers: readonly string[], references: boolean, depth: number): fc.Arbitrary<string> {
  const sequence = fc
    .array(element(quantifiers, references, depth), { maxLength: 3 })
    .map((elements) => elements.join(''))
  return fc.oneof(
    { weight: 3, arbitrary: sequence },
    { weight: 1, arbitrary: fc.array(sequence, { minLength: 2, maxLength: 3 }).map((all) => all.join('|')) },
  )
}

function element(quantifiers: readonly string[], references: boolean, depth: number): fc.Arbitrary<string> {
  const character = fc.constantFrom(...characters)
  const quantified = (what: fc.Arbitrary<string>) =>
    fc.tuple(what, fc.constantFrom(...quantifiers)).map(([body, quantifier]) => body + quantifier)
  const simple = [
    { weight: 4, arbitrary: character },
    { weight: 2, arbitrary: quantified(character) },
    { weight: 1, arbitrary: fc.constantFrom(...places) },
    ...(references ? [{ weight: 1, arbitrary: fc.constantFrom('(a|.b)\\1', '(.)\\1{0,2}', '(?:(a)|b)\\1?') }] : []),
  ]
  if (depth === 0) return fc.oneof(...simple)
  const group = fc
    .tuple(fc.constantFrom('(?:', ...(references ? [] : ['('])), branches(quantifiers, references, depth - 1))
    .map(([open, body]) => `${open}${body})`)
  const lookaround = fc
    .tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), branches(boundedQuantifiers, false, depth - 1))
    .map(([open, body]) => `${open}${body.replaceAll(/(?<!\\)\((?!\?)/g, '(?:')})`)
  return fc.oneof(
    ...simple,
    { weight: 2, arbitrary: group },
    { weight: 3, arbitrary: quantified(group) },
    { weight: 1, arbitrary: lookaround },
  )
}

const textCharacters = ['a', 'a', 'b', 'A', '中', '😀', '\ud83d', '\ude00', ' ', '\u3000', '\n', '_']

export function randomText(maxCharacters: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...textCharacters), { maxLength: maxCharacters }).map((all) => all.join(''))
}
