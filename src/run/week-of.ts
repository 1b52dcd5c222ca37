import { dirname } from 'node:path'
import type { Post } from '../checks/calendar/post.ts'
import { dayNumber } from '../draft/moment.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import { groupBy } from '../lint/group-by.ts'
import { calendarRules } from '../lint/rules-by-use.ts'
import type { UnplacedDraft, Week, WeekPost } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekOf } from '../text/day-text.ts'
import { findDrafts } from './find-drafts.ts'
import { lintFiles } from './lint-files.ts'
import { missingWords } from './missing-words.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import type { Stopwatch } from './stopwatch.ts'
import { heldRules, mondayOf, promisedBy, weekPlan } from './week-plan.ts'

/** The drafts of a project by account: what a week is cut from. */
export interface Schedule {
  /** Undefined stands for drafts without an account. */
  readonly accounts: ReadonlyMap<string | undefined, readonly Scheduled[]>
  /** Drafts that could not be read or parsed, as shown. */
  readonly unreadable: readonly string[]
  /** Paths of the config that lead to no drafts. */
  readonly missing: readonly ReturnType<typeof missingWords>[]
  readonly rules: ReadonlyMap<string, Rule>
}

/** A draft, when it goes out, and the day that it names where it names no time of day. */
export interface Scheduled extends Collected {
  readonly day: number | undefined
}

/** Reads when every draft of a project goes out. */
export async function readSchedule(cwd: string, projects: Projects): Promise<Schedule> {
  const { drafts, discovered } = await findDrafts(cwd, [], await projects.of(cwd))
  const scheduled: Scheduled[] = []
  const unreadable: string[] = []
  const rules = new Map<string, Rule>()
  for (const found of drafts) {
    const project = await projects.of(dirname(found.file))
    const draft = readDraft(found, project)
    if (draft === undefined) {
      unreadable.push(found.path)
      continue
    }
    const bench = calendarBench(await project.benchFor(found.file))
    for (const rule of bench.rules) rules.set(rule.id, rule)
    const collected = collectPost(draft, found.file, {
      bench,
      toZone: project.outside.toZone,
      defaultAccount: project.config.account?.value,
    })
    const { publish } = draft.meta
    scheduled.push({ ...collected, day: publish === undefined ? undefined : dayNumber(publish) })
  }
  return {
    accounts: groupBy(scheduled, ({ account }) => account),
    unreadable,
    missing: discovered.missing.map(missingWords),
    rules,
  }
}

function calendarBench(bench: Bench): Bench {
  return { ...bench, rules: calendarRules(bench.rules) }
}

/**
 * The week of an account that a day is in, with what a lint finds in its drafts.
 *
 * @param day days since 1970-01-01; `today` too
 */
export async function weekOfAccount(
  schedule: Schedule,
  account: string | undefined,
  { day, today }: { readonly day: number; readonly today: number },
  { cwd, projects, stopwatch }: { readonly cwd: string; readonly projects: Projects; readonly stopwatch: Stopwatch },
): Promise<Week> {
  const collected = schedule.accounts.get(account) ?? []
  const posts = collected.flatMap(({ post }) => post ?? []).sort(byTime)
  const week = weekOf(day)
  const firstDay = mondayOf(day)
  const shown = posts.filter(({ at }) => weekOf(at.day) === week)
  const reports = new Map<string, FileReport>()
  if (shown.length > 0) {
    const { report } = await lintFiles({ cwd, paths: shown.map(({ path }) => path), projects, stopwatch })
    for (const file of report.files) reports.set(file.path, file)
  }
  const held = heldRules(collected, schedule.rules)
  const tooSoon = new Set(held.rules.flatMap((rule) => tooSoonBy(rule, held.under(rule, posts))))
  const weeks = posts.map(({ at }) => weekOf(at.day))
  const profile = (await projects.of(cwd)).accountNamed(account)?.profile
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
function tooSoonBy({ check, prepared }: Rule, posts: readonly Post[]): readonly Post[] {
  if (check.name !== 'interval') return []
  const { min } = prepared as { readonly min: number | undefined }
  if (min === undefined) return []
  return posts.filter((post, at) => {
    const before = posts[at - 1]
    return before !== undefined && post.at.instant - before.at.instant < min
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
