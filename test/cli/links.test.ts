import { copyFileSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const pack = `pack: house
title: 本店
rules:
  free: {reason: r, check: phrase, grade: 2, with: {words: [免费], replace: {免费: 限时}}, message: '写了「{match}」'}
  gap: {reason: r, check: interval, with: {min: 60}, message: '相隔 {actual}'}
`
const draft = (time: string, text: string) => `---\npublish: 2026-12-01 ${time}\n---\n${text}\n`
const project = {
  'postlint.yaml': `packs: [./rules/house.yaml]
drafts: drafts/**/*.md
account: jx
overrides:
  - {files: drafts/sub/**, rules: {house/free: 1}}
`,
  'rules/house.yaml': pack,
  'accounts/jx.yaml': 'account: jx\nplatform: weibo\nnickname: 锦绣\n',
  'drafts/a.md': draft('09:30', '今天免费吃饭。'),
  'drafts/b.md': draft('10:00', '明天也来坐坐。'),
  'drafts/sub/c.md': draft('10:20', '第三条免费的微博。'),
}

/** The project `p`, and `plink` that leads to it. */
const linked = (links: Readonly<Record<string, string>> = {}) => {
  const root = tempFolder(Object.fromEntries(Object.entries(project).map(([path, text]) => [`p/${path}`, text])))
  symlinkSync('p', join(root, 'plink'))
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, 'p', path))
  return root
}

/** The drafts and profiles that a run judged, with what it found: `a.md free:2`. */
const found = async (line: string, cwd: string, input?: string) => {
  const { out, err } = await postlint(`${line} -f json --no-cache`, { cwd, ...(input === undefined ? {} : { input }) })
  if (out === '') return [err]
  const { files } = JSON.parse(out) as {
    files: { path: string; violations: { rule: string; grade: number }[] }[]
  }
  return files.map(({ path, violations }) =>
    [path, ...violations.map(({ rule, grade }) => `${rule.slice('house/'.length)}:${grade}`)].join(' '),
  )
}

const a = 'free:2'
const b = 'gap:3'
const c = 'gap:3 free:1'
const all = [`drafts/a.md ${a}`, `drafts/b.md ${b}`, `drafts/sub/c.md ${c}`]

describe('a draft is one post under one set of rules, by whatever link it is reached', () => {
  const root = linked({ latest: 'drafts/sub', 'drafts/today.md': 'a.md', staff: 'accounts' })
  const link = join(root, 'plink')

  test.each<[line: string, expected: readonly string[]]>([
    ['drafts', all],
    ['--config LINK/postlint.yaml drafts', all],
    ['--config LINK/postlint.yaml LINK/drafts', all],
    ['LINK/drafts', all],
    ['LINK/drafts drafts', all],
    ['drafts/today.md drafts', all],
    // By itself it is held against b, which comes after it.
    ['drafts/today.md', ['drafts/a.md gap:3 free:2']],
    ['latest', [`latest/c.md ${c}`]],
    ['latest drafts/sub', [`latest/c.md ${c}`]],
    ['LINK/latest', [`drafts/sub/c.md ${c}`]],
    ['--only-drafts LINK/drafts/sub', [`drafts/sub/c.md ${c}`]],
    ['--only-drafts latest/c.md rules/house.yaml', [`latest/c.md ${c}`]],
    ['LINK/accounts/jx.yaml', ['accounts/jx.yaml']],
    ['LINK/accounts', ['accounts/jx.yaml']],
    ['staff/jx.yaml', ['accounts/jx.yaml']],
  ])('%s', async (line, expected) => {
    expect(await found(line.replaceAll('LINK', link), join(root, 'p'))).toEqual(expected)
  })

  test('standard input, by its name', async () => {
    const line = `--stdin-filename ${link}/drafts/sub/c.md -`
    expect(await found(line, join(root, 'p'), project['drafts/sub/c.md'])).toEqual([`${link}/drafts/sub/c.md ${c}`])
  })

  test('from a working folder that is reached by a link itself', async () => {
    expect(await found('drafts', link)).toEqual(all)
    expect(await found(`${root}/p/drafts`, link)).toEqual(all)
    expect(await found('--only-drafts drafts/sub', link)).toEqual([`drafts/sub/c.md ${c}`])
  })
})

test('a folder of the config may be a link', async () => {
  const cwd = join(linked({ latest: 'drafts/sub', staff: 'accounts' }), 'p')
  const config = project['postlint.yaml'].replace('drafts/**/*.md', 'latest/**').replace('drafts/sub/**', 'latest/*')
  writeFileSync(join(cwd, 'postlint.yaml'), `${config}accounts: staff/*\n`)
  expect(await found('', cwd)).toEqual(['latest/c.md free:1', 'staff/jx.yaml'])
  expect(await found('drafts/sub', cwd)).toEqual(['drafts/sub/c.md free:1'])
  for (const path of ['accounts/jx.yaml', 'staff']) expect(await found(path, cwd)).toEqual(['staff/jx.yaml'])
})

test('a link that leads out of the project is a draft where it stands', async () => {
  const root = linked({ 'drafts/sub/x.md': '../../../shared.md' })
  copyFileSync(join(root, 'p/drafts/sub/c.md'), join(root, 'shared.md'))
  expect(await found('drafts/sub/x.md', join(root, 'p'))).toEqual(['drafts/sub/x.md gap:3 free:1'])
})

test('a baseline knows drafts by where they are', async () => {
  const root = linked({ latest: 'drafts/sub', 'drafts/today.md': 'a.md' })
  const cwd = join(root, 'p')
  for (const paths of ['drafts', `${root}/plink/drafts`, 'drafts/today.md drafts/b.md latest']) {
    rmSync(join(cwd, 'postlint-baseline.yaml'), { force: true })
    await postlint(`baseline -c ${root}/plink/postlint.yaml ${paths} --reason x --include grade-1`, { cwd })
    const written = readFileSync(join(cwd, 'postlint-baseline.yaml'), 'utf8')
    expect(new Set(written.match(/(?<=path: ).*/g))).toEqual(
      new Set(['"drafts/a.md"', '"drafts/b.md"', '"drafts/sub/c.md"']),
    )
    for (const line of ['', 'drafts', `${root}/plink/drafts`, 'drafts/b.md latest'])
      expect(await postlint(`${line} -f compact`, { cwd })).toMatchObject({ code: 0, err: '' })
  }
})

test('a correction is written once, and links stay links', async () => {
  const cwd = join(linked({ 'drafts/today.md': 'a.md' }), 'p')
  await postlint('--fix --unsafe drafts/today.md drafts', { cwd })
  expect(lstatSync(join(cwd, 'drafts/today.md')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(cwd, 'drafts/a.md'), 'utf8')).toContain('今天限时吃饭')
})
