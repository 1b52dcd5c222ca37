import type { About } from '../../lint/about.ts'
import type { FileReport } from '../../lint/file-report.ts'
import type { Violation } from '../../lint/violation.ts'
import type { Grade } from '../../pack/pack-shape.ts'
import { weekOf } from '../../text/day-text.ts'

/** A week with posts, Monday to Sunday. */
export interface Week {
  /** Days since 1970-01-01. */
  readonly monday: number
  /** Seven; in each, the posts in order of time, those without one first. */
  readonly days: readonly (readonly Post[])[]
}

export interface Post {
  readonly path: string
  readonly about: About
  /** Since midnight. Undefined: the draft names a day and no time. */
  readonly minutes: number | undefined
  /** Undefined: nothing was found. */
  readonly worst: Grade | 'hint' | undefined
  /** What the calendar says of it, with the other drafts that it is about. */
  readonly clashes: readonly Violation[]
}

export interface Weeks {
  /** How many weeks have posts. */
  readonly all: number
  /** In order of time: of too many, the last ones with violations, then the last ones without. */
  readonly shown: readonly Week[]
}

export function weeksOf(files: readonly FileReport[], most: number): Weeks {
  const weeks = new Map<number, Post[][]>()
  for (const { path, about, violations } of files) {
    if (about?.publish === undefined) continue
    const { day, minutes } = about.publish
    const monday = weekOf(day) * 7 - 3
    let days = weeks.get(monday)
    if (days === undefined) {
      days = Array.from({ length: 7 }, () => [])
      weeks.set(monday, days)
    }
    const clashes = violations.filter(({ related }) => related !== undefined)
    days[day - monday]?.push({ path, about, minutes, worst: worstOf(violations), clashes })
  }
  const all = [...weeks].map(([monday, days]): Week => {
    return { monday, days: days.map((posts) => posts.sort(byTime)) }
  })
  const urgent = all.sort((a, b) => Number(isGrave(b)) - Number(isGrave(a)) || b.monday - a.monday)
  return { all: all.length, shown: urgent.slice(0, most).sort((a, b) => a.monday - b.monday) }
}

export function worstOf(violations: readonly Violation[]): Post['worst'] {
  let worst: Post['worst']
  for (const { rule } of violations) {
    if (rule.hint) worst ??= 'hint'
    else if (worst === undefined || worst === 'hint' || rule.grade < worst) worst = rule.grade
  }
  return worst
}

function isGrave({ days }: Week): boolean {
  return days.some((posts) => posts.some(({ worst }) => worst !== undefined && worst !== 'hint'))
}

function byTime(a: Post, b: Post): number {
  return (a.minutes ?? -1) - (b.minutes ?? -1) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}
