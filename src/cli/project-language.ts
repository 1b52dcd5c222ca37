import { languageOfConfig } from '../run/load-config.ts'
import type { Language } from '../text/bilingual.ts'
import { valueInArgv } from './argv.ts'
import type { Environment } from './environment.ts'
import { languageOf } from './language.ts'

/** The language of what is said before or without a project: that of its config all the same, sound or not. */
export function projectLanguage(environment: Environment): Language {
  const { cwd, argv } = environment
  return languageOf(environment, languageOfConfig(cwd, valueInArgv(argv, ['--config', '-c'])))
}
