import { dirname } from 'node:path'
import type { Post } from '../checks/calendar/post.ts'
import { dayThere } from '../draft/instant.ts'
import { byAccount, type CalendarPart } from '../lint/calendar-part.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import type { UnplacedDraft, Week, WeekPost } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekOf } from '../text/day-text.ts'
import { findDrafts } from './find-drafts.ts'
import type { JudgedBy } from './judge-text.ts'
import { lintFiles } from './lint-files.ts'
import { missingWords } from './missing-words.ts'
import type { Project } from './project.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import type { Stopwatch } from './stopwatch.ts'
import { type HeldRules, heldRules, mondayOf, promisedBy, weekPlan } from './week-plan.ts'

/** When drafts go out: what a week is cut from. */
export interface Schedule {
  /** In order of what was found; an account of the same name in another project is another one. */
  readonly accounts: readonly AccountSchedule[]
  /** Drafts that could not be read or parsed, as shown. */
  readonly unreadable: readonly string[]
  /** Paths of the config that lead to no drafts. */
  readonly missing: readonly ReturnType<typeof missingWords>[]
}

/** The drafts of an account of a project. */
export interface AccountSchedule {
  readonly project: Project
  /** Undefined: drafts without an account. */
  readonly account: string | undefined
  readonly parts: readonly CalendarPart<Scheduled>[]
}

/** A draft, when it goes out, and the day that it names where it names no time of day. */
export interface Scheduled extends Collected {
  readonly day: number | undefined
}

/** Reads when every draft goes out that a config names. */
export async function readSchedule(cwd: string, projects: Projects): Promise<Schedule> {
  const { drafts, discovered } = await findDrafts(cwd, [], await projects.of(cwd))
  const found: (JudgedBy & { readonly scheduled: Scheduled })[] = []
  const unreadable: string[] = []
  for (const { path, file } of drafts) {
    const project = await projects.of(dirname(file))
    const draft = readDraft({ path, file }, project)
    if (draft === undefined) {
      unreadable.push(path)
      continue
    }
    const bench = await project.benchFor(file)
    const { toZone } = project.outside
    const collected = collectPost(draft, file, { bench, toZone, defaultAccount: project.config.account?.value })
    const { publish } = draft.meta
    const day = publish === undefined ? undefined : dayThere(publish, toZone)
    found.push({ project, bench, scheduled: { ...collected, day } })
  }
  const accounts = [...groupBy(found, ({ project }) => project)].flatMap(([project, mine]) => {
    const parts = [...groupBy(mine, ({ bench }) => bench)].map(([{ rules }, alike]) => ({
      rules: calendarRules(rules),
      collected: alike.map(({ scheduled }) => scheduled),
    }))
    return [...byAccount(parts)].map(([account, shares]) => ({ project, account, parts: shares }))
  })
  return { accounts, unreadable, missing: discovered.missing.map(missingWords) }
}

/**
 * The week of an account that a day is in, with what a lint finds in its drafts.
 *
 * @param day days since 1970-01-01; `today` too
 */
export async function weekOfAccount(
  { project, account, parts }: AccountSchedule,
  { day, today }: { readonly day: number; readonly today: number },
  { cwd, projects, stopwatch }: { readonly cwd: string; readonly projects: Projects; readonly stopwatch: Stopwatch },
): Promise<Week> {
  const collected = parts.flatMap((part) => part.collected)
  const posts = collected.flatMap(({ post }) => post ?? []).sort(byTime)
  const week = weekOf(day)
  const firstDay = mondayOf(day)
  const shown = posts.filter(({ at }) => weekOf(at.day) === week)
  const reports = new Map<string, FileReport>()
  if (shown.length > 0) {
    const { report } = await lintFiles({ cwd, paths: shown.map(({ path }) => path), projects, stopwatch })
    for (const file of report.files) reports.set(file.path, file)
  }
  const held = heldRules(parts)
  const tooSoon = new Set(held.rules.flatMap((rule) => tooSoonBy(rule, held, posts)))
  const weeks = posts.map(({ at }) => weekOf(at.day))
  const profile = project.accountNamed(account)?.profile
  const promised = promisedBy(profile?.calendar)
  return {
    account,
    nickname: profile?.nickname,
    ...weekPlan(held, shown, { firstDay, today, ...(promised === undefined ? {} : { promised }) }),
    today,
    posts: shown.flatMap((post) => {
      const report = reports.get(post.path)
      return report === undefined ? [] : [weekPost(post, report, tooSoon.has(post))]
    }),
    unplaced: unplacedOf(collected, week),
    before: nearestMonday(
      weeks.filter((each) => each < week),
      Math.max,
    ),
    after: nearestMonday(
      weeks.filter((each) => each > week),
      Math.min,
    ),
  }
}

function byTime(a: Post, b: Post): number {
  return a.at.instant - b.at.instant || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

function nearestMonday(weeks: readonly number[], nearest: (a: number, b: number) => number): number | undefined {
  return weeks.length === 0 ? undefined : mondayOf(weeks.reduce((a, b) => nearest(a, b)) * 7)
}

function weekPost({ path, at, kind, status, words }: Post, report: FileReport, isTooSoon: boolean): WeekPost {
  return { path, at, kind, status, words, report, isTooSoon }
}

/** @param posts in order of time; all of them, since the one before Monday's first is Sunday's last */
function tooSoonBy(rule: Rule, held: HeldRules, posts: readonly Post[]): readonly Post[] {
  if (rule.check.name !== 'interval') return []
  const { min } = rule.prepared as { readonly min: number | undefined }
  if (min === undefined) return []
  const compared = held.under(rule, posts)
  return compared.filter((post, at) => {
    const before = compared[at - 1]
    return before !== undefined && held.isSetFor(rule, post) && post.at.instant - before.at.instant < min
  })
}

/** Drafts of a day of another week belong there. */
function unplacedOf(collected: readonly Scheduled[], week: number): readonly UnplacedDraft[] {
  return collected
    .filter(({ post, day }) => post === undefined && (day === undefined || weekOf(day) === week))
    .map(({ path, day }) => ({ path, day }))
    .sort((a, b) => {
      const [first, second] = [a.day ?? Number.MAX_SAFE_INTEGER, b.day ?? Number.MAX_SAFE_INTEGER]
      return first - second || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
    })
}
