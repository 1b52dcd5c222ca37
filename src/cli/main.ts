import { CommanderError } from 'commander'
import { UserError } from '../shape/problem.ts'
import type { Environment } from './environment.ts'
import { explainUsage } from './explain-usage.ts'
import { languageOf } from './language.ts'
import { makeProgram } from './program.ts'

/** Runs the command line. Gives the exit code: 0, 1, or 2 where the job could not be done. Bugs surface as they are. */
export async function main(environment: Environment): Promise<number> {
  let code = 0
  const program = makeProgram(environment, languageOf(environment), (result) => {
    code = result
  })
  try {
    await program.parseAsync(environment.argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const shown = error instanceof CommanderError ? explainUsage(error, program, environment.argv) : error
    if (!(shown instanceof UserError)) throw error
    const { projectLanguage } = await import('./project-language.ts')
    const { showError } = await import('./show-error.ts')
    showError(shown, environment, projectLanguage(environment))
    return 2
  }
}
