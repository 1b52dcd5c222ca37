import { type Account, parseAccount } from '../account/account.ts'
import { nothingOutside, type Outside, type PastAccount } from '../checks/outside.ts'
import { type Draft, parseDraft } from '../draft/draft.ts'
import { kinds } from '../draft/keys.ts'
import { parseMoment } from '../draft/moment.ts'
import type { Example, ExamplePost } from '../pack/pack-shape.ts'
import type { ResolvedRule } from '../pack/resolve-rules.ts'
import type { Condition } from '../pack/when.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { exampleMedia } from './example-media.ts'
import { ReviewDesk } from './review-desk.ts'

/** What an example stands for: a draft and the account that publishes it, or a profile. */
export interface ExampleCase {
  /** What is judged, as a person would write it. */
  readonly source: string
  /** Undefined where a profile is judged, or posts. */
  readonly draft: Draft | undefined
  /** The posts of a rule of the calendar. */
  readonly posts: readonly Draft[]
  readonly account: Account | undefined
  readonly outside: Outside
  /** What is wrong with the example itself. */
  readonly problem: Bilingual | undefined
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

type JsonMap = Record<string, Json>

/**
 * Makes a whole draft of an example: a bare body gets front matter that satisfies the rule’s `when`; entries of its
 * review record that have no seal get the right one. For a rule about accounts, makes the profile.
 */
export function exampleCase(example: Example, { when, subject }: Pick<ResolvedRule, 'when' | 'subject'>): ExampleCase {
  const front: JsonMap = {}
  const profile: JsonMap = {}
  for (const condition of when[0] ?? []) satisfy(condition, front, profile)
  if (example.account !== undefined) Object.assign(profile, plain(example.account))
  if (example.front !== undefined) Object.assign(front, plain(example.front))
  const made = makeAccount(profile, subject === 'account')
  const { account } = made
  const desk = deskOf(example, account)
  if (example.posts !== undefined)
    return postsCase(example.posts, front, { ...made, outside: outsideOf(example, desk) })
  const outside = outsideOf(example, desk)
  if (subject === 'account') {
    if (account !== undefined) seal(profile, ['attest'], () => desk.sealOf(account))
    const sealed = makeAccount(profile, true)
    return { ...sealed, draft: undefined, posts: [], outside }
  }
  if (account !== undefined) front.account ??= account.profile.account
  const sourceOf = () => example.draft ?? `${fenced(front)}${example.body ?? ''}`
  seal(front, ['reviews', 'attest'], () => desk.sealOf(parseDraft(sourceOf(), EXAMPLE_DRAFT)))
  const source = sourceOf()
  const draft = parseDraft(source, EXAMPLE_DRAFT)
  const [slip] = draft.problems
  const problem =
    slip === undefined
      ? made.problem
      : {
          zh: `示例的文件头有误：${slip.message.zh}`,
          en: `The front matter of the example is not right: ${slip.message.en}`,
        }
  return { source, draft, posts: [], account, outside, problem }
}

/** Drafts of one account, each in a file of its own; shown one after the other. */
function postsCase(
  posts: readonly ExamplePost[],
  front: Readonly<JsonMap>,
  { account, outside, problem }: Pick<ExampleCase, 'account' | 'outside' | 'problem'>,
): ExampleCase {
  const drafts = posts.map((post, index) => {
    const own = post.front === undefined ? { publish: post.publish ?? '' } : plain(post.front)
    const named = account === undefined ? {} : { account: account.profile.account }
    return parseDraft(
      `${fenced({ ...named, ...front, ...own })}${post.body}`,
      `${String(index + 1).padStart(2, '0')}.md`,
    )
  })
  const slip = drafts.flatMap(({ problems }) => problems)[0]
  const said =
    slip === undefined
      ? problem
      : {
          zh: `示例的文件头有误：${slip.message.zh}`,
          en: `The front matter of the example is not right: ${slip.message.en}`,
        }
  const source = drafts.map((draft) => `${draft.source.trimEnd()}\n`).join('\n')
  return { source, draft: undefined, posts: drafts, account, outside, problem: said }
}

const EXAMPLE_DRAFT = 'example.md'
const EXAMPLE_ACCOUNT = 'accounts/example.yaml'

function deskOf({ files, today }: Example, account: Account | undefined): ReviewDesk {
  return new ReviewDesk({
    cwd: '/',
    now: () => (today === undefined ? undefined : parseMoment(today)),
    toZone: nothingOutside.toZone,
    defaultPlatforms: ['weibo'],
    defaultAccount: undefined,
    accountOf: () => account,
    media: exampleMedia(files ?? new Map()),
    verify: undefined,
    repository: () => undefined,
  })
}

function outsideOf({ files, people, today, before }: Example, desk: ReviewDesk): Outside {
  const old = before === undefined ? undefined : makeAccount({ ...plain(before) }, true).account
  const media = files === undefined ? undefined : exampleMedia(files)
  const past: PastAccount | undefined =
    old === undefined ? undefined : { account: old, media: exampleMedia(files ?? new Map()) }
  return {
    ...nothingOutside,
    today: today === undefined ? undefined : parseMoment(today),
    people: people ?? nothingOutside.people,
    media,
    recordOf: (file) => desk.recordOf(file),
    before: () => past,
  }
}

/** Gives the seal to each entry of a record that has none. */
function seal(file: JsonMap, lists: readonly string[], sealOf: () => string): void {
  for (const list of lists) {
    const entries = file[list]
    if (!Array.isArray(entries) || entries.every((entry: Json) => !isMap(entry) || entry.seal !== undefined)) continue
    const seal = sealOf()
    file[list] = (entries as readonly Json[]).map((entry) =>
      isMap(entry) && entry.seal === undefined ? { ...entry, seal } : entry,
    )
  }
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function satisfy({ path, test, negated }: Condition, front: JsonMap, profile: JsonMap): void {
  const target = path.startsWith('account.') ? profile : front
  const key = path.startsWith('account.') ? path.slice('account.'.length) : path
  if (test.kind === 'any-of') {
    if (!negated) put(target, key, test.values[0] ?? '')
    else if (key === 'kind' && test.values.includes('original'))
      put(target, key, kinds.find((kind) => !test.values.includes(kind)) ?? 'original')
  } else if (test.kind === 'present') {
    if (!negated) put(target, key, PRESENT[key] ?? '示例')
  } else if (!negated) {
    const usual = USUAL[test.list]
    if (usual === undefined) profile[test.list] ??= '示例'
    put(target, key, usual ?? '示例')
  }
}

/** Lists that need no profile, and something that is in them. */
const USUAL: Readonly<Record<string, string>> = { 'news-categories': '新闻', 'activity-categories': '活动' }

/** What stands for “something” under keys that hold a map or a date. */
const PRESENT: Readonly<Record<string, Json>> = {
  event: { place: '一楼中庭' },
  'event.date': '2026-12-01',
  'event.deadline': '2026-12-01',
  source: { name: '新华社' },
  repost: { author: '@示例' },
  publish: '2026-11-23T09:30+08:00',
}

function put(target: JsonMap, path: string, value: Json): void {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    target[first] = typeof value === 'string' && (value === 'true' || value === 'false') ? value === 'true' : value
    return
  }
  const inner = target[first]
  const map: JsonMap = isMap(inner) ? { ...inner } : {}
  put(map, rest.join('.'), value)
  target[first] = map
}

function fenced(front: Readonly<JsonMap>): string {
  const lines = keyLines(front)
  return lines === '' ? '' : `---\n${lines}---\n`
}

function keyLines(map: Readonly<JsonMap>): string {
  return Object.entries(map)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')
}

/** @param wanted a profile is needed, however little it says */
function makeAccount(profile: Readonly<JsonMap>, wanted: boolean): Pick<ExampleCase, 'source' | 'account' | 'problem'> {
  if (Object.keys(profile).length === 0 && !wanted) return { source: '', account: undefined, problem: undefined }
  const source = keyLines('账号' in profile ? profile : { account: 'example', ...profile })
  const result = parseAccount(source, EXAMPLE_ACCOUNT)
  if (result.ok) return { source, account: result.account, problem: undefined }
  const [slip] = result.problems
  return {
    source,
    account: undefined,
    problem: {
      zh: `示例的账号资料有误：${slip?.message.zh}`,
      en: `The account profile of the example is not right: ${slip?.message.en}`,
    },
  }
}

/** A YAML node as plain data. Keys become own properties of a bare object: none can reach a prototype. */
function plain(node: YamlNode): { readonly [key: string]: Json } {
  const value = json(node)
  return isMap(value) ? value : {}
}

function json(node: YamlNode): Json {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(json)
  const map: JsonMap = Object.create(null)
  for (const { key, value } of node.entries) map[key] = json(value)
  return map
}
