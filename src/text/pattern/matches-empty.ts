import type { AST } from '@eslint-community/regexpp'

/**
 * Whether some way through a part of a pattern consumes no character. What an assertion demands is not looked at:
 * `\b` and `a|$` match nothing more than a place, whatever stands there.
 */
export function matchesEmpty(branches: readonly AST.Alternative[]): boolean {
  return branches.some(({ elements }) => elements.every(elementMatchesEmpty))
}

export function elementMatchesEmpty(node: AST.Element): boolean {
  switch (node.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return false
    case 'Group':
    case 'CapturingGroup':
      return matchesEmpty(node.alternatives)
    case 'Quantifier':
      return node.min === 0 || elementMatchesEmpty(node.element)
    case 'Assertion':
    case 'Backreference': // to a group that took nothing, or took no part
      return true
  }
}
