import type { Check } from '../checks/check.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Report } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Place } from '../text/span.ts'

/** Reports what a sentence wants filled in and the check never finds. */
export function checkPlaceholders(text: Bilingual, span: Place, check: Check, report: Report): void {
  for (const sentence of new Set([text.zh, text.en])) {
    for (const match of sentence.matchAll(/\{([^{}]*)\}/g)) {
      const name = match[1] ?? ''
      if (check.data.includes(name)) continue
      report({
        span,
        message: {
          zh: `检查「${check.name}」没有「{${name}}」可填`,
          en: `The check “${check.name}” fills no “{${name}}”`,
        },
        help: didYouMean(nearest(name, check.data)) ?? {
          zh: `可用的有：${check.data.map((each) => `{${each}}`).join(' ')}`,
          en: `Known: ${check.data.map((each) => `{${each}}`).join(' ')}`,
        },
      })
    }
  }
}
