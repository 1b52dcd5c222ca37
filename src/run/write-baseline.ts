import { dayNumber } from '../draft/moment.ts'
import {
  type BaselineEntry,
  type BaselineOutcome,
  belongsInBaseline,
  type PlacedReport,
  rulesOf,
} from '../lint/baseline.ts'
import { writeBaseline } from '../lint/baseline-file.ts'
import type { FileReport } from '../lint/file-report.ts'
import { excerptOf, fingerprintOf } from '../lint/fingerprint.ts'
import { type Protection, protections } from '../lint/protections.ts'
import { UserError } from '../shape/problem.ts'
import { isoDay } from '../text/day-text.ts'
import { applyEntries, byProject, placedIn } from './baselines.ts'
import { diskTree } from './file-tree.ts'
import { loadBaseline } from './load-baseline.ts'
import { shownPath } from './places.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { writeFileAtomically } from './write-file.ts'

export interface BaselineWish {
  /** Undefined: nothing is added. */
  readonly reason: string | undefined
  readonly author: string | undefined
  /** Days since 1970-01-01. */
  readonly until: number | undefined
  readonly include: readonly Protection[]
  readonly prune: boolean
  readonly wholeCorpus: boolean
}

export interface WrittenBaseline {
  readonly path: string
  readonly entries: number
  readonly added: number
  readonly removed: number
  readonly moved: number
  /** Violations that were left out because of what protects them. */
  readonly leftOut: ReadonlyMap<Protection, number>
  /** Entries that could be pruned. */
  readonly prunable: number
}

/** Writes down the violations of a run in the baselines of its projects. What stands there keeps its date and reason. */
export async function writeBaselines(
  cwd: string,
  files: readonly FileReport[],
  projects: Projects,
  wish: BaselineWish,
): Promise<readonly WrittenBaseline[]> {
  const written: WrittenBaseline[] = []
  const groups = await byProject(cwd, files, projects)
  if (groups.size > 1 && [...groups.keys()].some((project) => project.baseline?.isCommandLine === true)) {
    throw new UserError(
      {
        zh: '这些草稿属于几个项目，不能共用一份 --baseline',
        en: 'These drafts are of several projects; one --baseline cannot serve them all',
      },
      { help: { zh: '每个项目各运行一次', en: 'Run it once for each project' } },
    )
  }
  for (const [project, reports] of groups) {
    const one = await writeOne(project, cwd, placedIn(project, cwd, reports), wish)
    if (one !== undefined) written.push(one)
  }
  return written
}

async function writeOne(
  project: Project,
  cwd: string,
  placed: readonly PlacedReport[],
  wish: BaselineWish,
): Promise<WrittenBaseline | undefined> {
  const file = project.baseline?.file
  if (file === undefined) return undefined
  const isThere = diskTree.exists(file)
  if (!isThere && wish.reason === undefined) return undefined
  const existing = isThere ? loadBaseline(cwd, file, diskTree) : []
  const outcome = await applyEntries(project, existing, placed, wish.wholeCorpus)
  const { added, leftOut } = newEntries(project, placed, outcome, wish)
  const prunable = new Set([...outcome.stale, ...outcome.expired])
  const kept = wish.prune ? existing.filter((entry) => !prunable.has(entry)) : existing
  const entries = [...kept.map((entry) => ({ ...entry, path: outcome.moved.get(entry) ?? entry.path })), ...added]
  writeFileAtomically(file, writeBaseline(entries))
  return {
    path: shownPath(cwd, file),
    entries: entries.length,
    added: added.length,
    removed: existing.length - kept.length,
    moved: outcome.moved.size,
    leftOut,
    prunable: wish.prune ? 0 : prunable.size,
  }
}

function newEntries(
  project: Project,
  placed: readonly PlacedReport[],
  { reports }: BaselineOutcome,
  { reason, author, until, include }: BaselineWish,
): { readonly added: readonly BaselineEntry[]; readonly leftOut: ReadonlyMap<Protection, number> } {
  const added: BaselineEntry[] = []
  const leftOut = new Map<Protection, number>()
  if (reason === undefined || project.today === undefined) return { added, leftOut }
  const date = isoDay(dayNumber(project.today))
  reports.forEach((report, at) => {
    for (const violation of report.violations.filter(belongsInBaseline)) {
      const needed = rulesOf(violation).map(
        (rule) => [rule, project.rules.protectionsOf(rule, violation.rule)] as const,
      )
      const missing = protections.find(
        (each) => !include.includes(each) && needed.some(([, own]) => own.includes(each)),
      )
      if (missing !== undefined) {
        leftOut.set(missing, (leftOut.get(missing) ?? 0) + 1)
        continue
      }
      for (const [rule, own] of needed) {
        added.push({
          rule,
          path: placed[at]?.path ?? report.path,
          text: excerptOf(violation, report.text?.source ?? ''),
          fingerprint: fingerprintOf(violation, report.text?.source, rule),
          date,
          reason,
          ...(author === undefined ? {} : { author }),
          ...(until === undefined ? {} : { until: { text: isoDay(until), day: until } }),
          include: own,
        })
      }
    }
  })
  return { added, leftOut }
}
