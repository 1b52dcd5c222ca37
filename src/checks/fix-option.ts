import { optional } from '../shape/object-shape.ts'
import { oneOf, type Placed, placed } from '../shape/shape.ts'
import type { Remedy, Workshop } from './check.ts'

/** How far a rule trusts its own correction. */
export type FixTrust = 'safe' | 'unsafe' | 'none'

/** The option of checks whose correction may be sure to keep the meaning: the pack says so. */
export const fixOption = optional(placed(oneOf(['safe', 'unsafe', 'none'])), {
  zh: '改法由谁决定：safe 意思一定不变，--fix 就改；unsafe（默认）要加 --unsafe；none 不自动改',
  en: 'safe: the meaning surely stays, and --fix makes the correction; unsafe (the default): only with --unsafe; none: never',
})

/** The option of checks whose correction is a guess. */
export const guessOption = optional(placed(oneOf(['unsafe', 'none'])), {
  zh: '改法是猜的：unsafe（默认）加 --unsafe 才改；none 不自动改',
  en: 'The correction is a guess: unsafe (the default): made with --fix --unsafe; none: never',
})

/** A correction as an option lets it be made; nothing where it must not be. */
export function remedyBy(
  trust: FixTrust,
  remedy: Omit<Remedy, 'safe'> | undefined,
): { readonly remedy: Remedy } | undefined {
  return trust === 'none' || remedy === undefined ? undefined : { remedy: { ...remedy, safe: trust === 'safe' } }
}

/** What a rule says of its correction. To say so where there is none is a problem of the pack. */
export function trustIn(fix: Placed<FixTrust> | undefined, offersOne: boolean, workshop: Workshop): FixTrust {
  if (fix !== undefined && fix.value !== 'none' && !offersOne) {
    workshop.problem(
      fix.span,
      {
        zh: `写了「fix: ${fix.value}」，却没有写改成什么（replace）`,
        en: `“fix: ${fix.value}” without a “replace”: there is nothing to correct it to`,
      },
      { zh: '加上 replace，或删去 fix', en: 'Add replace, or remove fix' },
    )
  }
  return fix?.value ?? 'unsafe'
}
