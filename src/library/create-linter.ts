import { join, resolve } from 'node:path'
import type { Moment } from '../draft/moment.ts'
import { jsonReport } from '../report/json.ts'
import type { Report } from '../report/json-report.ts'
import { type Linted, lintFiles, lintText } from '../run/lint-files.ts'
import { Projects } from '../run/projects.ts'
import { Stopwatch } from '../run/stopwatch.ts'
import { momentIn, readNow } from '../run/today.ts'
import { refuseUnknownRules } from '../run/unknown-rules.ts'
import { type Linter, type LinterOptions, linterOptionNames, type TextOptions } from './linter.ts'
import { mendable } from './mendable.ts'
import { packageFolder } from './package-folder.ts'
import { PostlintError } from './postlint-error.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { remember } from './reported.ts'

/**
 * Makes a linter that reads its config, packs and account profiles once: for servers and editors that judge many texts.
 * Make a new one when they have changed.
 *
 * @throws PostlintError for a time that makes no sense; everything else is told by the first draft
 */
export function createLinter(options: LinterOptions = {}): Linter {
  refuseUnknown(options, linterOptionNames)
  const cwd = resolve(options.cwd ?? '.')
  const { config, packs, select, ignore } = options
  for (const [name, list] of Object.entries({ packs, select, ignore })) refuseNoList(name, list)
  const wanted = { ...(select === undefined ? {} : { select }), ...(ignore === undefined ? {} : { ignore }) }
  const projects = new Projects(
    {
      cwd,
      shippedFolder: join(packageFolder(), 'rules'),
      ...(packs === undefined ? {} : { packs }),
      ...wanted,
      today: clockOf(options.now),
    },
    config,
  )
  const finish = async ({ report, project }: Linted): Promise<Report> => {
    refuseUnknownRules(await projects.all(), wanted)
    return remember(jsonReport(report), { report, lang: project.config.lang, failOn: project.config['fail-on'] })
  }
  return {
    lintText: async (text, options = {}) => {
      refuseUnknown(options, ['path'])
      const { path = 'draft.md' } = options
      if (typeof text !== 'string') throw new TypeError(`text: a string is needed, not ${typeof text}`)
      const bytes = new TextEncoder().encode(text)
      return mendable(async () =>
        finish(await lintText(bytes, path, { cwd, projects, stopwatch: new Stopwatch(false) })),
      )
    },
    lintFiles: async (paths = []) => {
      refuseNoList('paths', paths)
      const stopwatch = new Stopwatch(false)
      return mendable(async () => finish(await lintFiles({ cwd, paths, projects, stopwatch, weekPlans: true })))
    },
  }
}

/** Judges one text by a linter of its own, whose options and those of the text come together. */
export async function lintOneText(text: string, options: LinterOptions & TextOptions): Promise<Report> {
  refuseUnknown(options, [...linterOptionNames, 'path'])
  const { path, ...others } = options
  return createLinter(others).lintText(text, { path })
}

/** A string is a list of letters to whoever goes through it. */
function refuseNoList(name: string, list: readonly string[] | undefined): void {
  if (list !== undefined && !Array.isArray(list)) throw new TypeError(`${name}: a list of strings is needed`)
}

function clockOf(now: Date | string | undefined): (timeZone: string) => Moment {
  if (typeof now !== 'string') {
    if (now !== undefined && Number.isNaN(now.getTime())) throw unclear(String(now))
    return (timeZone) => momentIn(timeZone, now ?? new Date())
  }
  if (readNow(now, 'Asia/Shanghai') === undefined) throw unclear(now)
  return (timeZone) => readNow(now, timeZone) as Moment
}

function unclear(now: string): PostlintError {
  return new PostlintError(
    { zh: `now 不能是「${now}」`, en: `now cannot be “${now}”` },
    {
      help: {
        zh: '应为日期或时间，例如 2026-11-23 或 2026-11-23T09:30+08:00',
        en: 'It is a date or a time, as in 2026-11-23 or 2026-11-23T09:30+08:00',
      },
    },
  )
}
