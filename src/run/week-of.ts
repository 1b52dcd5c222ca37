import { dirname } from 'node:path'
import { labelsOf, type Post } from '../checks/calendar/post.ts'
import { isInside, type TimeWindow } from '../checks/calendar/time-window.ts'
import { dayNumber, parseMoment } from '../draft/moment.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { UnplacedDraft, Week, WeekPost, WeekShare, WeekWindow } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekOf } from '../text/day-text.ts'
import { findDrafts } from './find-drafts.ts'
import { lintFiles } from './lint-files.ts'
import { missingWords } from './missing-words.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import type { Stopwatch } from './stopwatch.ts'
import { type Promised, weekLimit } from './week-limits.ts'

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
  const accounts = new Map<string | undefined, Scheduled[]>()
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
    const collected = collectPost(draft, bench, project.outside.toZone, project.config.account?.value)
    const { publish } = draft.meta
    const scheduled = { ...collected, day: publish === undefined ? undefined : dayNumber(publish) }
    const known = accounts.get(collected.account)
    if (known === undefined) accounts.set(collected.account, [scheduled])
    else known.push(scheduled)
  }
  return { accounts, unreadable, missing: discovered.missing.map(missingWords), rules }
}

function calendarBench(bench: Bench): Bench {
  return { ...bench, rules: bench.rules.filter(({ check }) => check.reads === 'calendar') }
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
  const firstDay = firstDayOf(week)
  const shown = posts.filter(({ at }) => weekOf(at.day) === week)
  const reports = new Map<string, FileReport>()
  if (shown.length > 0) {
    const { report } = await lintFiles({ cwd, paths: shown.map(({ path }) => path), projects, stopwatch })
    for (const file of report.files) reports.set(file.path, file)
  }
  const heldBy = new Map(collected.map(({ path, rules }) => [path, new Set(rules)]))
  const held = new Set(collected.flatMap(({ rules }) => rules))
  const rules = [...schedule.rules.values()].filter(({ id }) => held.has(id)).sort(byId)
  const under = ({ id }: Rule, all: readonly Post[]) => all.filter(({ path }) => heldBy.get(path)?.has(id) === true)
  const tooSoon = new Set(rules.flatMap((rule) => tooSoonBy(rule, under(rule, posts))))
  const weeks = posts.map(({ at }) => weekOf(at.day))
  const profile = (await projects.of(cwd)).accountNamed(account)?.profile
  const promised = promisedBy(profile?.calendar)
  const frequency = rules.filter(({ check }) => check.name === 'frequency')
  return {
    account,
    nickname: profile?.nickname,
    firstDay,
    today,
    posts: shown.flatMap((post) => {
      const report = reports.get(post.path)
      return report === undefined ? [] : [weekPost(post, report, tooSoon.has(post))]
    }),
    windows: rules.flatMap(windowsOf),
    limits: frequency
      .map((rule) =>
        weekLimit(rule, under(rule, shown), { firstDay, today, ...(promised === undefined ? {} : { promised }) }),
      )
      .filter(({ max, min }) => max !== undefined || min !== undefined),
    shares: rules.flatMap((rule) => sharesOf(rule, under(rule, shown))),
    unplaced: unplacedOf(collected, week),
    before: mondayOf(
      weeks.filter((each) => each < week),
      Math.max,
    ),
    after: mondayOf(
      weeks.filter((each) => each > week),
      Math.min,
    ),
  }
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function byTime(a: Post, b: Post): number {
  return a.at.instant - b.at.instant || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

function firstDayOf(week: number): number {
  return week * 7 - 3
}

function mondayOf(weeks: readonly number[], nearest: (a: number, b: number) => number): number | undefined {
  return weeks.length === 0 ? undefined : firstDayOf(weeks.reduce((a, b) => nearest(a, b)))
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

interface AccountCalendar {
  readonly since?: string
  readonly 'min-per-day'?: number
  readonly 'min-per-week'?: number
}

function promisedBy(calendar: AccountCalendar | undefined): Promised | undefined {
  if (calendar === undefined) return undefined
  const since = calendar.since === undefined ? undefined : parseMoment(calendar.since)
  return {
    since: since === undefined ? undefined : dayNumber(since),
    least: (per) => calendar[per === 'day' ? 'min-per-day' : 'min-per-week'],
  }
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

function windowsOf({ check, prepared }: Rule): readonly WeekWindow[] {
  if (check.name !== 'window') return []
  const { windows, days } = prepared as {
    readonly windows: readonly TimeWindow[]
    readonly days: readonly number[]
  }
  return windows.map((window) => ({ text: window.text, hours: hoursOf(window), weekdays: days }))
}

/** The hour in which a window closes on the dot has no part in it. */
function hoursOf(window: TimeWindow): readonly number[] {
  const open = new Set<number>()
  for (let minute = 0; minute < 1440; minute++)
    if (minute !== window.end % 1440 && isInside(minute, window, 0)) open.add(Math.floor(minute / 60))
  return [...open]
}

type Demand = { readonly name: string; readonly percent: number }

function sharesOf({ check, prepared }: Rule, posts: readonly Post[]): readonly WeekShare[] {
  if (check.name !== 'mix' || posts.length === 0) return []
  const options = prepared as Record<'shares' | 'at-least', readonly Demand[]> & { readonly tolerance: number }
  const share =
    (isLeast: boolean) =>
    ({ name, percent: target }: Demand): WeekShare => {
      const count = posts.filter((post) => labelsOf(post).includes(name)).length
      const actual = Math.round((count / posts.length) * 100)
      const isOff = isLeast ? actual < target : Math.abs(actual - target) > options.tolerance
      return { name, count, actual, target, isLeast, isOff }
    }
  return [...options.shares.map(share(false)), ...options['at-least'].map(share(true))]
}
