import type { Argument, Command } from 'commander'
import { makeProgram } from '../../src/cli/program.ts'
import type { Language } from '../../src/text/bilingual.ts'
import { table } from '../generated/reference/markdown.ts'
import { environmentOf } from './run-postlint.ts'

/** The commands of the program with what each does, as a table. */
export function commandsTable(language: Language): string {
  const program = makeProgram(environmentOf([], '', language), language, () => undefined)
  const head = language === 'zh' ? ['命令', '作用'] : ['command', 'what it does']
  const lint = language === 'zh' ? '检查草稿' : 'lint drafts'
  const rows = program.commands.map((command) => [`\`postlint ${usage(command)}\``, command.description()])
  return table(head, [['`postlint [paths…]`', lint], ...rows])
}

function usage(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(argumentText)].join(' ')
}

function argumentText(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '…' : '')
  return argument.required ? name.toUpperCase() : `[${name}]`
}
