import type { Command, HelpConfiguration } from 'commander'
import type { Language } from '../text/bilingual.ts'
import { displayWidth } from '../text/display-width.ts'

/** What the help pages of the option parser say by themselves, in Chinese. */
const chinese: Readonly<Record<string, string>> = {
  'Usage:': '用法',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  '[options]': '[选项]',
  '[command]': '[命令]',
}

/** Help pages in one language, aligned by columns of the terminal rather than by characters. */
export function helpText(language: Language): HelpConfiguration {
  const translated = (text: string): string =>
    language === 'zh'
      ? Object.entries(chinese).reduce((done, [english, word]) => done.replace(english, word), text)
      : text
  return {
    displayWidth,
    styleTitle: translated,
    styleUsage: translated,
    // Every command takes options: saying so in each line is noise.
    subcommandTerm: (command: Command) =>
      [command.name(), ...command.registeredArguments.map((argument) => argumentTerm(argument))].join(' '),
  }
}

function argumentTerm(argument: Command['registeredArguments'][number]): string {
  const name = argument.name() + (argument.variadic ? '...' : '')
  return argument.required ? `<${name}>` : `[${name}]`
}
