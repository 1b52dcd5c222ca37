import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { dayNumber } from '../draft/moment.ts'
import type { BaselineContext, BaselineEntry, BaselineOutcome, PlacedReport } from '../lint/baseline.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import type { BaselineTotal } from '../lint/run-report.ts'
import { diskTree } from './file-tree.ts'
import { shownPath } from './places.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { resolveSlashed, slashed } from './slash-path.ts'

export interface WithBaselines {
  readonly files: readonly FileReport[]
  readonly baselines: readonly BaselineTotal[]
}

/** The reports of a run without what the baselines of their projects excuse. */
export async function withBaselines(
  cwd: string,
  files: readonly FileReport[],
  projects: Projects,
  wholeCorpus: boolean,
): Promise<WithBaselines> {
  const done = new Map<FileReport, FileReport>()
  const baselines: BaselineTotal[] = []
  for (const [project, mine] of await byProject(cwd, files, projects)) {
    const file = baselineInUse(project)
    if (file === undefined) continue
    const placed = placedIn(project, cwd, mine)
    const { loadBaseline } = await import('./load-baseline.ts')
    const entries = loadBaseline(cwd, file, project.trusted?.tree ?? diskTree)
    const outcome = await applyEntries(project, entries, placed, wholeCorpus)
    for (const [at, { report }] of placed.entries()) done.set(report, outcome.reports[at] ?? report)
    const { stale, expired } = outcome
    if (stale.length + expired.length > 0)
      baselines.push({ path: shownPath(cwd, file), stale: stale.length, expired: expired.length })
  }
  return { files: done.size === 0 ? files : files.map((report) => done.get(report) ?? report), baselines }
}

/** The reports of each project. */
export async function byProject(
  cwd: string,
  files: readonly FileReport[],
  projects: Projects,
): Promise<ReadonlyMap<Project, readonly FileReport[]>> {
  const homes = new Map<FileReport, Project>()
  let folder: string | undefined
  let home: Project | undefined
  for (const report of files) {
    const own = dirname(resolve(cwd, report.path))
    if (home === undefined || own !== folder) home = await projects.of(own)
    folder = own
    homes.set(report, home)
  }
  return groupBy(files, (report) => homes.get(report) as Project)
}

/** The baseline that a project has: the one that is named, else the usual one if it is there. */
function baselineInUse(project: Project): string | undefined {
  const { baseline } = project
  if (baseline === undefined) return undefined
  const tree = project.trusted?.tree ?? diskTree
  return baseline.isNamed || tree.exists(baseline.file) ? baseline.file : undefined
}

/** Reports with their paths from the root of a project. */
export function placedIn(project: Project, cwd: string, reports: readonly FileReport[]): PlacedReport[] {
  const { root, configs } = project
  const placeOf = ({ path }: FileReport) => configs.places.of(resolveSlashed(cwd, path))
  return reports.map((report) => ({ path: slashed(relative(root, placeOf(report))), report }))
}

/** Holds the entries of a baseline against reports. What that takes is loaded only where there is a baseline. */
export async function applyEntries(
  project: Project,
  entries: readonly BaselineEntry[],
  placed: readonly PlacedReport[],
  wholeCorpus: boolean,
): Promise<BaselineOutcome> {
  const { applyBaseline } = await import('../lint/baseline.ts')
  return applyBaseline(placed, entries, contextOf(project, wholeCorpus))
}

/** What takes out of a report by itself what the baseline of its project excuses. */
export async function excuserOf(cwd: string, project: Project): Promise<(report: FileReport) => FileReport> {
  const file = baselineInUse(project)
  if (file === undefined) return (report) => report
  const { loadBaseline } = await import('./load-baseline.ts')
  const { applyBaseline } = await import('../lint/baseline.ts')
  const entries = loadBaseline(cwd, file, project.trusted?.tree ?? diskTree)
  const context = contextOf(project, false)
  return (report) => applyBaseline(placedIn(project, cwd, [report]), entries, context).reports[0] ?? report
}

function contextOf(project: Project, wholeCorpus: boolean): BaselineContext {
  return {
    protectionsOf: (rule, info) => project.rules.protectionsOf(rule, info),
    isGone: (path) => !existsSync(resolve(project.root, path)),
    judges: (rule) => project.rules.judges(rule),
    wholeCorpus,
    today: project.today === undefined ? undefined : dayNumber(project.today),
  }
}
