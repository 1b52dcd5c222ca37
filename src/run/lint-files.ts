import { dirname, resolve } from 'node:path'
import { dayNumber } from '../draft/moment.ts'
import type { FileReport } from '../lint/file-report.ts'
import { lintAccount } from '../lint/lint-account.ts'
import type { GradeName, MissingWords, RunReport, Timing } from '../lint/run-report.ts'
import type { Grade } from '../pack/pack-shape.ts'
import { Calendars, withCalendar } from './calendars.ts'
import { type Decoded, decodeSource } from './decode-source.ts'
import type { Discovered } from './discover.ts'
import { type CacheOptions, DraftCaches } from './draft-caches.ts'
import { findDrafts } from './find-drafts.ts'
import { missingWords } from './missing-words.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { DEFAULT_MAX_BYTES } from './read-source.ts'
import { pathBelow, resolveSlashed } from './slash-path.ts'
import type { Stopwatch } from './stopwatch.ts'
import { judgeText, visitDraft } from './visit-draft.ts'

export interface LintOptions {
  readonly cwd: string
  readonly paths: readonly string[]
  readonly projects: Projects
  readonly stopwatch: Stopwatch
  /** Whether the report says what the calendar asks of each week. */
  readonly weekPlans?: boolean
  /** Where what is known of drafts is kept from run to run. Absent: nothing is kept. */
  readonly cache?: CacheOptions | undefined
  /** Told after each draft how far the run has come. */
  readonly onProgress?: (done: number, all: number) => void
}

/** What came of a run, and the project whose settings say what follows from it: the one that all drafts belong to, else that of the working folder. */
export interface Linted {
  readonly report: RunReport
  readonly project: Project
}

/** Finds, reads and judges drafts. A draft that can't be judged is reported and the run goes on. */
export async function lintFiles({
  cwd,
  paths,
  projects,
  stopwatch,
  weekPlans,
  cache,
  onProgress,
}: LintOptions): Promise<Linted> {
  const home = await projects.of(cwd)
  const { drafts, discovered, from } = await stopwatch.time('discover', () => findDrafts(cwd, paths, home))
  const reports: FileReport[] = []
  let folder: string | undefined
  let project: Project = home
  const concerned = new Set<Project>()
  const caches = new DraftCaches(cache, stopwatch)
  const calendars = new Calendars(cwd, projects, caches, stopwatch)
  for (const { path, file } of drafts) {
    if (dirname(file) !== folder) {
      folder = dirname(file)
      project = await projects.of(folder)
      concerned.add(project)
    }
    const bench = await project.benchFor(file)
    const place = { project, bench, cache: caches.of(project), stopwatch }
    const { report, collect } = visitDraft({ path, file }, place)
    reports.push(project.withOwnRules(report, file))
    if (collect !== undefined) calendars.add(project, bench, collect)
    onProgress?.(reports.length, drafts.length)
  }
  const told = await stopwatch.time('calendar', () => calendars.judge())
  for (const [at, { path, file }] of drafts.entries()) {
    const calendar = told.get(path)
    const report = reports[at]
    if (calendar === undefined || report === undefined) continue
    const { origins } = await (await projects.of(dirname(file))).benchFor(file)
    reports[at] = withCalendar(report, calendar, file, (id) => origins.get(id) ?? id)
  }
  caches.save(paths.length === 0 ? home : undefined)
  const accounts = await judgeAccounts(cwd, new Set([home, ...concerned]), paths.length === 0 ? undefined : discovered)
  const [only] = concerned.size === 1 ? concerned : [home]
  const all = [...reports, ...accounts.map(({ report }) => report)].sort(byPath)
  const missing = discovered.missing.filter(({ path, why }) => {
    const place = resolveSlashed(from, path)
    return why !== 'no-drafts' || !accounts.some(({ file }) => pathBelow(place, file) !== undefined)
  })
  const plans = weekPlans === true ? calendars.weekPlans() : undefined
  return finish(all, missing.map(missingWords), projects, only ?? home, stopwatch, plans)
}

/**
 * Judges the profiles of accounts that the paths of a run name: a profile by itself, or with its folder. Without paths:
 * all of them.
 */
async function judgeAccounts(cwd: string, projects: Iterable<Project>, named: Discovered | undefined) {
  const judged: { readonly file: string; readonly report: FileReport }[] = []
  for (const project of projects) {
    for (const account of project.writtenAccounts.byName.values()) {
      const file = resolveSlashed(cwd, account.path)
      const isNamed =
        named === undefined ||
        named.accountFiles.has(file) ||
        [...named.folders].some((folder) => pathBelow(folder, file) !== undefined)
      if (isNamed) judged.push({ file, report: lintAccount(account, await project.benchFor(file)) })
    }
  }
  return judged
}

function byPath(a: FileReport, b: FileReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** Judges one text as if it stood in a file. */
export async function lintText(bytes: Uint8Array, path: string, options: Omit<LintOptions, 'paths'>): Promise<Linted> {
  const { cwd, projects, stopwatch, cache } = options
  const file = resolve(cwd, path)
  const project = await projects.of(dirname(file))
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  const read: Decoded =
    bytes.length > maxBytes
      ? { ok: false, why: { kind: 'too-large', bytes: bytes.length, maxBytes } }
      : decodeSource(bytes)
  const bench = await project.benchFor(file)
  const { report, collect } = judgeText(path, read, { project, bench, stopwatch })
  const caches = new DraftCaches(cache, stopwatch)
  const calendars = new Calendars(cwd, projects, caches, stopwatch)
  if (collect !== undefined) calendars.add(project, bench, collect)
  const calendar = (await calendars.judge()).get(path)
  caches.save(undefined)
  const whole = withCalendar(project.withOwnRules(report, file), calendar, file, (id) => bench.origins.get(id) ?? id)
  return finish([whole], [], projects, project, stopwatch)
}

async function finish(
  files: readonly FileReport[],
  missing: readonly MissingWords[],
  projects: Projects,
  project: Project,
  stopwatch: Stopwatch,
  weekPlans?: RunReport['weekPlans'],
): Promise<Linted> {
  const all = await projects.all()
  const timings: readonly Timing[] | undefined = stopwatch.timings
  const report: RunReport = {
    files,
    accountProblems: all.flatMap((each) => each.accountProblems),
    missing,
    grades: gradeNames(project),
    ...nowOf(project),
    ...(weekPlans === undefined ? {} : { weekPlans }),
    milliseconds: stopwatch.elapsed,
    ...(timings === undefined ? {} : { timings }),
  }
  return { report, project }
}

function nowOf({ today }: Project): Pick<RunReport, 'now'> {
  if (today === undefined) return {}
  const { minutes } = today
  return { now: { day: dayNumber(today), ...(minutes === undefined ? {} : { minutes }) } }
}

const plainNames: readonly (readonly [Grade, GradeName])[] = [
  [1, { name: { zh: '一级', en: 'Grade 1' }, sanction: undefined }],
  [2, { name: { zh: '二级', en: 'Grade 2' }, sanction: undefined }],
  [3, { name: { zh: '三级', en: 'Grade 3' }, sanction: undefined }],
]

/** Names and sanctions: from the config, else from the first pack that gives them, else plain numbers. */
function gradeNames({ config, packs }: Project): ReadonlyMap<Grade, GradeName> {
  const names = new Map(plainNames)
  const given = [config.grades, ...packs.map((pack) => pack.definition.grades)].reverse()
  for (const grades of given)
    for (const [grade, { name, sanction }] of grades ?? []) names.set(grade, { name, sanction })
  return names
}
