import { relative, resolve } from 'node:path'
import type { RunReport } from '../../lint/run-report.ts'
import { FolderWatch } from '../../run/folder-watch.ts'
import { findConfig } from '../../run/load-config.ts'
import type { Project } from '../../run/project.ts'
import { filesOfProject, filesOfRun, foldersOf, partsOf, searchedFrom } from '../../run/watched-files.ts'
import { UserError } from '../../shape/problem.ts'
import { visible } from '../../text/visible.ts'
import type { Environment, Output } from '../environment.ts'
import type { GlobalOptions } from '../global-options.ts'
import { speaker } from '../language.ts'
import { shippedFolder } from '../open-projects.ts'
import { outputsOf } from '../outputs.ts'
import { projectLanguage } from '../project-language.ts'
import { wantsFixes } from '../refuse-options.ts'
import { showError } from '../show-error.ts'
import { styleFor } from '../style-for.ts'
import { lintOnce } from './lint.ts'

/**
 * `postlint --watch`: lints again whenever a draft, a profile, a pack, a word file or the config is saved, until it is
 * interrupted. What is wrong with any of them is shown, and the next save is waited for.
 */
export async function watch(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
): Promise<number> {
  refuseWithWatch(paths, options)
  const { cwd } = environment
  const outputs = new Set(outputsOf(options).flatMap(({ file }) => (file === undefined ? [] : [resolve(cwd, file)])))
  const cache = options.cacheLocation === undefined ? undefined : resolve(cwd, options.cacheLocation)
  const watching = new FolderWatch(
    (file) => outputs.has(file) || (cache !== undefined && `${file}/`.startsWith(`${cache}/`)),
  )
  let changed: readonly string[] = []
  let files: ReadonlySet<string> = new Set()
  let projects: readonly Project[] = []
  for (;;) {
    const startedAt = Date.now()
    const failed = await round(environment, paths, options, changed, (report, all) => {
      files = filesOfRun(cwd, report, all)
      projects = all
    })
    const own = [...files, ...(failed ?? [])].filter((file) => !file.startsWith(shippedFolder(environment)))
    const places = [...own, ...configPlaces(environment, options)]
    const globs = projects.flatMap(({ config }) => [...config.drafts, ...config.accounts])
    const isPart = partsOf([...places, ...besides(cwd, paths, projects)], [...paths, ...globs])
    watching.watch(
      foldersOf(places, searched(cwd, paths, projects)),
      startedAt,
      // What a run lacked that could not be done may be anything.
      (file) => failed !== undefined || isPart(file),
    )
    const { lang, colour } = styleFor(environment, environment.stderr, {
      lang: projectLanguage(environment),
      ...colorOf(options),
    })
    const count = own.length
    const line = speaker(lang)({
      zh: `正在监视 ${count} 个文件，有改动就重新检查，按 Ctrl+C 结束`,
      en: `Watching ${count} ${count === 1 ? 'file' : 'files'} for changes; Ctrl+C ends`,
    })
    environment.stderr.write(`${colour.dim(line)}\n`)
    changed = await watching.change()
  }
}

/** Lints once, and shows all of it at once. Gives the files (absolute) that kept it from being done. Undefined: it was done. */
async function round(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
  changed: readonly string[],
  seen: (report: RunReport, projects: readonly Project[]) => void,
): Promise<readonly string[] | undefined> {
  const { stdout, stderr, cwd } = environment
  const out = new Kept(stdout)
  const err = new Kept(stderr)
  const here: Environment = {
    ...environment,
    stdout: out,
    stderr: err,
    now: changed.length === 0 ? environment.now : new Date(),
  }
  let failed: readonly string[] | undefined
  try {
    await lintOnce(here, paths, options, seen)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    showError(error, here, projectLanguage(here))
    failed = error.files.map(({ path }) => resolve(cwd, path))
  }
  // Only what a person looks at: in a pipe or a log it stays, one run below the other.
  if (stdout.isTerminal && changed.length > 0) stdout.write('\u001b[2J\u001b[3J\u001b[H')
  const [first] = changed
  if (first !== undefined) stderr.write(`${changeLine(relative(cwd, first), changed.length, here)}\n`)
  stderr.write(err.text)
  stdout.write(out.text)
  return failed
}

function changeLine(path: string, count: number, environment: Environment): string {
  const shown = visible(path)
  return speaker(projectLanguage(environment))(
    count === 1
      ? { zh: `${shown} 有改动`, en: `${shown} has changed` }
      : { zh: `${shown} 等 ${count} 处有改动`, en: `${shown} and ${count - 1} more have changed` },
  )
}

/** Where the run searches for drafts and profiles. */
function searched(cwd: string, paths: readonly string[], projects: readonly Project[]): readonly string[] {
  const ofConfigs = projects.flatMap(({ root, config }) => [
    ...searchedFrom(root, config.accounts),
    ...(paths.length > 0 ? [] : searchedFrom(root, config.drafts)),
  ])
  const isNamed = paths.length > 0 || projects.some(({ config }) => config.drafts.length > 0)
  return [...ofConfigs, ...searchedFrom(cwd, paths), ...(isNamed ? [] : [cwd])]
}

/** What a run reads besides, if it is there: files that were named, baselines, keys. */
function besides(cwd: string, paths: readonly string[], projects: readonly Project[]): readonly string[] {
  return [...paths.map((path) => resolve(cwd, path)), ...projects.flatMap((project) => filesOfProject(cwd, project))]
}

/** Where a config stands or may come to stand, and packs that the command line names. */
function configPlaces({ cwd }: Environment, { config, pack = [] }: GlobalOptions): readonly string[] {
  const found = config === undefined ? findConfig(cwd) : resolve(cwd, config)
  const packs = pack.filter((name) => /\.ya?ml$/.test(name)).map((name) => resolve(cwd, name))
  return [resolve(cwd, 'postlint.yaml'), ...(found === undefined ? [] : [found]), ...packs]
}

function colorOf({ color }: GlobalOptions): { readonly color?: boolean } {
  return color === undefined ? {} : { color }
}

/** Keeps what is written, for later. */
class Kept implements Output {
  readonly isTerminal: boolean
  readonly columns: number | undefined
  text = ''

  constructor({ isTerminal, columns }: Output) {
    this.isTerminal = isTerminal
    this.columns = columns
  }

  write(text: string): void {
    this.text += text
  }
}

function refuseWithWatch(paths: readonly string[], options: GlobalOptions): void {
  const other = paths.includes('-')
    ? '-'
    : options.staged === true
      ? '--staged'
      : wantsFixes(options)
        ? '--fix'
        : undefined
  if (other === undefined) return
  const shown = other === '-' ? { zh: '标准输入（-）', en: 'standard input (-)' } : { zh: other, en: other }
  throw new UserError(
    { zh: `--watch 不能和${shown.zh}一起用`, en: `--watch cannot be combined with ${shown.en}` },
    {
      help:
        other === '--fix'
          ? {
              zh: '先改正，再监视：postlint --fix，然后 postlint --watch',
              en: 'Correct first, then watch: postlint --fix, then postlint --watch',
            }
          : { zh: '只能监视文件：postlint --watch drafts', en: 'Only files can be watched: postlint --watch drafts' },
    },
  )
}
