import type { AST } from '@eslint-community/regexpp'

/**
 * The longest text that is in every match of a pattern whose case counts, or ''. To look for it is a hundred times
 * faster than to match, and most drafts don't hold it.
 */
export function requiredText({ alternatives }: AST.Pattern): string {
  const [only, ...others] = alternatives
  if (only === undefined || others.length > 0) return ''
  let longest = ''
  let run = ''
  for (const element of only.elements) {
    run = element.type === 'Character' ? run + String.fromCodePoint(element.value) : ''
    if (run.length > longest.length) longest = run
  }
  return longest
}
