import type { Condition, When } from '../../../src/pack/when.ts'
import { code } from './markdown.ts'

/** A rule’s `when` as its author could have written it. Empty where the rule always holds. */
export function conditionText(when: When): string {
  return when
    .map((conditions) => conditions.map((condition) => code(`${condition.path}: ${valueText(condition)}`)).join(' '))
    .filter((text) => text !== '')
    .join(' 或 or ')
}

function valueText({ test, negated }: Condition): string {
  switch (test.kind) {
    case 'present':
      return negated ? 'absent' : 'present'
    case 'any-of': {
      const values = test.values.length === 1 ? (test.values[0] ?? '') : `[${test.values.join(', ')}]`
      return negated ? `{not: ${values}}` : values
    }
    case 'in-account':
      return negated ? `{not: {from: ${test.list}}}` : `{from: ${test.list}}`
  }
}
