import { dirname } from 'node:path'
import { labelsOf, type Post } from '../checks/calendar/post.ts'
import { isInside, type TimeWindow } from '../checks/calendar/time-window.ts'
import type { Bench } from '../lint/bench.ts'
import { type Collected, collectPost } from '../lint/collect-post.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { Week, WeekPost, WeekShare, WeekWindow } from '../lint/week.ts'
import type { Rule } from '../pack/rule.ts'
import { weekOf } from '../text/day-text.ts'
import { findDrafts } from './find-drafts.ts'
import { lintFiles } from './lint-files.ts'
import { missingWords } from './missing-words.ts'
import type { Projects } from './projects.ts'
import { readDraft } from './read-draft.ts'
import type { Stopwatch } from './stopwatch.ts'

/** The drafts of a project by account: what a week is cut from. */
export interface Schedule {
  /** Undefined stands for drafts without an account. */
  readonly accounts: ReadonlyMap<string | undefined, readonly Collected[]>
  /** Drafts that could not be read or parsed, as shown. */
  readonly unreadable: readonly string[]
  /** Paths of the config that lead to no drafts. */
  readonly missing: readonly ReturnType<typeof missingWords>[]
  readonly rules: ReadonlyMap<string, Rule>
}

/** Reads when every draft of a project goes out. */
export async function readSchedule(cwd: string, projects: Projects): Promise<Schedule> {
  const { drafts, discovered } = await findDrafts(cwd, [], await projects.of(cwd))
  const accounts = new Map<string | undefined, Collected[]>()
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
    const known = accounts.get(collected.account)
    if (known === undefined) accounts.set(collected.account, [collected])
    else known.push(collected)
  }
  return { accounts, unreadable, missing: discovered.missing.map(missingWords), rules }
}

function calendarBench(bench: Bench): Bench {
  return { ...bench, rules: bench.rules.filter(({ check }) => check.reads === 'calendar') }
}

/**
 * The week of an account that a day is in, with what a lint finds in its drafts.
 *
 * @param day days since 1970-01-01
 */
export async function weekOfAccount(
  schedule: Schedule,
  account: string | undefined,
  day: number,
  { cwd, projects, stopwatch }: { readonly cwd: string; readonly projects: Projects; readonly stopwatch: Stopwatch },
): Promise<Week> {
  const collected = schedule.accounts.get(account) ?? []
  const posts = collected.flatMap(({ post }) => post ?? [])
  const week = weekOf(day)
  const shown = posts.filter(({ at }) => weekOf(at.day) === week).sort(byTime)
  const reports = new Map<string, FileReport>()
  if (shown.length > 0) {
    const { report } = await lintFiles({ cwd, paths: shown.map(({ path }) => path), projects, stopwatch })
    for (const file of report.files) reports.set(file.path, file)
  }
  const held = new Set(collected.flatMap(({ rules }) => rules))
  const rules = [...schedule.rules.values()].filter(({ id }) => held.has(id))
  const weeks = posts.map(({ at }) => weekOf(at.day))
  const home = await projects.of(cwd)
  return {
    account,
    nickname: home.accountNamed(account)?.profile.nickname,
    firstDay: firstDayOf(week),
    posts: shown.flatMap((post) => {
      const report = reports.get(post.path)
      return report === undefined ? [] : [weekPost(post, report)]
    }),
    windows: rules.flatMap(windowsOf),
    shares: rules.flatMap((rule) => sharesOf(rule, shown)),
    untimed: collected.filter(({ post }) => post === undefined).length,
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

function byTime(a: Post, b: Post): number {
  return a.at.instant - b.at.instant || (a.path < b.path ? -1 : 1)
}

function firstDayOf(week: number): number {
  return week * 7 - 3
}

function mondayOf(weeks: readonly number[], nearest: (a: number, b: number) => number): number | undefined {
  return weeks.length === 0 ? undefined : firstDayOf(weeks.reduce((a, b) => nearest(a, b)))
}

function weekPost({ path, at, kind, status, words }: Post, report: FileReport): WeekPost {
  return { path, at, kind, status, words, report }
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
    if (minute !== window.end && isInside(minute, window, 0)) open.add(Math.floor(minute / 60))
  return [...open]
}

function sharesOf({ check, prepared }: Rule, posts: readonly Post[]): readonly WeekShare[] {
  if (check.name !== 'mix' || posts.length === 0) return []
  const options = prepared as Record<
    'shares' | 'at-least',
    readonly { readonly name: string; readonly percent: number }[]
  >
  const share = (isLeast: boolean) => (asked: { readonly name: string; readonly percent: number }) => {
    const count = posts.filter((post) => labelsOf(post).includes(asked.name)).length
    return { name: asked.name, count, actual: Math.round((count / posts.length) * 100), target: asked.percent, isLeast }
  }
  return [...options.shares.map(share(false)), ...options['at-least'].map(share(true))]
}
