import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { visible } from '../../text/visible.ts'
import { complete } from '../completion/complete.ts'
import { namesOf } from '../completion/names.ts'
import { shells } from '../completion/scripts.ts'
import type { Action } from '../global-options.ts'
import { makeProgram } from '../program.ts'
import { projectLanguage } from '../project-language.ts'

/** `postlint completion SHELL`: the script for a shell; with words behind it, as the script asks, what could come next. */
export const completion: Action = async (environment, [shell = '', ...words]) => {
  const script = shells[shell]
  if (script === undefined) {
    const known = Object.keys(shells)
    throw new UserError(
      { zh: `没有给「${shell}」的补全脚本`, en: `No completion for the shell “${shell}”` },
      {
        help: didYouMean(nearest(shell, known), {
          zh: `可以是：${known.join('、')}`,
          en: `It is one of ${known.join(', ')}`,
        }),
      },
    )
  }
  if (words.length === 0) {
    environment.stdout.write(script)
    return 0
  }
  const program = makeProgram(environment, projectLanguage(environment), () => undefined)
  const { candidates, files } = await complete(program, words, namesOf(environment))
  const lines = candidates.map(({ value, about }) => visible(value) + (about === '' ? '' : `\t${visible(about)}`))
  environment.stdout.write([...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join(''))
  return 0
}
