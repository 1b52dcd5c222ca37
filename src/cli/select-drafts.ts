import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { corpusSelection, type DraftSelection, gitSelection, type Wanted } from '../run/draft-selection.ts'
import { Repository } from '../run/repository.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Environment } from './environment.ts'
import type { GlobalOptions } from './global-options.ts'

export interface Selecting {
  readonly paths: readonly string[]
  readonly selection: DraftSelection
}

/** What `--staged`, `--changed` and `--since` choose, with the paths that narrow it; else what `--only-drafts` leaves of the paths. */
export function selectDrafts(environment: Environment, paths: readonly string[], options: GlobalOptions): Selecting {
  const given = optionsGiven(options)
  refuseCombinations(given, paths)
  const asked = askedFor(environment, paths, options)
  if (asked === undefined) return { paths, selection: corpusSelection }
  return { paths: asked.paths, selection: gitSelection(asked.wanted, environment.cwd) }
}

/** What is said where nothing was chosen, so that nobody takes it for a run that found nothing wrong. */
export const nothingSelected: Bilingual = {
  zh: '没有选中任何草稿，没有检查',
  en: 'no drafts are selected, nothing was checked',
}

const choosing = [
  ['staged', '--staged'],
  ['changed', '--changed'],
  ['sinceRevision', '--since'],
] as const

function optionsGiven(options: GlobalOptions): readonly string[] {
  const names = choosing.flatMap(([key, name]) => (options[key] === undefined ? [] : [name]))
  return options.onlyDrafts === true ? [...names, '--only-drafts'] : names
}

function refuseCombinations(given: readonly string[], paths: readonly string[]): void {
  const [first, second] = given.filter((name) => name !== '--only-drafts')
  if (first !== undefined && second !== undefined) {
    throw new UserError(
      { zh: `${first} 和 ${second} 不能一起用`, en: `${first} and ${second} cannot be combined` },
      { help: { zh: '选其中一个', en: 'Choose one of them' } },
    )
  }
  const [option] = given
  if (option !== undefined && paths.includes('-')) {
    throw new UserError(
      { zh: `${option} 不能和标准输入（-）一起用`, en: `${option} cannot be combined with standard input (-)` },
      {
        help: {
          zh: `去掉 - 或去掉 ${option}`,
          en: `Leave out - or ${option}`,
        },
      },
    )
  }
}

function askedFor(
  environment: Environment,
  paths: readonly string[],
  { staged, changed, sinceRevision }: GlobalOptions,
): { readonly wanted: Wanted; readonly paths: readonly string[] } | undefined {
  if (staged === true) return { wanted: { kind: 'staged' }, paths }
  if (sinceRevision !== undefined) return { wanted: { kind: 'since', revision: sinceRevision }, paths }
  if (changed === undefined) return undefined
  if (changed === true) return { wanted: { kind: 'changed', base: undefined }, paths }
  return isPathAfterChanged(environment, changed)
    ? { wanted: { kind: 'changed', base: undefined }, paths: [changed, ...paths] }
    : { wanted: { kind: 'changed', base: changed }, paths }
}

/** `--changed drafts/`: the word after the option may be a revision or the first path. */
function isPathAfterChanged({ cwd, argv }: Environment, word: string): boolean {
  if (argv.includes(`--changed=${word}`) || !existsSync(resolve(cwd, word))) return false
  if (Repository.of(cwd)?.commit(word) === undefined) return true
  throw new UserError(
    { zh: `「${word}」既是版本，又是路径`, en: `“${word}” is a revision and a path` },
    {
      help: {
        zh: `版本写作 --changed=${word}，路径写作 --changed=HEAD ${word}`,
        en: `Write --changed=${word} for the revision, --changed=HEAD ${word} for the path`,
      },
    },
  )
}
