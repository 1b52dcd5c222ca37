import { Chalk } from 'chalk'
import { type Colour, plain } from '../report/style.ts'
import type { Environment, Output } from './environment.ts'

/** Whether to colour: the option, then FORCE_COLOR, NO_COLOR, then whether a terminal reads it. */
export function wantsColour(
  option: boolean | undefined,
  { variables }: Pick<Environment, 'variables'>,
  output: Output,
): boolean {
  if (option !== undefined) return option
  const force = variables.FORCE_COLOR
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  if (variables.NO_COLOR !== undefined && variables.NO_COLOR !== '') return false
  return output.isTerminal && variables.TERM !== 'dumb'
}

export function colourFor(wanted: boolean): Colour {
  if (!wanted) return plain
  const chalk = new Chalk({ level: 1 })
  return {
    grade1: chalk.redBright.bold,
    grade2: chalk.yellow.bold,
    grade3: chalk.cyan.bold,
    hint: chalk.blue,
    failure: chalk.red.bold,
    success: chalk.green,
    path: chalk.underline,
    caret: chalk.red,
    bold: chalk.bold,
    dim: chalk.dim,
  }
}
