import { resolve } from 'node:path'
import type { FailOn } from '../config/fail-on.ts'
import type { RunReport } from '../lint/run-report.ts'
import { formats } from '../report/index.ts'
import { timingTable } from '../report/timing-table.ts'
import { fileAddress } from '../run/file-address.ts'
import { truePlace } from '../run/true-place.ts'
import { refuseUnwritable, writeFileAtomically } from '../run/write-file.ts'
import { UserError } from '../shape/problem.ts'
import type { Language } from '../text/bilingual.ts'
import type { Environment, Output } from './environment.ts'
import type { GlobalOptions } from './global-options.ts'
import { wantsLinks } from './hyperlinks.ts'
import { styleFor } from './style-for.ts'

/** A format, and the file it goes to as written; undefined: standard output. */
export interface OutputChoice {
  readonly format: string
  readonly file: string | undefined
}

/**
 * What a lint writes, and where: `--format pretty --format sarif=out.sarif`. At most one format is for standard output;
 * `--output` gives it a file.
 */
export function outputsOf({ formats: chosen = [], output }: GlobalOptions): readonly OutputChoice[] {
  const unnamed = chosen.filter(({ file }) => file === undefined)
  if (unnamed.length > 1) {
    const [first, second] = unnamed.map(({ format }) => format)
    throw new UserError(
      {
        zh: `「${first}」和「${second}」都要写到标准输出，分不开`,
        en: `${first} and ${second} would both be written to standard output`,
      },
      {
        help: {
          zh: `给其中一个写上文件：--format ${second}=文件`,
          en: `Give one of them a file: --format ${second}=FILE`,
        },
      },
    )
  }
  if (output === undefined) return chosen.length === 0 ? [{ format: 'pretty', file: undefined }] : chosen
  if (chosen.length > 0 && unnamed.length === 0) {
    throw new UserError(
      {
        zh: `每种格式都有自己的文件，--output ${output} 没有用处`,
        en: `Every format has a file: nothing is left for --output ${output}`,
      },
      { help: { zh: '去掉 --output，或再加一个 --format', en: 'Leave --output out, or add one more --format' } },
    )
  }
  const [format = 'pretty'] = unnamed.map((each) => each.format)
  return [{ format, file: output }, ...chosen.filter(({ file }) => file !== undefined)]
}

/** Whether all that is written is for people to read in a terminal. */
export function isForPeople(outputs: readonly OutputChoice[]): boolean {
  return outputs.every(({ format, file }) => file === undefined && (format === 'pretty' || format === 'compact'))
}

/** Whether one of them shows what the calendar asks of weeks. */
export function drawsWeeks(outputs: readonly OutputChoice[]): boolean {
  return outputs.some(({ format }) => formats.get(format)?.drawsWeeks === true)
}

/** Before anything is judged: a run of an hour is not to fail at its end. */
export function refuseOutputs({ cwd }: Pick<Environment, 'cwd'>, outputs: readonly OutputChoice[]): void {
  const files = outputs.flatMap(({ file }) => file ?? [])
  const twice = files.find((file, at) => files.findIndex((other) => resolve(cwd, other) === resolve(cwd, file)) !== at)
  if (twice !== undefined) {
    throw new UserError(
      { zh: `两种格式都要写到「${twice}」`, en: `Two formats would both be written to ${twice}` },
      { help: { zh: '给它们各写一个文件', en: 'Give each of them a file of its own' } },
    )
  }
  for (const file of files) refuseUnwritable(resolve(cwd, file))
}

/** A report in the place of a draft or a pack would be the end of it. `read`: absolute. */
export function refuseOverwriting(
  { cwd }: Pick<Environment, 'cwd'>,
  outputs: readonly OutputChoice[],
  read: Iterable<string>,
): void {
  const places = new Map(
    outputs.flatMap(({ file }) => (file === undefined ? [] : [[truePlace(resolve(cwd, file)), file]])),
  )
  if (places.size === 0) return
  for (const file of read) {
    const output = places.get(truePlace(file))
    if (output === undefined) continue
    throw new UserError(
      {
        zh: `结果不能写到「${output}」：这次检查要读它`,
        en: `The report cannot be written to ${output}: this run reads it`,
      },
      {
        help: {
          zh: '换一个文件名；如果它是以前的结果，就删去它，或写进 .postlintignore',
          en: 'Name another file; if it is an earlier report, delete it or list it in .postlintignore',
        },
      },
    )
  }
}

/** Writes a report in every format that is wanted. */
export async function writeReports(
  environment: Environment,
  outputs: readonly OutputChoice[],
  report: RunReport,
  { lang, failOn, options, stdout = environment.stdout }: ReportSettings,
): Promise<void> {
  const { color, max } = options
  for (const { format: name, file } of outputs) {
    const format = formats.get(name)
    if (format === undefined) throw new Error(`No format ${name}`)
    const shown = { ...colorOf(color), ...(max === undefined ? {} : { max }), lang, failOn }
    const style = styleFor(environment, file === undefined ? stdout : NOT_A_TERMINAL, shown)
    const hasLinks = file === undefined && wantsLinks(color, environment, stdout)
    const addressOf = (path: string) => fileAddress(environment.cwd, path)
    const text = await format.render(report, hasLinks ? { ...style, addressOf } : style)
    if (file === undefined) stdout.write(text)
    else writeFileAtomically(resolve(environment.cwd, file), text)
  }
  if (outputs.some(({ format }) => formats.get(format)?.showsTimings === true)) return
  const lines = timingTable(report, styleFor(environment, environment.stderr, { ...colorOf(color), lang }))
  if (lines.length > 0) environment.stderr.write(`${lines.join('\n')}\n`)
}

function colorOf(color: boolean | undefined): { readonly color?: boolean } {
  return color === undefined ? {} : { color }
}

export interface ReportSettings {
  readonly lang: Language
  readonly failOn: FailOn
  readonly options: Pick<GlobalOptions, 'color' | 'max'>
  /** Where what has no file goes. */
  readonly stdout?: Output
}

const NOT_A_TERMINAL: Output = { isTerminal: false, columns: undefined, write: () => undefined }
