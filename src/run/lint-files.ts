import { dirname } from 'node:path'
import { dayNumber } from '../draft/moment.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { GradeName, MissingWords, RunReport, Timing } from '../lint/run-report.ts'
import type { Grade } from '../pack/pack-shape.ts'
import { type WithBaselines, withBaselines } from './baselines.ts'
import { Calendars } from './calendars.ts'
import { coversCorpus } from './covers-corpus.ts'
import { type Decoded, decodeSource } from './decode-source.ts'
import { type CacheOptions, DraftCaches } from './draft-caches.ts'
import type { DraftSelection } from './draft-selection.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import { type DraftFile, findDrafts } from './find-drafts.ts'
import { judgeAccounts } from './judge-accounts.ts'
import { judgeDrafts, judgedByOf } from './judge-drafts.ts'
import { judgeInThreads, type Threads, threadsFor } from './judge-in-threads.ts'
import { collectDraft, type JudgedBy, judgeText } from './judge-text.ts'
import { missingWords } from './missing-words.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { DEFAULT_MAX_BYTES } from './read-source.ts'
import { pathBelow, resolveSlashed } from './slash-path.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { Judged } from './visit-draft.ts'
import { withCalendar } from './with-calendar.ts'

export interface LintOptions {
  readonly cwd: string
  readonly paths: readonly string[]
  readonly projects: Projects
  readonly stopwatch: Stopwatch
  /** Undefined: no others than this one. */
  readonly threads?: Threads
  /** Which of the drafts that are found the run is about, and where they are read from; all of them, from the disk, if not given. */
  readonly selection?: DraftSelection | undefined
  /** Whether the calendar is that of the posts that have gone out, and tells of each only what it is at fault for itself. */
  readonly publishedOnly?: boolean
  /** Whether the report says what the calendar asks of each week. */
  readonly weekPlans?: boolean
  /** Where drafts are read from, if not from where the selection says or from the disk. */
  readonly source?: DraftSource
  /** False: what baselines excuse is told all the same. */
  readonly useBaselines?: boolean
  /** Where what is known of drafts is kept from run to run. Absent: nothing is kept. */
  readonly cache?: CacheOptions | undefined
  /** Told which drafts there are, before the first is judged. */
  readonly onDrafts?: (drafts: readonly DraftFile[]) => void
  /** Told before the first draft is judged how many there are, and of how many something is known from earlier runs. */
  readonly onFound?: (drafts: number, known: number) => void
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
  threads,
  selection,
  source = selection?.source ?? workingFolder,
  weekPlans,
  publishedOnly,
  useBaselines = true,
  cache,
  onDrafts,
  onFound,
  onProgress,
}: LintOptions): Promise<Linted> {
  const home = await projects.of(cwd)
  const found = await stopwatch.time('discover', () => findDrafts(cwd, paths, home))
  const { drafts, discovered, from } = (await selection?.narrow(found, paths, home)) ?? found
  onDrafts?.(drafts)
  // What is known is of the files as they are, and other threads read those too.
  const isOfDisk = source === workingFolder
  const caches = new DraftCaches(isOfDisk ? cache : undefined, stopwatch)
  const told = (done: number) => onProgress?.(done, drafts.length)
  const count =
    threads === undefined || !isOfDisk
      ? 1
      : threadsFor(drafts.length, threads, () => caches.of(home, drafts.length) !== undefined)
  const judging = { projects, stopwatch, source, ...(count === 1 ? { caches } : {}) }
  onFound?.(drafts.length, count === 1 ? (caches.of(home, drafts.length)?.known ?? 0) : 0)
  const judgedBy = await judgedByOf(drafts, projects)
  const judged: (Judged | undefined)[] =
    threads === undefined || count === 1
      ? judgeDrafts(drafts, judgedBy, judging, told)
      : await judgeInThreads(drafts, judgedBy, { threads: count, start: threads.start }, judging, told)
  const concerned = new Set<Project>()
  const isWhole = selection === undefined && coversCorpus(paths, found, home)
  const calendars = new Calendars(cwd, projects, judging, {
    whole: isWhole ? home : undefined,
    keepsPosts: weekPlans,
    publishedOnly,
  })
  for (const [at, { project, bench }] of judgedBy.entries()) {
    concerned.add(project)
    const collected = judged[at]?.collected
    if (collected !== undefined) calendars.add(project, collected, bench)
  }
  const calendar = await stopwatch.time('calendar', () => calendars.judge())
  if (count === 1) caches.save(paths.length === 0 && selection === undefined ? home : undefined)
  const reports: FileReport[] = []
  for (const [at, { file }] of drafts.entries()) {
    const { report } = judged[at] as Judged
    // What it contributed to the calendar may go.
    judged[at] = undefined
    const said = calendar.get(file)
    if (said === undefined) reports.push(report)
    else {
      const { project, bench } = judgedBy[at] as JudgedBy
      const whole = withCalendar(report, said, file, bench, source)
      reports.push(project.rules.withOwn(whole, file))
    }
  }
  const searched = { paths, discovered, selection }
  const accounts = await judgeAccounts(cwd, projects, new Set([home, ...concerned]), searched)
  const [only] = concerned.size === 1 ? concerned : [home]
  const all = [...reports, ...accounts.map(({ report }) => report)].sort(byPath)
  const missing = discovered.missing.filter(({ path, why }) => {
    const place = projects.configs.places.folder(resolveSlashed(from, path))
    return why !== 'no-drafts' || !accounts.some(({ file }) => pathBelow(place, file) !== undefined)
  })
  const plans = weekPlans === true ? calendars.weekPlans() : undefined
  const excused = useBaselines
    ? await withBaselines(cwd, all, projects, paths.length === 0 && selection === undefined)
    : { files: all, baselines: [] }
  return finish(excused, missing.map(missingWords), projects, only ?? home, stopwatch, plans)
}

function byPath(a: FileReport, b: FileReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** Judges one text as if it stood in a file. */
export async function lintText(
  bytes: Uint8Array,
  path: string,
  options: Omit<LintOptions, 'paths' | 'threads'>,
): Promise<Linted> {
  const { cwd, projects, stopwatch, cache } = options
  const file = projects.configs.places.of(resolveSlashed(cwd, path))
  const project = await projects.of(dirname(file))
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  const read: Decoded =
    bytes.length > maxBytes
      ? { ok: false, why: { kind: 'too-large', bytes: bytes.length, maxBytes } }
      : decodeSource(bytes)
  const bench = await project.benchFor(file)
  const place = { project, bench, stopwatch }
  const { report, draft } = judgeText(path, read, place)
  const caches = new DraftCaches(cache, stopwatch)
  const calendars = new Calendars(cwd, projects, { source: workingFolder, caches, stopwatch })
  const collected = draft === undefined ? undefined : collectDraft(draft, file, place)
  if (collected !== undefined) calendars.add(project, collected, bench)
  const calendar = (await calendars.judge()).get(file)
  caches.save(undefined)
  const whole = project.rules.withOwn(withCalendar(report, calendar, file, bench), file)
  return finish(await withBaselines(cwd, [whole], projects, false), [], projects, project, stopwatch)
}

async function finish(
  { files, baselines }: WithBaselines,
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
    ...(baselines.length === 0 ? {} : { baselines }),
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
export function gradeNames({ config, packs }: Project): ReadonlyMap<Grade, GradeName> {
  const names = new Map(plainNames)
  const given = [config.grades, ...packs.map((pack) => pack.grades)].reverse()
  for (const grades of given)
    for (const [grade, { name, sanction }] of grades ?? []) names.set(grade, { name, sanction })
  return names
}
