import { type Bilingual, type Language, languages } from '../text/bilingual.ts'
import { valueInArgv } from './argv.ts'
import type { Environment } from './environment.ts'

/** The language to speak: `--lang`, else the config’s if it is known, else the locale’s, else Chinese. */
export function languageOf(
  { argv, variables }: Pick<Environment, 'argv' | 'variables'>,
  configured?: Language,
): Language {
  const wanted = valueInArgv(argv, ['--lang'])
  return languages.find((language) => language === wanted) ?? configured ?? localeLanguage(variables) ?? 'zh'
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
