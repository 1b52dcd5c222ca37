import type { Command, CommanderError, Option } from 'commander'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'

const seeHelp: Bilingual = { zh: '`postlint --help` 列出全部用法', en: '`postlint --help` lists all of them' }

/** Puts an error of the command-line parser into words, with the nearest right one. */
export function explainUsage(error: CommanderError, program: Command, argv: readonly string[]): UserError {
  const word = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(word.replace(/=.*$/s, ''), program, argv)
    case 'commander.optionMissingArgument': {
      const option = nameOf(word)
      return new UserError({ zh: `选项「${option}」后面要写值`, en: `The option “${option}” needs a value` })
    }
    case 'commander.missingArgument':
      return new UserError(
        { zh: `缺少参数「${word}」`, en: `The argument “${word}” is missing` },
        { help: helpOf(program, argv) },
      )
    case 'commander.excessArguments':
      return new UserError({ zh: '参数太多', en: 'Too many arguments' }, { help: helpOf(program, argv) })
    default:
      return new UserError({ zh: error.message, en: error.message }, { help: seeHelp })
  }
}

function unknownOption(word: string, program: Command, argv: readonly string[]): UserError {
  const command = commandOf(program, argv)
  const here = command ?? program
  const owners = [program, ...program.commands].filter((each) => each !== here && has(each, word))
  const [owner] = owners
  if (owner !== undefined) {
    return new UserError(
      {
        zh: `选项「${word}」用于${linting(owner, program).zh}，不能用于${linting(here, program).zh}`,
        en: `“${word}” is an option of ${linting(owner, program).en}, not of ${linting(here, program).en}`,
      },
      { help: helpOf(program, argv) },
    )
  }
  const known = here.options.map((option) => option.long ?? '')
  return new UserError(
    { zh: `没有选项「${word}」`, en: `Unknown option “${word}”` },
    { help: didYouMean(nearest(word, [...known, '--help', '--version']), helpOf(program, argv)) },
  )
}

/** What a command does, as part of a sentence. */
function linting(command: Command, program: Command): Bilingual {
  return command === program
    ? { zh: '检查草稿', en: 'linting' }
    : { zh: `命令「${command.name()}」`, en: `“${command.name()}”` }
}

function has(command: Command, word: string): boolean {
  return command.options.some((option: Option) => option.long === word || option.short === word)
}

function commandOf(program: Command, argv: readonly string[]): Command | undefined {
  return program.commands.find((each) => argv.includes(each.name()))
}

function helpOf(program: Command, argv: readonly string[]): Bilingual {
  const command = commandOf(program, argv)
  if (command === undefined) return seeHelp
  const line = `\`postlint ${command.name()} --help\``
  return { zh: `${line} 列出它的用法`, en: `${line} lists what it takes` }
}

/** `-c, --config <file>` → `--config`. */
function nameOf(flags: string): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags
}
