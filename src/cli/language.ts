import { type Bilingual, type Language, languages } from '../text/bilingual.ts'
import type { Environment } from './environment.ts'

/** The language before any config is read: `--lang`, else the locale, else Chinese. */
export function languageOf(
  { argv, variables }: Pick<Environment, 'argv' | 'variables'>,
  configured?: Language,
): Language {
  return langOption(argv) ?? configured ?? localeLanguage(variables) ?? 'zh'
}

function langOption(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at === -1) return undefined
  const value = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length)
  return languages.find((language) => language === value)
}

/** `C` and `POSIX` say nothing of a language. */
function localeLanguage(variables: Environment['variables']): Language | undefined {
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || ''
  if (/^zh/i.test(locale)) return 'zh'
  return locale === '' || /^(?:C|POSIX)(?:\.|$)/i.test(locale) ? undefined : 'en'
}

/** Picks one language of a sentence. */
export function speaker(language: Language): (sentence: Bilingual) => string {
  return (sentence) => sentence[language]
}
