import { type Account, type AccountResult, parseAccount } from '../account/account.ts'
import { kinds } from '../draft/keys.ts'
import type { Example } from '../pack/pack-shape.ts'
import type { Condition, When } from '../pack/when.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'

/** The draft that an example stands for. */
export interface ExampleDraft {
  readonly source: string
  readonly account: Account | undefined
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Makes a whole draft of an example: a bare body gets front matter that satisfies the rule’s `when`. */
export function exampleDraft(example: Example, when: When): ExampleDraft {
  const { front, profile } = keysOf(example, when)
  const account = makeAccount(profile)
  if (account !== undefined) front.account ??= account.profile.account
  return { source: example.draft ?? `${fenced(front)}${example.body ?? ''}`, account }
}

/** The profile that an example of a rule for accounts stands for: its keys, and those that satisfy the rule’s `when`. */
export function exampleProfile(
  example: Example,
  when: When,
): { readonly source: string; readonly read: AccountResult } {
  const { profile } = keysOf(example, when)
  const source = lines({ account: 'example', ...profile })
  return { source, read: parseAccount(source, 'accounts/example.yaml') }
}

function keysOf(example: Example, when: When) {
  const front: Record<string, Json> = {}
  const profile: Record<string, Json> = {}
  for (const condition of when[0] ?? []) satisfy(condition, front, profile)
  if (example.account !== undefined) Object.assign(profile, plain(example.account))
  if (example.front !== undefined) Object.assign(front, plain(example.front))
  return { front, profile }
}

function satisfy({ path, test, negated }: Condition, front: Record<string, Json>, profile: Record<string, Json>): void {
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

function put(target: Record<string, Json>, path: string, value: Json): void {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    target[first] = typeof value === 'string' && (value === 'true' || value === 'false') ? value === 'true' : value
    return
  }
  const inner = target[first]
  const map: Record<string, Json> =
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...(inner as Record<string, Json>) } : {}
  put(map, rest.join('.'), value)
  target[first] = map
}

function fenced(front: Readonly<Record<string, Json>>): string {
  return Object.keys(front).length === 0 ? '' : `---\n${lines(front)}---\n`
}

function lines(map: Readonly<Record<string, Json>>): string {
  return Object.entries(map)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')
}

function makeAccount(profile: Readonly<Record<string, Json>>): Account | undefined {
  if (Object.keys(profile).length === 0) return undefined
  const result = parseAccount(JSON.stringify({ account: 'example', ...profile }), 'accounts/example.yaml')
  return result.ok ? result.account : undefined
}

/** A YAML node as plain data. Keys become own properties of a bare object: none can reach a prototype. */
function plain(node: YamlNode): { readonly [key: string]: Json } {
  const value = json(node)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {}
}

function json(node: YamlNode): Json {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(json)
  const map: Record<string, Json> = Object.create(null)
  for (const { key, value } of node.entries) map[key] = json(value)
  return map
}
