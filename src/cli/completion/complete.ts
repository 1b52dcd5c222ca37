import type { Command, Option } from 'commander'
import { gather, type ValueReader } from '../option-values.ts'
import type { Names } from './names.ts'

/** What can come next on a command line: words, and perhaps files. */
export interface Completion {
  readonly candidates: readonly Candidate[]
  readonly files: boolean
}

export interface Candidate {
  readonly value: string
  /** In a few words; empty if the value says it. */
  readonly about: string
}

/**
 * What can stand in the place of the last word. Read off the option parser’s own tables, so that it knows every command and
 * option that there is.
 *
 * @param words all that stands behind `postlint`, the last one as far as it is typed
 */
export async function complete(program: Command, words: readonly string[], names: Names): Promise<Completion> {
  const before = words.slice(0, -1)
  const current = words.at(-1) ?? ''
  const { command, operands, asked, isOver } = readWords(program, before)
  if (asked !== undefined) return matching(await valuesOf(asked, current, names), current)
  if (!isOver && current.startsWith('-') && current !== '-') {
    const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(current) ?? []
    const option = name === undefined ? undefined : optionNamed(command, name)
    if (option !== undefined && takesValue(option)) {
      const { candidates, files } = matching(await valuesOf(option, value ?? '', names), value ?? '')
      return { candidates: candidates.map((each) => ({ ...each, value: `${name}=${each.value}` })), files }
    }
    return matching({ candidates: optionsOf(command), files: false }, current)
  }
  return matching(await operandsOf(program, command, operands, current, names), current)
}

interface Read {
  readonly command: Command
  /** Words of the command that are no options. */
  readonly operands: readonly string[]
  /** The option whose value comes next. */
  readonly asked: Option | undefined
  /** After `--` there are no options. */
  readonly isOver: boolean
}

function readWords(program: Command, words: readonly string[]): Read {
  let command = program
  const operands: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--')
      return { command, operands: [...operands, ...words.slice(at + 1)], asked: undefined, isOver: true }
    if (word.startsWith('-') && word !== '-') {
      const option = optionNamed(command, word)
      if (option === undefined || !option.required) continue
      at++
      if (at === words.length) return { command, operands, asked: option, isOver: false }
    } else {
      const named = command === program && operands.length === 0 ? commandNamed(program, word) : undefined
      if (named === undefined) operands.push(word)
      else command = named
    }
  }
  return { command, operands, asked: undefined, isOver: false }
}

function commandNamed(program: Command, word: string): Command | undefined {
  return program.commands.find((each) => each.name() === word)
}

function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => long === word || short === word)
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional
}

function optionsOf(command: Command): Candidate[] {
  const options = command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, short, description }) => ({ value: long ?? short ?? '', about: brief(description) }))
  return options.filter(({ value }) => value !== '')
}

async function operandsOf(
  program: Command,
  command: Command,
  operands: readonly string[],
  current: string,
  names: Names,
): Promise<Completion> {
  const more = await names.operands(command === program ? 'lint' : command.name(), current, operands.length)
  if (command !== program || operands.length > 0) return more
  const commands = program.commands.map((each) => ({ value: each.name(), about: brief(each.description()) }))
  return { ...more, candidates: [...commands, ...more.candidates] }
}

async function valuesOf(option: Option, current: string, names: Names): Promise<Completion> {
  const reader = option.parseArg as ValueReader<unknown> | undefined
  if (reader?.words !== undefined) {
    return { candidates: reader.words.map((value) => ({ value, about: '' })), files: false }
  }
  // A list with commas: what is written stays, and the last of it is what is asked for.
  const written = reader === gather ? current.slice(0, current.lastIndexOf(',') + 1) : ''
  const { candidates, files } = await names.values(
    option.long ?? '',
    placeholder(option),
    current.slice(written.length),
  )
  return { candidates: candidates.map((each) => ({ ...each, value: written + each.value })), files }
}

/** `-c, --config <file>` → `file`. */
export function placeholder({ flags }: Option): string {
  return /[<[]([a-z]+)/.exec(flags)?.[1] ?? ''
}

function matching({ candidates, files }: Completion, current: string): Completion {
  return { candidates: candidates.filter(({ value }) => value.startsWith(current)), files }
}

/** The first part of a description: menus have one line for each. */
function brief(description: string): string {
  return description.split(/[；;\n]/, 1)[0]?.trim() ?? ''
}
