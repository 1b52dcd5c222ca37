import { join, resolve } from 'node:path'
import { type FailOn, parseFailOn } from '../../config/fail-on.ts'
import { amend } from '../../lint/amend-report.ts'
import type { RunReport } from '../../lint/run-report.ts'
import { totalsOf } from '../../lint/totals.ts'
import { formats } from '../../report/index.ts'
import type { CacheOptions } from '../../run/draft-caches.ts'
import { type Linted, lintFiles, lintText } from '../../run/lint-files.ts'
import { misnamedConfig } from '../../run/load-config.ts'
import type { Project } from '../../run/project.ts'
import type { Projects } from '../../run/projects.ts'
import type { Stopwatch } from '../../run/stopwatch.ts'
import { writeFileAtomically } from '../../run/write-file.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import type { Language } from '../../text/bilingual.ts'
import { visible } from '../../text/visible.ts'
import type { Environment } from '../environment.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { type Action, commandNames, type GlobalOptions } from '../program.ts'
import { Progress } from '../progress.ts'
import { styleFor } from '../style-for.ts'

/** `postlint [paths…]`: judges drafts and writes the report. */
export const lint: Action = async (environment, paths, options) => {
  refuseStrayInput(paths, options)
  const { projects, stopwatch } = openProjects(environment, options)
  const { cwd } = environment
  const { report, project } = await judgeAll(environment, paths, options, projects, stopwatch)
  refuseUnknownRules(await projects.all(), options)
  const lang = languageOf(environment, project.config.lang)
  if (project.config.path === undefined) warnOfMisnamedConfig(environment, lang)
  const shown = helpWithCommands(options.quiet === true ? withoutHints(report) : report)
  const format = formats.get(options.format ?? 'pretty')
  if (format === undefined) throw new Error(`No format ${options.format}`)
  const failOn = parseFailOn(options.failOn ?? '') ?? project.config['fail-on']
  const target = options.output === undefined ? environment.stdout : NOT_A_TERMINAL
  const text = await format.render(shown, styleFor(environment, target, { ...shownOptions(options), lang, failOn }))
  if (options.output === undefined) environment.stdout.write(text)
  else writeFileAtomically(resolve(cwd, options.output), text)
  return exitCode(report, failOn, options.failOnNotJudged === true)
}

async function judgeAll(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
  projects: Projects,
  stopwatch: Stopwatch,
): Promise<Linted> {
  const { cwd } = environment
  if (paths.includes('-')) {
    const path = options.stdinFilename ?? 'stdin.md'
    const lang = languageOf(environment, (await projects.of(cwd)).config.lang)
    const cache = cacheOptions(environment, options, lang)
    return lintText(await environment.readInput(), path, { cwd, projects, stopwatch, cache })
  }
  const lang = languageOf(environment, (await projects.of(cwd)).config.lang)
  const progress = new Progress(environment.stderr, lang)
  try {
    const weekPlans = formats.get(options.format ?? '')?.drawsWeeks === true
    return await lintFiles({
      cwd,
      paths,
      projects,
      stopwatch,
      weekPlans,
      cache: cacheOptions(environment, options, lang),
      onProgress: (done, all) => progress.show(done, all),
    })
  } finally {
    progress.clear()
  }
}

/** Undefined: `--no-cache`. */
function cacheOptions(environment: Environment, options: GlobalOptions, lang: Language): CacheOptions | undefined {
  if (options.cache === false) return undefined
  const { cwd, version, nodeVersion = '', packageFolder, stderr } = environment
  return {
    version: `${version} ${nodeVersion}`,
    program: join(packageFolder, 'dist', 'postlint.cjs'),
    ...(options.cacheLocation === undefined ? {} : { location: resolve(cwd, options.cacheLocation) }),
    onProblem: ({ zh, en }) => {
      const sentence = { zh: `没有写缓存：${zh}`, en: `The cache was not written: ${en}` }
      stderr.write(`postlint: ${visible(speaker(lang)(sentence))}\n`)
    },
  }
}

/** Standard input is one draft and stands for one path: with others beside it, it could not be told which is meant. */
function refuseStrayInput(paths: readonly string[], { stdinFilename }: GlobalOptions): void {
  if (paths.includes('-') && paths.length > 1) {
    throw new UserError(
      { zh: '标准输入（-）不能和其他路径一起用', en: 'Standard input (-) cannot be combined with other paths' },
      { help: { zh: '分两次运行', en: 'Run postlint twice' } },
    )
  }
  if (stdinFilename !== undefined && !paths.includes('-')) {
    throw new UserError(
      { zh: '--stdin-filename 要和 - 一起用', en: '--stdin-filename goes with -' },
      {
        help: {
          zh: '例如 postlint - --stdin-filename drafts/a.md',
          en: 'As in: postlint - --stdin-filename drafts/a.md',
        },
      },
    )
  }
}

function shownOptions({ color, max }: GlobalOptions) {
  return { ...(color === undefined ? {} : { color }), ...(max === undefined ? {} : { max }) }
}

const NOT_A_TERMINAL = { isTerminal: false, columns: undefined, write: () => undefined }

/** 2 if the job could not be done, 1 if something is at or above `failOn`, else 0. */
export function exitCode(report: RunReport, failOn: FailOn, failOnNotJudged: boolean): number {
  const totals = totalsOf(report)
  const lost = report.missing.some(({ fatal }) => fatal) || (totals.files === 0 && report.missing.length > 0)
  if (totals.unreadable > 0 || report.accountProblems.length > 0 || lost) return 2
  if (failOnNotJudged && totals.notJudged.length > 0) return 2
  return failOn !== 'never' && totals.worst !== undefined && totals.worst <= failOn ? 1 : 0
}

function withoutHints(report: RunReport): RunReport {
  return {
    ...report,
    files: report.files.map((file) => amend(file, { violations: file.violations.filter(({ rule }) => !rule.hint) })),
  }
}

/** A config under another program’s name would be passed over in silence, and the default rules would hold. */
function warnOfMisnamedConfig({ cwd, stderr }: Environment, lang: ReturnType<typeof languageOf>): void {
  const name = misnamedConfig(cwd)
  if (name === undefined) return
  const sentence = {
    zh: `没有读取 ${name}：配置文件要叫 postlint.yaml`,
    en: `${name} was not read: the config must be called postlint.yaml`,
  }
  stderr.write(`postlint: ${visible(speaker(lang)(sentence))}\n`)
}

/** A path that doesn't exist may be a command, mistyped. */
function helpWithCommands(report: RunReport): RunReport {
  const missing = report.missing.map((each) => {
    if (each.help !== undefined || /[./\\]/.test(each.path)) return each
    if (each.path === 'lint' || each.path === 'check') return { ...each, help: NO_COMMAND_NEEDED }
    const command = nearest(each.path, commandNames)
    if (command === undefined || command === 'lint') return each
    return { ...each, help: { zh: `是不是命令「${command}」？`, en: `Did you mean the command “${command}”?` } }
  })
  return { ...report, missing }
}

const NO_COMMAND_NEEDED = {
  zh: '检查草稿不用写命令，直接写路径：postlint drafts',
  en: 'Linting needs no command, only paths: postlint drafts',
}

/** `--select` and `--ignore` name rules or packs that are on; a slip there would quietly judge nothing. */
function refuseUnknownRules(projects: readonly Project[], { select, ignore }: GlobalOptions): void {
  const ids = projects.flatMap((project) => project.knownRules)
  const names = new Set([...ids, ...ids.map((id) => id.slice(0, id.indexOf('/')))])
  for (const name of [...(select ?? []), ...(ignore ?? [])]) {
    const bare = name.replace(/\/\*$/, '')
    if (names.has(bare)) continue
    // The name of a rule without its pack: it is said which pack it is in.
    const guess = ids.find((id) => id.endsWith(`/${bare}`)) ?? nearest(bare, names)
    throw new UserError(
      { zh: `没有规则或规则包「${name}」`, en: `No rule or pack “${name}”` },
      { help: didYouMean(guess, { zh: '`postlint rules` 会列出全部规则', en: '`postlint rules` lists all rules' }) },
    )
  }
}
