import type { Check } from '../checks/check.ts'
import { type ScopeName, scopeNames } from '../draft/posting.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Report } from '../shape/shape.ts'
import type { RuleDefinition } from './pack-shape.ts'
import type { ResolvedRule } from './resolve-rules.ts'

/** The parts of a draft that a rule looks at: those it names, else those of the rule it is derived from. */
export function readScopes(
  own: RuleDefinition,
  check: Check,
  parent: ResolvedRule | undefined,
  report: Report,
): readonly ScopeName[] {
  if (check.reads !== 'scope') {
    const [first] = own.scope ?? []
    if (first !== undefined) {
      report({
        span: first.span,
        message: {
          zh: `检查「${check.name}」看整篇草稿，不用 scope`,
          en: `The check “${check.name}” looks at the whole draft and takes no scope`,
        },
      })
    }
    return []
  }
  if (own.scope === undefined) return parent?.check === check ? parent.scopes : [check.defaultScope]
  return own.scope.flatMap(({ value, span }) => {
    if (isScopeName(value)) return [value]
    const known = didYouMean(nearest(value, scopeNames))
    report({
      span,
      message: {
        zh: `没有「${value}」这个部分，可以是：${scopeNames.join('、')}、field.键名`,
        en: `Unknown scope “${value}”; it is one of ${scopeNames.join(', ')}, field.KEY`,
      },
      ...(known === undefined ? {} : { help: known }),
    })
    return []
  })
}

function isScopeName(value: string): value is ScopeName {
  return (scopeNames as readonly string[]).includes(value) || /^field\.[^.\s]+(?:\.[^.\s]+)*$/.test(value)
}
