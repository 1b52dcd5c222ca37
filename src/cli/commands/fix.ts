import { parseFailOn } from '../../config/fail-on.ts'
import type { RunReport } from '../../lint/run-report.ts'
import { fixLine } from '../../report/fix-line.ts'
import type { Style } from '../../report/style.ts'
import { sourceWith } from '../../run/draft-source.ts'
import { type FixedFile, fixFiles, fixText, type NotFixed } from '../../run/fix-files.ts'
import { type Linted, lintText } from '../../run/lint-files.ts'
import { refuseUnknownRules } from '../../run/unknown-rules.ts'
import { visible } from '../../text/visible.ts'
import type { Environment } from '../environment.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { outputsOf, writeReports } from '../outputs.ts'
import { styleFor } from '../style-for.ts'
import { exitCode, judgeAll, shownReport } from './lint.ts'

/** `postlint --fix`, `--diff` and `--fix-dry-run`: corrects drafts, and reports what is left. */
export const fix: Action = async (environment, paths, options) => {
  const isInput = paths.includes('-')
  const isDiff = options.diff === true
  const write = !isDiff && options.fixDryRun !== true
  const { fixed, failed, linted, projectOf } = isInput
    ? await fixInput(environment, options)
    : await fixPaths(environment, paths, options, write)
  const project = projectOf
  const lang = languageOf(environment, project.config.lang)
  const failOn = parseFailOn(options.failOn ?? '') ?? project.config['fail-on']
  const report: RunReport = { ...linted.report, fixed: countsOf(fixed, write, options) }
  const isBroken = exitCode(report, 'never', false) === 2 || failed.length > 0
  if (isDiff) {
    await writeDiff(environment, fixed, styleFor(environment, environment.stdout, { ...colourOf(options), lang }))
    if (exitCode(report, 'never', false) === 2) {
      const unjudged = shownReport(withoutVerdicts(report), {})
      const settings = { lang, failOn, options, stdout: environment.stderr }
      await writeReports(environment, [{ format: 'pretty', file: undefined }], unjudged, settings)
    } else sayLine(environment, report, lang)
    sayFailed(environment, failed, lang)
    return isBroken ? 2 : fixed.length > 0 ? 1 : 0
  }
  // Where standard input comes out corrected, that is the result, and the report stands beside it.
  const isFilter = isInput && write
  if (isFilter) environment.stdout.write(linted.input ?? '')
  const outputs = outputsOf(options)
  const stdout = isFilter ? environment.stderr : environment.stdout
  await writeReports(environment, outputs, shownReport(report, options), { lang, failOn, options, stdout })
  // The other formats have no room for a sentence.
  const isTold = outputs.some(({ format, file }) => format === 'pretty' && file === undefined)
  if (!isTold) sayLine(environment, report, lang)
  sayFailed(environment, failed, lang)
  return failed.length > 0 ? 2 : exitCode(report, failOn, options.failOnNotJudged === true)
}

interface Outcome {
  readonly fixed: readonly FixedFile[]
  readonly failed: readonly NotFixed[]
  /** What is left. `input`: standard input as it is now, if it could be read. */
  readonly linted: Linted & { readonly input?: string }
  readonly projectOf: Linted['project']
}

async function fixPaths(
  environment: Environment,
  paths: readonly string[],
  options: GlobalOptions,
  write: boolean,
): Promise<Outcome> {
  const { cwd } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const ready = async () => refuseUnknownRules(await projects.all(), options)
  const { fixed, failed } = await fixFiles({ cwd, paths, projects, unsafe: options.unsafe === true, write, ready })
  const texts = new Map(fixed.map(({ file, after, bom }) => [file, { text: after, bom }]))
  // Judged afresh: what was read once, such as a history, may not be what it was.
  const again = write ? openProjects(environment, options).projects : projects
  const linted = await judgeAll(
    environment,
    paths,
    options,
    again,
    stopwatch,
    write ? {} : { source: sourceWith(texts) },
  )
  return { fixed, failed, linted, projectOf: linted.project }
}

async function fixInput(environment: Environment, options: GlobalOptions): Promise<Outcome> {
  const { cwd } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const path = options.stdinFilename ?? 'stdin.md'
  const bytes = await environment.readInput()
  const ready = async () => refuseUnknownRules(await projects.all(), options)
  const found = await fixText(bytes, path, { cwd, projects, unsafe: options.unsafe === true, ready })
  const isFixed = found !== undefined && !('message' in found)
  const now = isFixed ? new TextEncoder().encode(textOf(found, found.after)) : bytes
  const linted = await lintText(now, path, { cwd, projects, stopwatch })
  const failed = found === undefined || isFixed ? [] : [found]
  return { fixed: isFixed ? [found] : [], failed, linted: { ...linted, ...inputOf(now) }, projectOf: linted.project }
}

/** A formatter that fails gives back what it got. Bytes that are no text cannot be written to a stream of text. */
function inputOf(bytes: Uint8Array): { readonly input?: string } {
  try {
    return { input: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return {}
  }
}

function textOf({ bom }: FixedFile, text: string): string {
  return bom ? `\ufeff${text}` : text
}

function countsOf(
  fixed: readonly FixedFile[],
  written: boolean,
  { unsafe }: GlobalOptions,
): NonNullable<RunReport['fixed']> {
  return {
    places: fixed.reduce((sum, { places }) => sum + places, 0),
    paths: fixed.length,
    written,
    isUnsafe: unsafe === true,
    outdated: fixed.filter(({ isUnsealed }) => isUnsealed).map(({ path }) => path),
  }
}

async function writeDiff({ stdout, stderr }: Environment, fixed: readonly FixedFile[], style: Style): Promise<void> {
  const { unifiedDiff, shownDiff } = await import('../../report/unified-diff.ts')
  for (const file of fixed) {
    const { path, before, after, isRecoded } = file
    if (isRecoded) {
      const line = style.lang === 'zh' ? `${path}：会转成 UTF-8 编码` : `${path}: would be converted to UTF-8`
      stderr.write(`postlint: ${visible(line)}\n`)
    }
    const diff = unifiedDiff({ path, before: textOf(file, before), after: textOf(file, after) })
    stdout.write(stdout.isTerminal ? shownDiff(diff, style.colour) : diff)
  }
}

function colourOf({ color }: GlobalOptions): { readonly color?: boolean } {
  return color === undefined ? {} : { color }
}

/** Only what kept files from being judged. */
function withoutVerdicts(report: RunReport): RunReport {
  return { ...report, files: report.files.filter(({ problems }) => problems.length > 0) }
}

function sayLine({ stderr }: Environment, report: RunReport, lang: Style['lang']): void {
  const line = fixLine(report, lang)
  if (line !== undefined) stderr.write(`${visible(line)}\n`)
}

function sayFailed({ stderr }: Environment, failed: readonly NotFixed[], lang: Style['lang']): void {
  for (const { path, message, help } of failed) {
    const colon = lang === 'zh' ? '：' : ': '
    stderr.write(`postlint: ${visible(`${path}${colon}${message[lang]}`)}\n`)
    if (help !== undefined) stderr.write(`  ${visible(help[lang])}\n`)
  }
}
