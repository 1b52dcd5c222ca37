import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { commitAll, edit } from './reviewed.ts'

const rule = (regex: string, more = '') => `    check: pattern
    with: {regex: ${regex}}
    reason: 示例
    message: 有「{match}」
${more}    examples: {invalid: [${regex}], valid: [好]}
`

const project = {
  'postlint.yaml': 'packs: [./rules/house.yaml]\ndrafts: drafts/**/*.md\n',
  'rules/house.yaml': `pack: house
title: 自己的规则
rules:
  red:
${rule('红', '    grade: 2\n')}  blue:
${rule('蓝', '    grade: 3\n')}  black:
${rule('黑', '    grade: 1\n')}`,
  'drafts/a.md': '早安\n\n一朵红花\n\n一片蓝天\n',
}

const FILE = 'postlint-baseline.yaml'
const start = (drafts: Readonly<Record<string, string>> = {}) => tempFolder({ ...project, ...drafts })
const read = (cwd: string) => readFileSync(join(cwd, FILE), 'utf8')

async function write(cwd: string, more: readonly string[] = []) {
  const done = await postlint(['baseline', '--reason', '启用前的旧稿', ...more], { cwd })
  expect(done).toMatchObject({ code: 0, err: '' })
  return done.out
}

/** The rules that a run tells, in order, and its exit code. */
async function lint(cwd: string, more: readonly string[] = []) {
  const { code, out, err } = await postlint(['--format', 'compact', ...more], { cwd })
  return { code, err, told: Array.from(out.matchAll(/\[house\/(\w+)\]$/gm), ([, name]) => name) }
}

test('after it nothing is left to tell, and the run says what is excused', async () => {
  const cwd = start()
  expect((await lint(cwd)).told).toEqual(['red', 'blue'])
  expect(await write(cwd)).toContain('新增 2 条')
  expect(await lint(cwd)).toEqual({ code: 0, err: '', told: [] })
  expect((await postlint([], { cwd })).out).toContain('例外不计：基线 2 处')
  expect((await lint(cwd, ['--no-baseline'])).told).toEqual(['red', 'blue'])
})

test.each([
  ['2026-11-22', 2],
  ['2026-11-23', 0],
])('--until %s ends with %i: a day that is past would excuse nothing', async (until, code) => {
  const cwd = start()
  const done = await postlint(`baseline --reason x --until ${until} --lang en`, { cwd })
  expect([done.code, done.err]).toEqual([code, code === 0 ? '' : expect.stringContaining(`--until ${until} is past`)])
  expect(existsSync(join(cwd, FILE))).toBe(code === 0)
})

describe('a run fails again', () => {
  test.each([
    ['one mended, one broken by the same rule', '一朵红花', '一面红旗', ['red']],
    ['one mended, one broken by another rule', '一片蓝天', '一朵红花', ['red']],
    ['the same words once more', '早安', '一朵红花', ['red']],
  ])('%s', async (_, from, to, told) => {
    const cwd = start()
    await write(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace(from, to))
    expect(await lint(cwd)).toMatchObject({ code: 1, told })
  })

  test('the violation comes in another file while the old one is still there', async () => {
    const cwd = start({ 'drafts/b.md': '好\n' })
    await write(cwd)
    edit(cwd, 'drafts/b.md', () => '一朵红花\n')
    expect((await lint(cwd)).told).toEqual(['red'])
  })
})

describe('an entry stays good', () => {
  test.each([
    ['lines above and below', (text: string) => `新的一行\n\n${text}\n又一行\n`],
    ['line ends and blanks', (text: string) => text.replaceAll('\n', '\r\n').replace('一片蓝天', '一片蓝天  ')],
    ['front matter', (text: string) => `---\nkind: reply\n---\n${text}`],
  ])('%s', async (_, change) => {
    const cwd = start()
    await write(cwd)
    edit(cwd, 'drafts/a.md', change)
    expect((await lint(cwd)).told).toEqual([])
  })

  test('a file that moves takes its entries along, and the next writing says so', async () => {
    const cwd = start()
    await write(cwd)
    mkdirSync(join(cwd, 'drafts/旧'))
    renameSync(join(cwd, 'drafts/a.md'), join(cwd, 'drafts/旧/早安.md'))
    expect((await lint(cwd)).told).toEqual([])
    expect(await write(cwd)).toContain('2 条跟着文件改了路径')
    expect(read(cwd)).toContain('path: "drafts/旧/早安.md"')
    expect(read(cwd)).not.toContain('drafts/a.md')
  })
})

describe('what a baseline does not take', () => {
  test('grade 1, unless it is told to by name', async () => {
    const cwd = start({ 'drafts/b.md': '黑\n' })
    expect(await write(cwd)).toContain('--include grade-1')
    expect((await lint(cwd)).told).toEqual(['black'])
    await write(cwd, ['--include', 'grade-1'])
    expect((await lint(cwd)).told).toEqual([])
    // Whoever copies an entry without the word gets nothing.
    edit(cwd, FILE, (text) => text.replace('    include: [grade-1]\n', ''))
    expect((await lint(cwd)).told).toEqual(['black'])
  })

  test('a locked rule', async () => {
    const cwd = start()
    edit(cwd, 'rules/house.yaml', (text) => text.replace('    grade: 2\n', '    grade: 2\n    locked: true\n'))
    expect(await write(cwd)).toContain('--include locked')
    expect((await lint(cwd)).told).toEqual(['red'])
  })

  test('anything without a reason', async () => {
    const cwd = start()
    for (const line of [['baseline'], ['baseline', '--reason', ' ']]) {
      expect(await postlint(line, { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('要写理由') })
    }
  })
})

test('adding keeps dates and reasons; nothing new changes no byte', async () => {
  const cwd = start()
  await write(cwd, ['--author', '李敏', '--until', '2026-12-31', '--now', '2026-11-01'])
  const before = read(cwd)
  await write(cwd, ['--now', '2026-11-20'])
  expect(read(cwd)).toBe(before)
  edit(cwd, 'drafts/a.md', (text) => `${text}\n红墙\n`)
  await write(cwd, ['--now', '2026-11-20'])
  const added = read(cwd)
    .split('\n')
    .filter((line) => !before.split('\n').includes(line))
  expect(read(cwd)).toContain('date: 2026-11-01')
  expect(added).toEqual([expect.stringContaining('fingerprint'), '    date: 2026-11-20'])
})

describe('entries that excuse nothing', () => {
  test('stale ones are told once with what to run, and pruned', async () => {
    const cwd = start({ 'drafts/b.md': '好\n' })
    await write(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace('一朵红花', '花'))
    const told = async (...paths: string[]) => (await postlint(paths, { cwd })).out
    expect(await told()).toContain('1 条已经用不上；运行 postlint baseline --prune 删去')
    expect(await told('drafts/a.md')).toContain('用不上')
    expect(await told('drafts/b.md')).not.toContain('用不上')
    expect(await told('--ignore', 'house/red')).not.toContain('用不上')
    expect((await postlint(['baseline', '--prune'], { cwd })).out).toContain('删去 1 条，共 1 条')
    expect(await told()).not.toContain('用不上')
  })

  test('those of a file that is gone, where the run is about all files', async () => {
    const cwd = start({ 'drafts/b.md': '好\n' })
    await write(cwd)
    rmSync(join(cwd, 'drafts/a.md'))
    expect((await postlint([], { cwd })).out).toContain('2 条已经用不上')
    expect((await postlint(['drafts'], { cwd })).out).not.toContain('用不上')
  })

  test('expired ones excuse nothing; the last day is still theirs', async () => {
    const cwd = start()
    await write(cwd, ['--until', '2026-11-30'])
    expect((await lint(cwd, ['--now', '2026-11-30'])).told).toEqual([])
    expect((await lint(cwd, ['--now', '2026-12-01'])).told).toEqual(['red', 'blue'])
    expect((await postlint(['--now', '2026-12-01'], { cwd })).out).toContain('2 条已到期')
  })
})

describe('a baseline that is not right ends the run', () => {
  test.each([
    ['an unknown key', (text: string) => text.replace('    reason:', '    raeson:'), '是不是「reason」'],
    ['a merge conflict', (text: string) => text.replace('version', '<<<<<<< HEAD\nversion'), FILE],
    ['no date', (text: string) => text.replace('2026-11-23', 'soon'), 'soon'],
    ['nothing in it', () => '', FILE],
  ])('%s', async (_, change, said) => {
    const cwd = start()
    await write(cwd)
    edit(cwd, FILE, change)
    expect(await postlint([], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) })
  })

  test('one that is named and missing', async () => {
    expect(await postlint(['--baseline', 'none.yaml'], { cwd: start() })).toMatchObject({ code: 2 })
  })
})

test('under --trust it is that of the revision', async () => {
  const cwd = start()
  commitAll(cwd)
  await write(cwd)
  expect((await lint(cwd)).told).toEqual([])
  expect((await lint(cwd, ['--trust', 'HEAD'])).told).toEqual(['red', 'blue'])
})

test('a config names another file', async () => {
  const cwd = start()
  edit(cwd, 'postlint.yaml', (text) => `${text}baseline: 例外/基线.yaml\n`)
  mkdirSync(join(cwd, '例外'))
  writeFileSync(join(cwd, '例外/基线.yaml'), 'version: 1\nentries: []\n')
  expect(await write(cwd)).toContain('例外/基线.yaml：新增 2 条')
  expect((await lint(cwd)).told).toEqual([])
})

test('of random drafts: after a baseline nothing is new; what is broken afterwards is told', async () => {
  const line = fc.constantFrom('红花', '红旗', '蓝天', '好', '红蓝', '')
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), async (lines, at) => {
      const cwd = start({ 'drafts/a.md': `早\n\n${lines.join('\n\n')}\n` })
      await write(cwd)
      expect((await lint(cwd)).told).toEqual([])
      const changed: string[] = [...lines]
      changed[at % lines.length] = '红海'
      edit(cwd, 'drafts/a.md', () => `早\n\n${changed.join('\n\n')}\n`)
      expect((await lint(cwd)).told).toEqual(['red'])
    }),
    { numRuns: 25 },
  )
})
