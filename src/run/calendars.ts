import { dirname } from 'node:path'
import type { Zoned } from '../draft/instant.ts'
import { amend, withLazySource } from '../lint/amend-report.ts'
import type { Bench } from '../lint/bench.ts'
import type { Collected } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import { type CalendarReport, lintCalendar } from '../lint/lint-calendar.ts'
import { mergeViolations } from '../lint/merge-violations.ts'
import type { AccountWeekPlan } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import type { DraftCaches } from './draft-caches.ts'
import { findDrafts } from './find-drafts.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { readSource } from './read-source.ts'
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
  readonly #caches: DraftCaches
  readonly #stopwatch: Stopwatch
  readonly #selected = new Map<Project, Selected>()
  readonly #judged: Judged[] = []

  constructor(cwd: string, projects: Projects, caches: DraftCaches, stopwatch: Stopwatch) {
    this.#cwd = cwd
    this.#projects = projects
    this.#caches = caches
    this.#stopwatch = stopwatch
  }

  /**
   * Takes in a draft of the selection.
   *
   * @param collect what it contributes, asked for only where a rule of the calendar holds
   */
  add(project: Project, bench: Bench, collect: () => Collected | undefined): void {
    let selected = this.#selected.get(project)
    if (selected === undefined) {
      selected = { collected: [], rules: new Map() }
      this.#selected.set(project, selected)
    }
    for (const rule of calendarRules(bench)) selected.rules.set(rule.id, rule)
    const collected = selected.rules.size > 0 ? collect() : undefined
    if (collected !== undefined) selected.collected.push(collected)
  }

  /** What the calendars say of the drafts that were taken in, by their path. */
  async judge(): Promise<ReadonlyMap<string, CalendarReport>> {
    const reports = new Map<string, CalendarReport>()
    for (const [project, { collected, rules }] of this.#selected) {
      if (collected.every((each) => each.rules.length === 0)) continue
      const paths = new Set(collected.map(({ path }) => path))
      const accounts = new Set(collected.map(({ account }) => account))
      const others = (await this.#corpus(project, paths)).filter(({ account }) => accounts.has(account))
      const bench = { rules: [...rules.values()], accountOf: (name: string | undefined) => project.accountNamed(name) }
      const { today } = project
      const now = today === undefined ? undefined : project.outside.toZone({ minutes: 0, ...today })
      const corpus = [...collected, ...others]
      for (const [path, report] of lintCalendar(corpus, bench, now, paths)) reports.set(path, report)
      this.#judged.push({ project, corpus, rules, now })
    }
    return reports
  }

  /** What the rules ask of each week of each account, of the corpora that were judged. */
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
  async #corpus(project: Project, selected: ReadonlySet<string>): Promise<readonly Collected[]> {
    if (project.config.drafts.length === 0) return []
    const { drafts } = await findDrafts(this.#cwd, [], project)
    const collected: Collected[] = []
    const cache = this.#caches.of(project)
    for (const { path, file } of drafts) {
      if (selected.has(path) || (await this.#projects.of(dirname(file))) !== project) continue
      const bench = await project.benchFor(file)
      const facts = factsOfDraft({ path, file }, { project, bench, cache, stopwatch: this.#stopwatch })
      if (facts !== undefined) collected.push(facts)
    }
    return collected
  }
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
}

function calendarRules({ rules }: Bench): readonly Rule[] {
  return rules.filter(({ check }) => check.reads === 'calendar')
}

/** A report with what the calendar says of its draft. A draft without other violations is read once more if it is shown. */
export function withCalendar(
  report: FileReport,
  calendar: CalendarReport | undefined,
  file: string,
  originOf: (rule: string) => string,
): FileReport {
  if (calendar === undefined) return report
  const unjudged = [...report.unjudged, ...calendar.unjudged]
  const rulesJudged = report.rulesJudged + calendar.rulesJudged
  if (calendar.violations.length === 0) return amend(report, { unjudged, rulesJudged })
  const violations = mergeViolations([...report.violations, ...calendar.violations], originOf)
  const whole = amend(report, { unjudged, rulesJudged, violations })
  if ('source' in report) return whole
  return withLazySource(whole, () => {
    const read = readSource(file)
    const isLongEnough = (text: string) => violations.every(({ span }) => span.end <= text.length)
    return read.ok && isLongEnough(read.text) ? read.text : undefined
  })
}
