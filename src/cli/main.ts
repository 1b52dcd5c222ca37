import { CommanderError } from 'commander'
import { UserError } from '../shape/problem.ts'
import type { Environment } from './environment.ts'
import { languageOf } from './language.ts'
import { explainUsage, makeProgram } from './program.ts'
import { showError } from './show-error.ts'

/** Runs the command line. Gives the exit code: 0, 1, or 2 where the job could not be done. Bugs surface as they are. */
export async function main(environment: Environment): Promise<number> {
  const language = languageOf(environment)
  let code = 0
  const program = makeProgram(environment, language, (result) => {
    code = result
  })
  try {
    await program.parseAsync(environment.argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      showError(explainUsage(error, program, environment.argv), environment, language)
      return 2
    }
    if (error instanceof UserError) {
      showError(error, environment, language)
      return 2
    }
    throw error
  }
}
