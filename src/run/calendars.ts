import { dirname } from 'node:path'
import type { Zoned } from '../draft/instant.ts'
import type { Bench } from '../lint/bench.ts'
import type { Collected } from '../lint/collect-post.ts'
import { excuseCalendar } from '../lint/excuse-draft.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import { type CalendarReport, lintCalendar } from '../lint/lint-calendar.ts'
import { bothUnjudged } from '../lint/make-violation.ts'
import { mergeViolations } from '../lint/merge-violations.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import type { Violation } from '../lint/violation.ts'
import type { AccountWeekPlan } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import type { DraftCaches } from './draft-caches.ts'
import { type DraftSource, workingFolder } from './draft-source.ts'
import { findDrafts } from './find-drafts.ts'
import { namedFiles } from './named-files.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { PutAwayText } from './put-away-text.ts'
import { slashed } from './slash-path.ts'
import type { Stopwatch } from './stopwatch.ts'
import { factsOfDraft } from './visit-draft.ts'
import { heldRules, mondayOf, promisedBy, weekPlan } from './week-plan.ts'

/**
 * The calendars of a run. The corpus of a project is what its config names as drafts; the selection is what the run is
 * about. Rules of the calendar judge the corpus of the accounts concerned and speak of the selection.
 */
export class Calendars {
  readonly #cwd: string
  readonly #projects: Projects
  readonly #sources: CorpusSources
  readonly #whole: Project | undefined
  readonly #keepsPosts: boolean
  readonly #selected = new Map<Project, Selected>()
  readonly #judged: Judged[] = []

  constructor(cwd: string, projects: Projects, sources: CorpusSources, { whole, keepsPosts }: CalendarOptions = {}) {
    this.#cwd = cwd
    this.#whole = whole
    this.#keepsPosts = keepsPosts === true
    this.#projects = projects
    this.#sources = sources
  }

  /** Takes in a draft of the selection. */
  add(project: Project, collected: Collected, bench: Bench): void {
    let selected = this.#selected.get(project)
    if (selected === undefined) {
      selected = { collected: [], rules: new Map(), benches: new Set() }
      this.#selected.set(project, selected)
    }
    if (!selected.benches.has(bench)) {
      selected.benches.add(bench)
      for (const rule of calendarRules(bench.rules)) selected.rules.set(rule.id, rule)
    }
    selected.collected.push(collected)
  }

  /** What the calendars say of the drafts that were taken in, by their files. */
  async judge(): Promise<ReadonlyMap<string, CalendarReport>> {
    const reports = new Map<string, CalendarReport>()
    for (const [project, { collected, rules }] of this.#selected) {
      if (collected.every((each) => each.rules.length === 0)) continue
      const files = new Set(collected.map(({ file }) => file))
      const accounts = new Set(collected.map(({ account }) => account))
      const others = (await this.#corpus(project, files)).filter(({ account }) => accounts.has(account))
      const bench = {
        rules: [...rules.values()],
        accountOf: (name: string | undefined) => project.accountNamed(name),
        filesNamed: namedFiles(slashed(project.root)),
      }
      const { today } = project
      const now = today === undefined ? undefined : project.outside.toZone({ minutes: 0, ...today })
      const corpus = others.length === 0 ? collected : [...collected, ...others]
      for (const [file, report] of lintCalendar(corpus, bench, now, files)) reports.set(file, report)
      if (this.#keepsPosts) this.#judged.push({ project, corpus, rules, now })
    }
    this.#selected.clear()
    return reports
  }

  /** What the rules ask of each week of each account, of the corpora that were judged, if posts were kept for it. */
  weekPlans(): readonly AccountWeekPlan[] {
    return this.#judged.flatMap(({ project, corpus, rules, now }) => {
      const byAccount = groupBy(corpus, ({ account }) => account)
      return [...byAccount].flatMap(([account, collected]) => {
        const held = heldRules(collected, rules)
        const promised = promisedBy(project.accountNamed(account)?.profile.calendar)
        const weeks = groupBy(
          collected.flatMap(({ post }) => post ?? []),
          ({ at }) => mondayOf(at.day),
        )
        return [...weeks].map(([firstDay, posts]) => ({
          account,
          ...weekPlan(held, posts, {
            firstDay,
            // Without a clock no day is over, and nothing is too little yet.
            today: now?.day ?? Number.NEGATIVE_INFINITY,
            ...(promised === undefined ? {} : { promised }),
          }),
        }))
      })
    })
  }

  /** The drafts of a project that the run is not about. */
  async #corpus(project: Project, selectedFiles: ReadonlySet<string>): Promise<readonly Collected[]> {
    if (project === this.#whole || project.config.drafts.length === 0) return []
    const { drafts } = await findDrafts(this.#cwd, [], project)
    const collected: Collected[] = []
    for (const { path, file } of drafts) {
      if (selectedFiles.has(file) || (await this.#projects.of(dirname(file))) !== project) continue
      const bench = await project.benchFor(file)
      const { source, caches, stopwatch } = this.#sources
      const site = { project, bench, stopwatch, source, cache: caches?.of(project, drafts.length) }
      const found = factsOfDraft({ path, file }, site)
      if (found !== undefined) collected.push(found)
    }
    return collected
  }
}

export interface CalendarOptions {
  /** The project all of whose corpus is selected. */
  readonly whole?: Project | undefined
  /** Whether it will be asked for plans of weeks. */
  readonly keepsPosts?: boolean | undefined
}

/** Where what the corpus contributes comes from. */
export interface CorpusSources {
  readonly source: DraftSource
  readonly caches?: DraftCaches
  readonly stopwatch: Stopwatch
}

interface Judged {
  readonly project: Project
  readonly corpus: readonly Collected[]
  readonly rules: ReadonlyMap<string, Rule>
  readonly now: Zoned | undefined
}

interface Selected {
  readonly collected: Collected[]
  readonly rules: Map<string, Rule>
  /** Those whose rules are taken in. */
  readonly benches: Set<Bench>
}

function furthestEnd(violations: readonly Violation[]): number {
  return violations.reduce((furthest, { span }) => Math.max(furthest, span.end), 0)
}

/** A report with what the calendar says of its draft. A draft without other violations is read once more, to be shown. */
export function withCalendar(
  report: FileReport,
  calendar: CalendarReport | undefined,
  file: string,
  bench: Pick<Bench, 'rules' | 'origins'>,
  source: DraftSource = workingFolder,
): FileReport {
  if (calendar === undefined) return report
  const whole: { -readonly [K in keyof FileReport]: FileReport[K] } = { ...report }
  whole.unjudged = bothUnjudged(report.unjudged, calendar.unjudged)
  whole.rulesJudged += calendar.rulesJudged
  if (calendar.violations.length === 0 && report.waiting === undefined) return whole
  const { open, suppressed } = excuseCalendar(calendar.violations, report.waiting ?? [], bench)
  if (suppressed.length > 0) whole.suppressed = [...report.suppressed, ...suppressed]
  if (open.length === 0) return whole
  whole.violations = mergeViolations([...report.violations, ...open], (id) => bench.origins.get(id) ?? id)
  whole.text ??= new PutAwayText(file, source, furthestEnd(whole.violations))
  return whole
}
