import { Buffer } from 'node:buffer'
import type { Post } from '../checks/calendar/post.ts'
import type { Collected } from '../lint/collect-post.ts'
import { NO_HASH } from '../text/min-hash.ts'
import type { DraftFile } from './discover.ts'

/** Names would be a third of it all. Lists and places that many drafts have are numbers of shared texts; 0 stands for nothing. */
type WrittenFacts = readonly [account: string | 0, rules: number, day: number | 0, post?: WrittenPost]
type WrittenPost = readonly [
  at: readonly [instant: number, day: number, minutes: number],
  place: number,
  kind: Post['kind'],
  status: Post['status'],
  categories: number,
  commented: 0 | 1,
  words: string,
  print: string,
  items: readonly string[] | 0,
  approved: number | null,
  deadline: number | null,
  results: readonly string[] | 0,
]

/**
 * What a draft contributes to the calendar as text, on one line. What its path says is not said again.
 *
 * @param day the day that it was collected on, where that had a say in it
 */
export function factsText(
  { account, rules, post }: Collected,
  day: number | undefined,
  share: (text: string) => number,
): string {
  const head = [account ?? 0, share(JSON.stringify(rules)), day ?? 0] as const
  const written: WrittenFacts = post === undefined ? head : [...head, writtenPost(post, share)]
  return JSON.stringify(written)
}

function writtenPost(post: Post, share: (text: string) => number): WrittenPost {
  const { at, place, kind, status, categories, commented, words, print, items, approved, deadline, results } = post
  return [
    [at.instant, at.day, at.minutes],
    share(JSON.stringify(place)),
    kind,
    status,
    share(JSON.stringify(categories)),
    commented ? 1 : 0,
    words,
    Buffer.from(print, 'latin1').toString('base64'),
    items.length === 0 ? 0 : items,
    approved ?? null,
    deadline ?? null,
    results.length === 0 ? 0 : results,
  ]
}

export interface FactsContext extends DraftFile {
  readonly today: number | undefined
  /** What a shared text says. */
  readonly shared: (at: number) => unknown
}

/** Undefined: it was another day, and that had a say in it. */
export function readFacts(text: string, { path, file, today, shared }: FactsContext): Collected | undefined {
  const [written, rulesAt, day, post] = JSON.parse(text) as WrittenFacts
  if (day !== 0 && day !== today) return undefined
  const account = written === 0 ? undefined : written
  const rules = shared(rulesAt) as readonly string[]
  const read = post === undefined ? undefined : readPost(post, { path, file }, account, shared)
  return { path, file, account, post: read, rules }
}

function readPost(
  written: WrittenPost,
  { path, file }: DraftFile,
  account: string | undefined,
  shared: FactsContext['shared'],
): Post {
  const [at, place, kind, status, categories, commented, words, print, items, approved, deadline, results] = written
  const [instant, day, minutes] = at
  return {
    path,
    file,
    account,
    at: { instant, day, minutes },
    place: shared(place) as Post['place'],
    kind,
    status,
    categories: shared(categories) as readonly string[],
    commented: commented === 1,
    words,
    print: print === '' ? NO_HASH : Buffer.from(print, 'base64').toString('latin1'),
    items: items === 0 ? NONE : items,
    approved: approved ?? undefined,
    deadline: deadline ?? undefined,
    results: results === 0 ? NONE : results,
  }
}

const NONE: readonly never[] = []
