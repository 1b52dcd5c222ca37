import { join, resolve } from 'node:path'
import { type FailOn, parseFailOn } from '../../config/fail-on.ts'
import type { RunReport } from '../../lint/run-report.ts'
import { totalsOf } from '../../lint/totals.ts'
import type { CacheOptions } from '../../run/draft-caches.ts'
import type { DraftSelection } from '../../run/draft-selection.ts'
import type { DraftSource } from '../../run/draft-source.ts'
import { leanHeap } from '../../run/lean-heap.ts'
import { type Linted, lintFiles, lintText } from '../../run/lint-files.ts'
import { misnamedConfig } from '../../run/load-config.ts'
import type { Project } from '../../run/project.ts'
import type { Projects } from '../../run/projects.ts'
import type { Stopwatch } from '../../run/stopwatch.ts'
import { refuseUnknownRules } from '../../run/unknown-rules.ts'
import { filesOfProject } from '../../run/watched-files.ts'
import { nearest } from '../../shape/nearest.ts'
import type { Language } from '../../text/bilingual.ts'
import { visible } from '../../text/visible.ts'
import type { Environment } from '../environment.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { drawsWeeks, isForPeople, outputsOf, refuseOutputs, refuseOverwriting, writeReports } from '../outputs.ts'
import { commandNames } from '../program.ts'
import { Progress } from '../progress.ts'
import { refuseStrayInput, wantsFixes } from '../refuse-options.ts'

/** `postlint [paths…]`: judges drafts and writes the report. */
export const lint: Action = async (environment, paths, options) => {
  refuseStrayInput(paths, options)
  if (options.watch === true) return (await import('./watch.ts')).watch(environment, paths, options)
  return lintOnce(environment, paths, options)
}

/** @param seen told what the run has judged, before it is shown */
export async function lintOnce(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
  seen?: (report: RunReport, projects: readonly Project[]) => void,
): Promise<number> {
  const outputs = outputsOf(options)
  refuseOutputs(environment, outputs)
  if (wantsFixes(options)) return (await import('./fix.ts')).fix(environment, paths, options)
  const { staged, changed, sinceRevision, onlyDrafts } = options
  const isChoice = (staged ?? changed ?? sinceRevision ?? onlyDrafts) !== undefined
  const choice = isChoice ? await import('../select-drafts.ts') : undefined
  const { paths: wanted, selection } = choice?.selectDrafts(environment, paths, options) ?? {
    paths,
    selection: undefined,
  }
  const { projects, stopwatch } = openProjects(environment, options, selection?.source.media)
  const found = await judgeAll(environment, wanted, options, projects, stopwatch, { selection })
  const { report, project } = found
  refuseUnknownRules(await projects.all(), options)
  seen?.(report, await projects.all())
  const lang = languageOf(environment, project.config.lang)
  if (choice !== undefined && isEmpty(report)) {
    environment.stderr.write(`postlint: ${speaker(lang)(choice.nothingSelected)}\n`)
    // A person is told enough by the line; a program gets the report that it waits for.
    if (isForPeople(outputs)) return 0
  }
  if (project.config.path === undefined) warnOfMisnamedConfig(environment, lang)
  const failOn = parseFailOn(options.failOn ?? '') ?? project.config['fail-on']
  await writeReports(environment, outputs, shownReport(report, options), { lang, failOn, options })
  return exitCode(report, failOn, options.failOnNotJudged === true)
}

/** A report with the help and without the hints that the command line wants. */
export function shownReport(report: RunReport, { quiet }: Pick<GlobalOptions, 'quiet'>): RunReport {
  return helpWithCommands(quiet === true ? withoutHints(report) : report)
}

export async function judgeAll(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
  projects: Projects,
  stopwatch: Stopwatch,
  { selection, source }: { readonly selection?: DraftSelection | undefined; readonly source?: DraftSource } = {},
): Promise<Linted> {
  const { cwd } = environment
  if (paths.includes('-')) {
    const path = options.stdinFilename ?? 'stdin.md'
    const lang = languageOf(environment, (await projects.of(cwd)).config.lang)
    const cache = cacheOptions(environment, options, lang)
    return lintText(await environment.readInput(), path, { cwd, projects, stopwatch, cache })
  }
  const outputs = outputsOf(options)
  const home = await projects.of(cwd)
  refuseOverwriting(environment, outputs, filesOfProject(cwd, home))
  const lang = languageOf(environment, home.config.lang)
  const progress = new Progress(environment.stderr, lang)
  try {
    const weekPlans = drawsWeeks(outputs)
    const linted = await lintFiles({
      cwd,
      paths,
      projects,
      stopwatch,
      ...threadsOf(environment, options),
      selection,
      weekPlans,
      ...(source === undefined ? {} : { source }),
      cache: cacheOptions(environment, options, lang),
      onDrafts: (drafts) =>
        refuseOverwriting(
          environment,
          outputs,
          drafts.map(({ file }) => file),
        ),
      onFound: (drafts, known) => leanHeap.begin(drafts, known),
      onProgress: (done, all) => {
        leanHeap.goOn(done)
        progress.show(done, all)
      },
    })
    // Other projects, and word files, are known only now.
    for (const each of await projects.all()) refuseOverwriting(environment, outputs, filesOfProject(cwd, each))
    return linted
  } finally {
    progress.clear()
  }
}

function threadsOf({ startThread, cwd, packageFolder, now }: Environment, options: GlobalOptions) {
  // What is measured stays in the thread that measures it.
  if (startThread === undefined || (options.timing === true && options.threads === undefined)) return {}
  return { threads: { limit: options.threads, start: () => startThread({ cwd, packageFolder, now, options }) } }
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

function isEmpty({ files, missing, accountProblems }: RunReport): boolean {
  return files.length === 0 && missing.length === 0 && accountProblems.length === 0
}

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
    files: report.files.map((file) => ({ ...file, violations: file.violations.filter(({ rule }) => !rule.hint) })),
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
