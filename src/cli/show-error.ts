import { renderProblems } from '../report/problems.ts'
import type { UserError } from '../shape/problem.ts'
import type { Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import { colourInArgv } from './argv.ts'
import type { Environment } from './environment.ts'
import { styleFor } from './style-for.ts'

/** Shows what the user can mend: the sentence, every problem framed, the next step. On stderr, without a stack. */
export function showError(error: UserError, environment: Environment, lang: Language): void {
  const color = colourInArgv(environment.argv)
  const style = styleFor(environment, environment.stderr, { lang, ...(color === undefined ? {} : { color }) })
  const { colour } = style
  const lines = [`postlint: ${colour.bold(visible(error.say[lang]))}`]
  if (error.help !== undefined) lines.push(`  ${visible(error.help[lang])}`)
  environment.stderr.write(`${lines.join('\n')}\n`)
  if (error.files.length > 0) environment.stderr.write(`\n${renderProblems(error.files, style)}`)
}
