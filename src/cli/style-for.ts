import type { FailOn } from '../config/fail-on.ts'
import { DEFAULT_WIDTH, type Style } from '../report/style.ts'
import type { Language } from '../text/bilingual.ts'
import { colourFor, wantsColour } from './colour.ts'
import type { Environment, Output } from './environment.ts'

/** How a stream wants its text. */
export function styleFor(
  environment: Environment,
  output: Output,
  options: { readonly lang: Language; readonly color?: boolean; readonly max?: number; readonly failOn?: FailOn },
): Style {
  return {
    lang: options.lang,
    colour: colourFor(wantsColour(options.color, environment, output)),
    width: output.columns ?? DEFAULT_WIDTH,
    maxViolations: options.max ?? 100,
    failOn: options.failOn ?? 3,
    version: environment.version,
  }
}
