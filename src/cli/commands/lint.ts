import { resolve } from 'node:path'
import { type FailOn, parseFailOn } from '../../config/config-shape.ts'
import type { RunReport } from '../../lint/run-report.ts'
import { totalsOf } from '../../lint/totals.ts'
import { formats } from '../../report/index.ts'
import { lintFiles, lintText } from '../../run/lint-files.ts'
import type { Project } from '../../run/project.ts'
import { writeFileAtomically } from '../../run/write-file.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { languageOf } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import type { Action, GlobalOptions } from '../program.ts'
import { commandNames } from '../program.ts'
import { Progress } from '../progress.ts'
import { styleFor } from '../style-for.ts'

/** `postlint [paths…]`: judges drafts and writes the report. */
export const lint: Action = async (environment, paths, options) => {
  const { projects, stopwatch } = openProjects(environment, options)
  const { cwd } = environment
  const home = await projects.of(cwd)
  refuseUnknownRules(home, options)
  const lang = languageOf(environment, home.config.lang)
  const progress = new Progress(environment.stderr, lang)
  const report = paths.includes('-')
    ? await lintText(await environment.readInput(), options.stdinFilename ?? 'stdin.md', { cwd, projects, stopwatch })
    : await lintFiles({ cwd, paths, projects, stopwatch, onProgress: (done, all) => progress.show(done, all) })
  progress.clear()
  const shown = helpWithCommands(options.quiet === true ? withoutHints(report) : report)
  const format = formats.get(options.format ?? 'pretty')
  if (format === undefined) throw new Error(`No format ${options.format}`)
  const failOn = parseFailOn(options.failOn ?? '') ?? home.config['fail-on']
  const target = options.output === undefined ? environment.stdout : NOT_A_TERMINAL
  const text = format.render(shown, styleFor(environment, target, { ...shownOptions(options), lang, failOn }))
  if (options.output === undefined) environment.stdout.write(text)
  else writeFileAtomically(resolve(cwd, options.output), text)
  return exitCode(report, failOn, options.failOnNotJudged === true)
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
    files: report.files.map((file) => ({ ...file, violations: file.violations.filter(({ rule }) => !rule.hint) })),
  }
}

/** A path that doesn't exist may be a command, mistyped. */
function helpWithCommands(report: RunReport): RunReport {
  const missing = report.missing.map((each) => {
    const command = each.help === undefined && !/[./\\]/.test(each.path) ? nearest(each.path, commandNames) : undefined
    return command === undefined
      ? each
      : { ...each, help: { zh: `是不是命令「${command}」？`, en: `Did you mean the command “${command}”?` } }
  })
  return { ...report, missing }
}

/** `--select` and `--ignore` name rules or packs that are on; a slip there would quietly judge nothing. */
function refuseUnknownRules(project: Project, { select, ignore }: GlobalOptions): void {
  const known = project.knownRules
  const names = new Set([...known, ...known.map((id) => id.slice(0, id.indexOf('/')))])
  for (const name of [...(select ?? []), ...(ignore ?? [])]) {
    const bare = name.replace(/\/\*$/, '')
    if (names.has(bare)) continue
    const guess = nearest(bare, names)
    throw new UserError(
      { zh: `没有规则或规则包「${name}」`, en: `No rule or pack “${name}”` },
      {
        help:
          guess === undefined
            ? { zh: '`postlint rules` 会列出全部规则', en: '`postlint rules` lists all rules' }
            : { zh: `是不是「${guess}」？`, en: `Did you mean “${guess}”?` },
      },
    )
  }
}
