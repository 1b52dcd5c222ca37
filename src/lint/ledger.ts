import type { Grade } from '../pack/pack-shape.ts'
import { isoDay } from '../text/day-text.ts'
import type { Violation } from './violation.ts'

/** A post that has gone out, and what it is held to account for. */
export interface PublishedPost {
  readonly path: string
  /** The day it went out on in the project’s zone, days since 1970-01-01. */
  readonly day: number
  readonly account: string | undefined
  readonly authors: readonly string[]
  readonly violations: readonly Violation[]
}

export const ledgerKeys = ['author', 'account', 'grade', 'rule'] as const
export type LedgerKey = (typeof ledgerKeys)[number]

/** What comes of some posts. */
export interface LedgerFigures {
  /** How many posts went out, with and without incidents. */
  readonly posts: number
  readonly byGrade: Readonly<Record<Grade, number>>
  /** What a machine flagged and nobody has confirmed or cleared; no incidents yet. */
  readonly toConfirm: number
}

/** The incidents of one author, account, grade or rule in one month. */
export interface LedgerRow extends LedgerFigures {
  /** Undefined: posts that name no author or no account. */
  readonly key: string | undefined
  /** `2026-11`. */
  readonly month: string
}

export interface Incident {
  readonly post: PublishedPost
  readonly violation: Violation
}

/** The incidents of posts: what is more than a hint, and not a flag that a person has yet to look at. In order of day. */
export function incidentsOf(posts: readonly PublishedPost[]): readonly Incident[] {
  return [...posts]
    .sort((a, b) => a.day - b.day || (a.path < b.path ? -1 : 1))
    .flatMap((post) => post.violations.filter(isIncident).map((violation) => ({ post, violation })))
}

function isIncident({ rule }: Violation): boolean {
  return !rule.hint && !rule.assisted
}

/** What the sanctions of the grades are counted by: a row for each author, account, grade or rule, and each month. */
export function ledgerOf(posts: readonly PublishedPost[], by: LedgerKey): readonly LedgerRow[] {
  const rows = new Map<string, Counted & { month: string; posts: PublishedPost[] }>()
  for (const post of posts) {
    const month = isoDay(post.day).slice(0, 7)
    for (const counted of keysOf(post, by)) {
      const place = JSON.stringify([counted.key ?? null, month])
      const row = rows.get(place)
      if (row === undefined) rows.set(place, { ...counted, month, posts: [post] })
      else row.posts.push(post)
    }
  }
  return [...rows.values()]
    .sort(byKeyAndMonth)
    .map(({ key, month, posts: counted, counts }) => ({ key, month, ...figuresOf(counted, counts) }))
}

/** @param counts which of their violations */
export function figuresOf(
  posts: readonly PublishedPost[],
  counts: (violation: Violation) => boolean = () => true,
): LedgerFigures {
  const violations = posts.flatMap((post) => post.violations).filter((each) => !each.rule.hint && counts(each))
  const count = (wanted: Grade) => violations.filter((each) => isIncident(each) && each.rule.grade === wanted).length
  return {
    posts: posts.length,
    byGrade: { 1: count(1), 2: count(2), 3: count(3) },
    toConfirm: violations.filter(({ rule }) => rule.assisted).length,
  }
}

/** A row that a post stands in, and which of its violations count there. */
interface Counted {
  readonly key: string | undefined
  readonly counts: (violation: Violation) => boolean
}

function keysOf(post: PublishedPost, by: LedgerKey): readonly Counted[] {
  const told = post.violations.filter(({ rule }) => !rule.hint)
  switch (by) {
    case 'author':
      // What several people wrote counts for each of them.
      return (post.authors.length === 0 ? [undefined] : post.authors).map((key) => ({ key, counts: () => true }))
    case 'account':
      return [{ key: post.account, counts: () => true }]
    case 'grade':
      return [...new Set(told.map(({ rule }) => rule.grade))].map((grade) => ({
        key: String(grade),
        counts: ({ rule }) => rule.grade === grade,
      }))
    case 'rule':
      return [...new Set(told.map(({ rule }) => rule.id))].map((id) => ({
        key: id,
        counts: ({ rule }) => rule.id === id,
      }))
    default:
      return by satisfies never
  }
}

function byKeyAndMonth(a: Pick<LedgerRow, 'key' | 'month'>, b: Pick<LedgerRow, 'key' | 'month'>): number {
  if (a.key !== b.key) return a.key === undefined ? 1 : b.key === undefined ? -1 : a.key < b.key ? -1 : 1
  return a.month < b.month ? -1 : 1
}
