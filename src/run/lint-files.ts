import { dirname, resolve } from 'node:path'
import { parseDraft } from '../draft/draft.ts'
import { type FileReport, unjudgeable } from '../lint/file-report.ts'
import { type Bench, lintDraft } from '../lint/lint-draft.ts'
import type { GradeName, MissingWords, RunReport, Timing } from '../lint/run-report.ts'
import type { Grade } from '../pack/pack-shape.ts'
import { type Decoded, decodeSource } from './decode-source.ts'
import { discover } from './discover.ts'
import { missingWords } from './missing-words.ts'
import type { Project, Projects } from './project.ts'
import { DEFAULT_MAX_BYTES, readSource } from './read-source.ts'
import type { Stopwatch } from './stopwatch.ts'
import { unreadableMessage } from './unreadable-message.ts'

export interface LintOptions {
  readonly cwd: string
  readonly paths: readonly string[]
  readonly projects: Projects
  readonly stopwatch: Stopwatch
  /** Told after each draft how far the run has come. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Finds, reads and judges drafts. A draft that can't be judged is reported and the run goes on. */
export async function lintFiles({ cwd, paths, projects, stopwatch, onProgress }: LintOptions): Promise<RunReport> {
  const home = await projects.of(cwd)
  const wanted = paths.length > 0 ? paths : home.config.drafts.length > 0 ? home.config.drafts : ['.']
  const { files, missing } = await stopwatch.time('discover', () =>
    discover(wanted, {
      cwd: paths.length > 0 ? cwd : home.root,
      ignore: home.config.ignore,
      accountGlobs: home.config.accounts,
    }),
  )
  const reports: FileReport[] = []
  let folder: string | undefined
  let project: Project = home
  for (const path of files) {
    const absolute = resolve(paths.length > 0 ? cwd : home.root, path)
    if (dirname(absolute) !== folder) {
      folder = dirname(absolute)
      project = await projects.of(folder)
    }
    const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
    const read = stopwatch.timeNow('read', () => readSource(absolute, { maxBytes }))
    reports.push(judge(path, read, await project.benchFor(absolute), stopwatch))
    onProgress?.(reports.length, files.length)
  }
  return finish(reports, missing.map(missingWords), projects, home, stopwatch)
}

/** Judges one text as if it stood in a file. */
export async function lintText(
  bytes: Uint8Array,
  path: string,
  options: Omit<LintOptions, 'paths'>,
): Promise<RunReport> {
  const { cwd, projects, stopwatch } = options
  const absolute = resolve(cwd, path)
  const project = await projects.of(dirname(absolute))
  const maxBytes = project.config['max-bytes'] ?? DEFAULT_MAX_BYTES
  const read: Decoded =
    bytes.length > maxBytes
      ? { ok: false, why: { kind: 'too-large', bytes: bytes.length, maxBytes } }
      : decodeSource(bytes)
  return finish([judge(path, read, await project.benchFor(absolute), stopwatch)], [], projects, project, stopwatch)
}

function judge(path: string, read: Decoded, bench: Bench, stopwatch: Stopwatch): FileReport {
  if (!read.ok) {
    const { message, help } = unreadableMessage(read.why, path)
    return unjudgeable(path, [{ span: { start: 0, end: 0 }, message, ...(help === undefined ? {} : { help }) }])
  }
  const draft = stopwatch.timeNow('parse', () => parseDraft(read.text, path))
  return stopwatch.timeNow('judge', () => lintDraft(draft, bench))
}

async function finish(
  files: readonly FileReport[],
  missing: readonly MissingWords[],
  projects: Projects,
  home: Project,
  stopwatch: Stopwatch,
): Promise<RunReport> {
  const all = await projects.all()
  const timings: readonly Timing[] | undefined = stopwatch.timings
  return {
    files,
    accountProblems: all.flatMap((project) => project.accountProblems),
    missing,
    grades: gradeNames(home),
    milliseconds: stopwatch.elapsed,
    ...(timings === undefined ? {} : { timings }),
  }
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
