import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Environment, Output } from '../../src/cli/environment.ts'
import { main } from '../../src/cli/main.ts'
import type { Language } from '../../src/text/bilingual.ts'

export const root = resolve(import.meta.dirname, '../..')

export interface Printed {
  /** Standard output and standard error as a terminal mixes them. */
  readonly text: string
  readonly code: number
}

/** What `postlint …` prints in a folder, on a machine of the given language, without colours. */
export async function runPostlint(argv: readonly string[], cwd: string, language: Language): Promise<Printed> {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const code = await main(environmentOf(argv, cwd, language, write))
  return { text, code }
}

export function environmentOf(
  argv: readonly string[],
  cwd: string,
  language: Language,
  write: Output['write'] = () => undefined,
): Environment {
  const output: Output = { isTerminal: false, columns: undefined, write }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    cwd,
    argv,
    variables: { LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8' },
    stdout: output,
    stderr: output,
    readInput: async () => new Uint8Array(),
    // The day of the sample drafts.
    now: new Date('2026-11-23T01:00:00Z'),
    packageFolder: root,
    version,
  }
}
