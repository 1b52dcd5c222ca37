import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { postlint } from '../cli/command.ts'
import { drafts, project } from '../cli/house.ts'
import { png } from './media-bytes.ts'
import { addFiles, asPlainUser, tempFolder } from './temp-folder.ts'

let cwd: string
const cacheFile = () =>
  join(cwd, 'kept', readdirSync(join(cwd, 'kept')).find((name) => name.startsWith('drafts-')) ?? '')
const cached = (line = '') => postlint(`-f json --cache-location kept ${line}`, { cwd })
const fresh = (line = '') => postlint(`-f json --no-cache ${line}`, { cwd })

/** Long ago, so that stamps are trusted. */
function age(...paths: readonly string[]): void {
  for (const path of paths) utimesSync(join(cwd, path), new Date(0), new Date(0))
}

beforeEach(() => {
  cwd = tempFolder(
    project('drafts: drafts/**/*.md\n', {
      'drafts/a.md': drafts.grade1,
      'drafts/b.md': drafts.grade2,
      'drafts/c.md': drafts.clean,
    }),
  )
})

afterEach(() => {
  vi.useRealTimers()
})

test('a second run says the same, of drafts that it takes from the cache', async () => {
  const first = await cached()
  expect(await cached()).toEqual(first)
  expect(first).toEqual(await fresh())
  const { out } = await postlint('--timing --cache-location kept', { cwd })
  expect(out).toMatch(/take from cache +[\d.]+ +[\d.]+% +3\n/)
  expect(out).not.toMatch(/^judge /m)
})

test.each([
  ['truncated', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['garbage', () => Buffer.from('这不是缓存\n\0\0{')],
  [
    'of another format',
    (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/cache-\d+/, 'cache-99'), 'latin1'),
  ],
  ['edited by hand', (bytes: Buffer) => Buffer.from(bytes.toString().replace('house/brag', 'house/shout'))],
])('a cache that is %s is made anew in silence', async (_, damage) => {
  const expected = await cached()
  const sound = readFileSync(cacheFile())
  writeFileSync(cacheFile(), damage(sound))
  const { out } = await postlint('--timing --cache-location kept', { cwd })
  expect(out).toContain('cache was damaged, made anew')
  expect(await cached()).toEqual(expected)
  expect(readFileSync(cacheFile()).length).toBe(sound.length)
})

test('a flipped bit anywhere is noticed', async () => {
  const expected = await cached()
  const sound = readFileSync(cacheFile())
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(7), async (at, bit) => {
      const bytes = Buffer.from(sound)
      bytes[at] = (bytes[at] as number) ^ (1 << bit)
      writeFileSync(cacheFile(), bytes)
      expect(await cached()).toEqual(expected)
      expect(readFileSync(cacheFile()).equals(bytes)).toBe(false)
    }),
    { numRuns: 40 },
  )
})

describe('what is changed is seen', () => {
  test('a draft of the same length, with its old time put back', async () => {
    writeFileSync(join(cwd, 'drafts/c.md'), '今天全城都在下雨。\n')
    age('drafts/c.md')
    expect((await cached('drafts/c.md')).code).toBe(0)
    writeFileSync(join(cwd, 'drafts/c.md'), '今天全城最低下雨。\n')
    age('drafts/c.md')
    expect((await cached('drafts/c.md')).code).toBe(1)
  })

  test('a draft that is written again right after it was judged, over and over', async () => {
    for (let round = 0; round < 8; round++) {
      writeFileSync(join(cwd, 'drafts/c.md'), round % 2 === 0 ? '今天全城都在下雨。\n' : '今天全城最低下雨。\n')
      expect((await cached('drafts/c.md')).code).toBe(round % 2)
    }
  })

  test('a draft that was touched only is not judged again', async () => {
    await cached()
    age('drafts/a.md', 'drafts/b.md')
    const { out } = await postlint('--timing --cache-location kept', { cwd })
    expect(out).not.toMatch(/^judge /m)
  })

  test('a draft that takes the place of another', async () => {
    age('drafts/a.md', 'drafts/b.md', 'drafts/c.md')
    await cached()
    renameSync(join(cwd, 'drafts/a.md'), join(cwd, 'drafts/c.md'))
    expect(await cached()).toEqual(await fresh())
    rmSync(join(cwd, 'drafts/b.md'))
    expect(await cached()).toEqual(await fresh())
    expect(readFileSync(cacheFile(), 'utf8')).not.toContain('drafts/b.md')
  })

  test('a draft that may no longer be read', async () => {
    chmodSync(cwd, 0o755)
    mkdirSync(join(cwd, 'kept'))
    chmodSync(join(cwd, 'kept'), 0o777)
    await asPlainUser(async () => cached())
    chmodSync(join(cwd, 'drafts/c.md'), 0)
    expect(await asPlainUser(async () => (await cached()).code)).toBe(2)
  })
})

test('two runs at once leave a cache that is whole', async () => {
  const expected = await fresh()
  expect(await Promise.all([cached(), cached(), cached('drafts/a.md'), cached()])).toContainEqual(expected)
  expect(await cached()).toEqual(expected)
})

test('where nothing can be written, the run goes on and one line says so', async () => {
  writeFileSync(join(cwd, 'kept'), '')
  const { out, err, code } = await cached('--lang en')
  expect({ out, code }).toEqual({ out: (await fresh('--lang en')).out, code: 1 })
  expect(err).toMatch(/^postlint: The cache was not written: .*\n$/)
})

describe('where it is', () => {
  test('beside the config, out of sight of git, if there are enough drafts to be worth it', async () => {
    await postlint('', { cwd })
    expect(existsSync(join(cwd, '.postlint-cache'))).toBe(false)
    for (let at = 0; at < 60; at++) addFiles(cwd, { [`drafts/more/${at}.md`]: drafts.clean })
    await postlint('', { cwd })
    expect(readdirSync(join(cwd, '.postlint-cache')).sort()).toEqual(['.gitignore', 'drafts'])
    expect(readFileSync(join(cwd, '.postlint-cache/.gitignore'), 'utf8')).toBe('*\n')
  })

  test('nowhere under --no-cache, or without a config', async () => {
    await fresh()
    await postlint('--no-cache --cache-location kept', { cwd })
    rmSync(join(cwd, 'postlint.yaml'))
    await cached()
    expect(existsSync(join(cwd, 'kept'))).toBe(false)
  })
})

const pictures: Readonly<Record<string, Buffer>> = { small: png(20, 20), large: png(3000, 9000) }

const word = fc.constantFrom('全城最低', '下雨！！！', '今天', '或许', '你好', '13800138000')
const step = fc.oneof(
  fc.record({ do: fc.constant('draft' as const), file: fc.constantFrom('a', 'b', 'c', 'd'), words: fc.array(word) }),
  fc.record({
    do: fc.constant('config' as const),
    text: fc.constantFrom(
      '',
      'rules: {house/brag: off}\n',
      'rules: {house/brag: 3}\n',
      'people: {初审: [陈晓]}\n',
      'extra-keys: [odd]\n',
      'account: shop\n',
    ),
  }),
  fc.record({ do: fc.constant('words' as const), words: fc.array(word) }),
  fc.record({
    do: fc.constant('account' as const),
    text: fc.constantFrom(
      '',
      'account: shop\nplatform: weibo\n',
      'account: shop\nplatform: wechat\n',
      'account: other\nplatform: weibo\n',
    ),
  }),
  fc.record({ do: fc.constant('picture' as const), state: fc.constantFrom('gone', 'small', 'large', 'empty', 'link') }),
  fc.record({ do: fc.constant('now' as const), now: fc.constantFrom('2026-11-23', '2026-11-24', '2027-01-01T08:00') }),
)

const setup = `packs: [./rules/house.yaml, ./rules/more.yaml, pictures, weibo]
drafts: drafts/**/*.md
accounts: accounts/*.yaml
`

test('whatever is changed between runs, the cache changes nothing in the report', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      cwd = tempFolder(
        project('', {
          'postlint.yaml': setup,
          'rules/more.yaml': more,
          'rules/words.txt': '今天\n',
          'drafts/a.md': drafts.grade1,
          'drafts/b.md': '---\nodd: 1\naccount: shop\npublish: 2026-11-23T08:00\n---\n或许！ ![图](p.png)\n',
          'drafts/c.md': '---\npublish: 2026-11-23T09:00\naccount: shop\n---\n![](p.png) ![x](nope.png)\n',
          'drafts/e.md':
            '---\nreviews: [{role: 初审, by: 陈晓, at: 2026-11-22T18:00+08:00, seal: sha256-x}]\n---\n今天\n',
        }),
      )
      let now = '2026-11-23'
      // Later than everything that is written: stamps are trusted.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
      for (const each of [undefined, ...steps]) {
        if (each !== undefined) apply(each)
        if (each?.do === 'now') now = each.now
        for (const path of readdirSync(join(cwd, 'drafts')))
          if (statSync(join(cwd, 'drafts', path)).isFile()) age(`drafts/${path}`)
        const expected = await fresh(`--now ${now}`)
        expect(await cached(`--now ${now}`)).toEqual(expected)
        expect(expected.out + expected.err).toMatch(/drafts\/|没有账号/)
      }
    }),
    { numRuns: 30 },
  )
}, 120_000)

const more = `pack: more
title: {zh: 更多, en: More}
clauses:
  one: {at: 一, says: {zh: 用词, en: Words}, by: draft}
rules:
  listed:
    clause: one
    check: phrase
    with: {file: words.txt}
    message: {zh: '「{match}」', en: '“{match}”'}
    examples: {invalid: [今天], valid: [明天]}
  often:
    clause: one
    check: frequency
    with: {per: day, max: 1}
    message: {zh: 太多, en: too many}
    examples:
      invalid: [{posts: [{publish: 2026-11-23T08:00}, {publish: 2026-11-23T09:00}]}]
      valid: [{posts: [{publish: 2026-11-23T08:00}]}]
`

function apply(change: typeof step extends fc.Arbitrary<infer T> ? T : never): void {
  switch (change.do) {
    case 'draft':
      addFiles(cwd, { [`drafts/${change.file}.md`]: `${change.words.join('，')}\n` })
      break
    case 'config':
      addFiles(cwd, { 'postlint.yaml': `${setup}${change.text}` })
      break
    case 'words':
      addFiles(cwd, { 'rules/words.txt': `${change.words.join('\n')}\n` })
      break
    case 'account':
      rmSync(join(cwd, 'accounts'), { recursive: true, force: true })
      if (change.text !== '') addFiles(cwd, { 'accounts/shop.yaml': change.text })
      break
    case 'picture': {
      const place = join(cwd, 'drafts/p.png')
      rmSync(place, { force: true })
      if (change.state === 'link') symlinkSync('/etc/hostname', place)
      else if (change.state !== 'gone') writeFileSync(place, pictures[change.state] ?? '')
      break
    }
    case 'now':
      break
    default:
      change satisfies never
  }
}
