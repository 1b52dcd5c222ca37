import type { AST } from '@eslint-community/regexpp'

/**
 * What a text must hold for a pattern to match: all UTF-16 units of one of these, wherever they stand. To look for them is
 * a hundred times faster than to match, and most drafts lack them. Empty: nothing is known.
 */
export type Needed = readonly string[]

/** A longer list would not be looked through faster than the pattern is tried. */
const MOST_WAYS = 64

const UNKNOWN: Needed = []

export function neededUnits({ alternatives }: AST.Pattern, ignoreCase: boolean): Needed {
  return ofBranches(alternatives, ignoreCase)
}

/** Any branch may match: what each of them needs. */
function ofBranches(branches: readonly AST.Alternative[], ignoreCase: boolean): Needed {
  return anyOf(branches.map(({ elements }) => ofSequence(elements, ignoreCase)))
}

function anyOf(each: readonly Needed[]): Needed {
  const ways = new Set(each.flat())
  return ways.size > MOST_WAYS || each.some((needed) => needed.length === 0) ? UNKNOWN : [...ways]
}

/** All that always stands there, and that of the elements that come in several ways which can be checked fastest. */
function ofSequence(elements: readonly AST.Element[], ignoreCase: boolean): Needed {
  let always = ''
  let several: Needed = UNKNOWN
  for (const element of elements) {
    const needed = ofElement(element, ignoreCase)
    const [only] = needed
    if (only === undefined) continue
    if (needed.length === 1) always += only
    else if (several.length === 0 || needed.length < several.length) several = needed
  }
  if (several.length > 0) return several.map((way) => distinct(always + way))
  return always === '' ? UNKNOWN : [distinct(always)]
}

function distinct(units: string): string {
  return [...new Set(units.split(''))].join('')
}

function ofElement(element: AST.Element, ignoreCase: boolean): Needed {
  switch (element.type) {
    case 'Character':
      return ofCharacter(element.value, ignoreCase)
    case 'CharacterClass':
      return element.negate ? UNKNOWN : anyOf(element.elements.map((each) => ofMember(each, ignoreCase)))
    case 'Group':
    case 'CapturingGroup':
      return ofBranches(element.alternatives, ignoreCase)
    case 'Quantifier':
      return element.min === 0 ? UNKNOWN : ofElement(element.element, ignoreCase)
    case 'Assertion':
      // What stands beside a match stands in the text as well.
      return 'alternatives' in element && !element.negate ? ofBranches(element.alternatives, ignoreCase) : UNKNOWN
    default:
      return UNKNOWN
  }
}

function ofMember(member: AST.CharacterClass['elements'][number], ignoreCase: boolean): Needed {
  if (member.type === 'Character') return ofCharacter(member.value, ignoreCase)
  if (member.type !== 'CharacterClassRange') return UNKNOWN
  const { min, max } = member
  if (max.value - min.value >= MOST_WAYS) return UNKNOWN
  const values = Array.from({ length: max.value - min.value + 1 }, (_, offset) => min.value + offset)
  return anyOf(values.map((value) => ofCharacter(value, ignoreCase)))
}

/** A letter that has an upper and a lower case may have a third form, such as ſ: nothing is said of it. */
function ofCharacter(value: number, ignoreCase: boolean): Needed {
  const character = String.fromCodePoint(value)
  if (ignoreCase && character.toLowerCase() !== character.toUpperCase()) return UNKNOWN
  return [character]
}
