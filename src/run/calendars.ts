import { dirname } from 'node:path'
import type { Post } from '../checks/calendar/post.ts'
import type { Zoned } from '../draft/instant.ts'
import type { Bench } from '../lint/bench.ts'
import { byAccount, type CalendarPart } from '../lint/calendar-part.ts'
import type { CalendarReport } from '../lint/calendar-verdicts.ts'
import type { Collected } from '../lint/collect-post.ts'
import { groupBy } from '../lint/group-by.ts'
import { lintCalendar } from '../lint/lint-calendar.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import type { AccountWeekPlan } from '../lint/week.ts'
import { excuserOf } from './baselines.ts'
import { calendarPlace } from './calendar-place.ts'
import type { DraftCaches } from './draft-caches.ts'
import type { DraftSource } from './draft-source.ts'
import { excusedAt } from './excused-at.ts'
import { findDrafts } from './find-drafts.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import type { Stopwatch } from './stopwatch.ts'
import { factsOfDraft, type Site } from './visit-draft.ts'
import { heldRules, mondayOf, promisedBy, weekPlan } from './week-plan.ts'

/**
 * The calendars of a run. The corpus of a project is what its config names as drafts; the selection is what the run is
 * about. Rules of the calendar judge the corpus of the accounts concerned and speak of the selection.
 */
export class Calendars {
  readonly #cwd: string
  readonly #projects: Projects
  readonly #sources: CorpusSources
  readonly #options: CalendarOptions
  readonly #selected = new Map<Project, CollectedBy>()
  readonly #judged: Judged[] = []

  constructor(cwd: string, projects: Projects, sources: CorpusSources, options: CalendarOptions = {}) {
    this.#cwd = cwd
    this.#projects = projects
    this.#sources = sources
    this.#options = options
  }

  /** Takes in a draft of the selection. */
  add(project: Project, collected: Collected, bench: Bench): void {
    if (!this.#takesPart(collected)) return
    let selected = this.#selected.get(project)
    if (selected === undefined) {
      selected = new Map()
      this.#selected.set(project, selected)
    }
    addTo(selected, bench, collected)
  }

  /** What the calendars say of the drafts that were taken in, by their files. */
  async judge(): Promise<ReadonlyMap<string, CalendarReport>> {
    const reports = new Map<string, CalendarReport>()
    for (const [project, selected] of this.#selected) {
      const drafts = [...selected.values()]
      if (!drafts.some((all) => all.some(({ rules }) => rules.length > 0))) continue
      const files = new Set<string>()
      const accounts = new Set<string | undefined>()
      for (const { file, account } of drafts.flat()) {
        files.add(file)
        accounts.add(account)
      }
      const others = await this.#corpus(project, files, accounts)
      const isExcused = others.size === 0 ? undefined : await this.#excuses(project, others)
      const place = { ...calendarPlace(project), ...(isExcused === undefined ? {} : { isExcused }) }
      const parts = partsOf(selected, others)
      for (const [file, report] of lintCalendar(parts, place, files)) reports.set(file, report)
      if (this.#options.keepsPosts === true) this.#judged.push({ project, parts, now: place.now })
    }
    this.#selected.clear()
    return reports
  }

  /** What the rules ask of each week of each account, of the corpora that were judged, if posts were kept for it. */
  weekPlans(): readonly AccountWeekPlan[] {
    return this.#judged.flatMap(({ project, parts, now }) =>
      [...byAccount(parts)].flatMap(([account, shares]) => {
        const held = heldRules(shares)
        const promised = promisedBy(project.accountNamed(account)?.profile.calendar)
        const posts = shares.flatMap(({ collected }) => collected.flatMap(({ post }) => post ?? []))
        return [...groupBy(posts, ({ at }) => mondayOf(at.day))].map(([firstDay, ofWeek]) => ({
          account,
          ...weekPlan(held, ofWeek, {
            firstDay,
            // Without a clock no day is over, and nothing is too little yet.
            today: now?.day ?? Number.NEGATIVE_INFINITY,
            ...(promised === undefined ? {} : { promised }),
          }),
        }))
      }),
    )
  }

  /** The drafts of a project that the run is not about, of some accounts. */
  async #corpus(
    project: Project,
    selectedFiles: ReadonlySet<string>,
    accounts: ReadonlySet<string | undefined>,
  ): Promise<CollectedBy> {
    const corpus: CollectedBy = new Map()
    if (project === this.#options.whole || project.config.drafts.length === 0) return corpus
    const { drafts } = await findDrafts(this.#cwd, [], project)
    for (const { path, file } of drafts) {
      if (selectedFiles.has(file) || (await this.#projects.of(dirname(file))) !== project) continue
      const bench = await project.benchFor(file)
      const found = factsOfDraft({ path, file }, this.#site(project, bench, drafts.length))
      if (found !== undefined && accounts.has(found.account) && this.#takesPart(found)) addTo(corpus, bench, found)
    }
    return corpus
  }

  #site(project: Project, bench: Bench, drafts: number): Site {
    const { source, caches, stopwatch } = this.#sources
    return { project, bench, stopwatch, source, cache: caches?.of(project, drafts) }
  }

  #takesPart({ post }: Collected): boolean {
    return this.#options.publishedOnly !== true || post === undefined || post.status === 'published'
  }

  /** What tells of posts outside of the selection whether something is excused there. */
  async #excuses(project: Project, others: CollectedBy) {
    if (this.#options.publishedOnly === true) return undefined
    const excuse = await excuserOf(this.#cwd, project)
    const count = [...others.values()].reduce((sum, { length }) => sum + length, 0)
    const benchOf = ({ file }: Post) =>
      [...others].find(([, collected]) => collected.some((each) => each.file === file))?.[0] as Bench
    return excusedAt((post) => this.#site(project, benchOf(post), count), excuse)
  }
}

export interface CalendarOptions {
  /** The project all of whose corpus is selected. */
  readonly whole?: Project | undefined
  /** Whether it will be asked for plans of weeks. */
  readonly keepsPosts?: boolean | undefined
  /** Whether drafts that have not gone out take no part, and nothing is told but where it belongs. */
  readonly publishedOnly?: boolean | undefined
}

/** Where what the corpus contributes comes from. */
export interface CorpusSources {
  readonly source: DraftSource
  readonly caches?: DraftCaches
  readonly stopwatch: Stopwatch
}

interface Judged {
  readonly project: Project
  readonly parts: readonly CalendarPart[]
  readonly now: Zoned | undefined
}

/** Drafts by what they are judged by. */
type CollectedBy = Map<Bench, Collected[]>

function addTo(all: CollectedBy, bench: Bench, collected: Collected): void {
  const known = all.get(bench)
  if (known === undefined) all.set(bench, [collected])
  else known.push(collected)
}

function partsOf(selected: CollectedBy, others: CollectedBy): readonly CalendarPart[] {
  return [...new Set([...selected.keys(), ...others.keys()])].map((bench) => {
    const [own = [], more = []] = [selected.get(bench), others.get(bench)]
    return { rules: calendarRules(bench.rules), collected: more.length === 0 ? own : [...own, ...more] }
  })
}
