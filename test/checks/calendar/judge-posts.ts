import { parseAccount } from '../../../src/account/account.ts'
import { checks } from '../../../src/checks/index.ts'
import { nothingOutside } from '../../../src/checks/outside.ts'
import { parseDraft } from '../../../src/draft/draft.ts'
import { parseMoment } from '../../../src/draft/moment.ts'
import type { Bench } from '../../../src/lint/bench.ts'
import { collectPost } from '../../../src/lint/collect-post.ts'
import { lintCalendar } from '../../../src/lint/lint-calendar.ts'
import { namedFiles } from '../../../src/run/named-files.ts'
import { zoneOf } from '../../../src/run/today.ts'
import { ruleOf } from '../judge.ts'

export interface Week {
  readonly zone?: string
  readonly today?: string
  readonly account?: Record<string, unknown>
  /** Indexes of the posts that the run is about; all if not given. */
  readonly selected?: readonly number[]
}

/** `2026-11-23T09:00 早安`, or front matter and body of a post. */
export type PostSource = string | { readonly front: Record<string, unknown>; readonly body?: string }

export const pathOf = (index: number) => `drafts/${String(index).padStart(3, '0')}.md`

/** Judges posts by one rule of the calendar: where each violation points (as an index), and what fills its sentence. */
export async function judgePosts(check: string, options: unknown, posts: readonly PostSource[], week: Week = {}) {
  if (!checks.has(check)) throw new Error(`No check ${check}`)
  const { rules, lexicon } = await ruleOf(check, options)
  const { zone = 'Asia/Shanghai', today, selected = posts.map((_, index) => index) } = week
  const parsed =
    week.account === undefined ? undefined : parseAccount(JSON.stringify({ account: 'a', ...week.account }), 'a.yaml')
  const account = parsed?.ok === true ? parsed.account : undefined
  if (parsed !== undefined && account === undefined) throw new Error('no profile')
  const toZone = zoneOf(zone)
  const now = today === undefined ? undefined : parseMoment(today)
  const bench: Bench = {
    rules,
    origins: new Map(),
    lexicon,
    accounts: undefined,
    extraKeys: new Set(),
    accountOf: () => account,
    outside: { ...nothingOutside, today: now },
    defaultPlatforms: ['weibo'],
  }
  const collected = posts.map((post, index) => {
    const draft = parseDraft(sourceOf(post), pathOf(index))
    if (draft.problems.length > 0) throw new Error(draft.problems[0]?.message.en)
    return collectPost(draft, `/project/${draft.path}`, { bench, toZone, defaultAccount: 'a' })
  })
  const reports = lintCalendar(
    [{ rules, collected }],
    {
      accountOf: bench.accountOf,
      filesNamed: namedFiles('/project'),
      now: now === undefined ? undefined : toZone({ minutes: 0, ...now }),
      isExcused: () => false,
    },
    new Set(selected.map((index) => `/project/${pathOf(index)}`)),
  )
  const found = [...reports].flatMap(([file, { violations }]) =>
    violations.map((each) => ({ path: file.replace('/project/', ''), ...each })),
  )
  return {
    found: found.sort((a, b) => (a.path < b.path ? -1 : 1)),
    at: found.map(({ path }) => Number(/\d+/.exec(path)?.[0])).sort((a, b) => a - b),
    unjudged: [...reports.values()].flatMap(({ unjudged }) => unjudged.map(({ lack }) => lack)),
  }
}

function sourceOf(post: PostSource): string {
  const [front, body] =
    typeof post === 'string'
      ? [{ publish: post.split(' ')[0] }, post.split(' ').slice(1).join(' ')]
      : [post.front, post.body ?? '']
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return `---\n${lines.join('')}---\n${body}`
}
