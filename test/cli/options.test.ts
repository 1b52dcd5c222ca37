import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'
import { drafts, house, project } from './house.ts'

/** The rules that a run reports, in order. */
async function rulesIn(line: string, cwd: string, now?: string): Promise<string[]> {
  const { out } = await postlint(`${line} --format json`, { cwd, ...(now === undefined ? {} : { now }) })
  const { files } = JSON.parse(out) as { files: { violations: { rule: string | { id: string } }[] }[] }
  return files.flatMap(({ violations }) =>
    violations.map(({ rule }) => (typeof rule === 'string' ? rule : rule.id).replace('house/', '')),
  )
}

describe('--select and --ignore', () => {
  const cwd = tempFolder(project('', { 'a.md': '---\nkinds: x\n---\n全城最低！！！\n' }))
  const key = 'postlint/unknown-key'

  test.each([
    ['', [key, 'brag', 'topic', 'shout']],
    ['--select house/brag', ['brag']],
    ['--select house/brag,house/shout', ['brag', 'shout']],
    ['--select house/brag --select house/shout', ['brag', 'shout']],
    ['--select house', ['brag', 'topic', 'shout']],
    ['--select house/*', ['brag', 'topic', 'shout']],
    ['--select postlint', [key]],
    ['--ignore house/brag', [key, 'topic', 'shout']],
    ['--ignore house', [key]],
    [`--ignore ${key}`, ['brag', 'topic', 'shout']],
    ['--select house --ignore house/topic', ['brag', 'shout']],
    ['--quiet', ['brag', 'shout']],
  ])('postlint %s', async (line, rules) => {
    expect((await rulesIn(line, cwd)).sort()).toEqual([...rules].sort())
  })
})

describe('--max', () => {
  const cwd = tempFolder(project('', { 'a.md': drafts.grade1.repeat(5), 'b.md': drafts.grade2 }))
  test.each([
    ['', 6, ''],
    ['--max 6', 6, ''],
    ['--max 4', 4, '还有 2 处没有显示'],
    ['--max 0', 0, '还有 6 处没有显示'],
  ])('postlint %s', async (line, shown, more) => {
    const { code, out } = await postlint(`--ignore house/long ${line}`, { cwd })
    expect([code, out.match(/house\//g)?.length ?? 0]).toEqual([1, shown])
    expect(out).toContain(more === '' ? '2 个文件' : more)
    if (more === '') expect(out).not.toContain('没有显示')
  })
})

describe('--format html', () => {
  const cwd = tempFolder(project('', { 'a.md': drafts.grade1.repeat(5), 'b.md': drafts.grade2 }))

  test('is one page, on standard output or in a file, with the same exit code', async () => {
    const { code, out, err } = await postlint('--format html --max 1', { cwd })
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    // --max is for people at a terminal.
    expect(out.match(/<article class="violation/g)?.length).toBeGreaterThan(5)
    const written = await postlint('--format html --output report.html', { cwd, terminal: 40 })
    expect([written.code, written.out, written.err]).toEqual([1, '', ''])
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toBe(out)
  })

  test('speaks English too', async () => {
    const { out } = await postlint('--format html --lang en', { cwd })
    expect(out).toMatch(/^<!doctype html>\n<html lang="en">/)
  })

  test('costs other formats nothing', () => {
    const index = readFileSync(join(packageFolder, 'src/report/index.ts'), 'utf8')
    expect(index).not.toMatch(/^import .*html/m)
  })
})

describe('--output', () => {
  test('writes the report to a file and nothing to standard output', async () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    const { code, out, err } = await postlint('--output report.txt', { cwd, terminal: 80 })
    expect([code, out, err]).toEqual([1, '', ''])
    const text = readFileSync(join(cwd, 'report.txt'), 'utf8')
    expect(text).toContain('house/brag')
    // A file is no terminal, whatever the terminal beside it.
    expect(text).not.toContain('\u001b')
    expect(readdirSync(cwd).sort()).toEqual(['a.md', 'postlint.yaml', 'report.txt', 'rules'])
  })

  test('keeps the mode of a file and a link to it', async () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.clean, 'real.txt': 'old' }))
    symlinkSync('real.txt', join(cwd, 'link.txt'))
    const mode = statSync(join(cwd, 'real.txt')).mode
    expect((await postlint('--output link.txt', { cwd })).code).toBe(0)
    expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(cwd, 'real.txt'), 'utf8')).toContain('全部通过')
    expect(statSync(join(cwd, 'real.txt')).mode).toBe(mode)
  })

  test('never replaces a device', async () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.clean }))
    expect((await postlint('--output /dev/null', { cwd })).code).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test.each([
    ['nowhere/report.txt', 'ENOENT', '先建好文件夹'],
    ['rules', 'EISDIR', '文件夹'],
    ['a.md/report.txt', 'ENOTDIR', '是文件，不是文件夹'],
  ])('--output %s is a mistake of the user', async (path, code, help) => {
    const cwd = tempFolder(project('', { 'a.md': drafts.clean }))
    const { err, ...rest } = await postlint(`--output ${path}`, { cwd })
    expect(rest).toEqual({ code: 2, out: '' })
    expect(err).toContain(code)
    expect(err).toContain(help)
  })
})

describe('--now and the day from which a pack holds', () => {
  const effective = `effective: 2026-12-01\n`
  const files = {
    'postlint.yaml': 'packs: [./rules/house.yaml]\n',
    'rules/house.yaml': house.replace('clauses:', `${effective}clauses:`),
    'dated.md': `---\npublish: 2026-12-01T00:10+08:00\n---\n${drafts.grade1}`,
    'early.md': `---\npublish: 2026-11-30T23:50+08:00\n---\n${drafts.grade1}`,
    'open.md': drafts.grade1,
  }
  const cwd = tempFolder(files)

  test.each([
    ['a draft with a day of its own goes by that', 'dated.md --now 2026-11-01', 1],
    ['a draft for the day before', 'early.md --now 2027-01-01', 0],
    ['another goes by now: before', 'open.md --now 2026-11-30', 0],
    ['on the day', 'open.md --now 2026-12-01', 1],
    ['a time with a zone is that time in the zone of the project', 'open.md --now 2026-11-30T23:00+00:00', 1],
    ['a time without one is taken as it is', 'open.md --now 2026-11-30T23:00', 0],
  ])('%s', async (_, line, found) => {
    expect(await rulesIn(line, cwd)).toHaveLength(found)
  })

  test('the clock too is read in the zone of the project', async () => {
    // Still November in UTC, already December in China.
    expect(await rulesIn('open.md', cwd, '2026-11-30T17:00:00Z')).toHaveLength(1)
    expect(await rulesIn('open.md', cwd, '2026-11-30T15:00:00Z')).toHaveLength(0)
    addFiles(cwd, { 'utc.yaml': 'packs: [./rules/house.yaml]\ntimezone: UTC\n' })
    expect(await rulesIn('open.md --config utc.yaml', cwd, '2026-11-30T17:00:00Z')).toHaveLength(0)
  })

  test('`rules DRAFT` says so', async () => {
    const { out } = await postlint('rules open.md', { cwd, now: '2026-11-01T00:00:00Z' })
    expect(out).toMatch(/未生效 +一级 +house\/brag/)
  })
})

describe('--config', () => {
  const files = {
    ...project('rules: {house/brag: off}\n', { 'a.md': drafts.grade1 }),
    'ci/strict.yaml': 'packs: [../rules/house.yaml]\n',
  }
  test('takes the place of the config that would be found; its paths begin at its folder', async () => {
    const cwd = tempFolder(files)
    expect((await postlint('a.md', { cwd })).code).toBe(0)
    expect((await postlint('a.md --config ci/strict.yaml', { cwd })).code).toBe(1)
    // It names no drafts: those of the working folder are meant.
    expect((await postlint('--config ci/strict.yaml -f compact', { cwd })).out).toContain('a.md:1:6: 一级')
  })

  test('--pack takes the place of its packs, and its settings of other packs do no harm', async () => {
    const cwd = tempFolder({ ...files, 'p.yaml': 'pack: p\ntitle: p\n' })
    const { code, out } = await postlint('a.md --pack ./p.yaml', { cwd })
    expect([code, out]).toEqual([0, expect.stringContaining('全部通过')])
  })
})

describe('--timing', () => {
  test('names the phases and the rules, in every language', async () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    const { out } = await postlint('--timing', { cwd })
    for (const what of ['load packs', 'compile rules', 'discover', 'read', 'parse', 'judge', 'house/brag']) {
      expect(out).toMatch(new RegExp(`^${what} +\\d+\\.\\d +\\d+\\.\\d% +1$`, 'm'))
    }
    expect((await postlint('', { cwd })).out).not.toContain('load packs')
  })

  test('counts the drafts that the quick scanners left to the full parsers', async () => {
    const cwd = tempFolder(
      project('', {
        'plain.md': '---\nauthor: 陈晓\n---\n正文\n',
        'body.md': '正文\n\n<pre>x</pre>\n',
        'front.md': '---\nauthor: &a 陈晓\n---\n正文\n',
        'both.md': '---\nauthor: &a 陈晓\n---\n<pre>x</pre>\n',
      }),
    )
    const { out } = await postlint('--timing --lang en', { cwd })
    expect(out).toContain('Drafts parsed: 4; left to the full parsers: body 2 (50.0%), front matter 2 (50.0%)')
    const { timings } = JSON.parse((await postlint('--timing --format json', { cwd })).out)
    expect(timings).toContainEqual({
      what: 'parse: full Markdown parser',
      times: 2,
      milliseconds: expect.any(Number),
    })
  })

  test('goes to standard error where the format does not show it', async () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    const compact = await postlint('--timing --format compact', { cwd })
    expect(compact.out).toBe((await postlint('--format compact', { cwd })).out)
    expect(compact.err).toContain('house/brag')
    expect((await postlint('--timing --format json', { cwd })).err).toBe('')
    expect((await postlint('--timing --format compact --format json=out.json', { cwd })).err).toBe('')
  })
})

describe('colour', () => {
  const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
  test.each([
    ['a terminal', '', {}, 80, true],
    ['a pipe', '', {}, undefined, false],
    ['--color to a pipe', '--color', {}, undefined, true],
    ['--no-color on a terminal', '--no-color', {}, 80, false],
    ['NO_COLOR', '', { NO_COLOR: '1' }, 80, false],
    ['an empty NO_COLOR says nothing', '', { NO_COLOR: '' }, 80, true],
    ['FORCE_COLOR to a pipe', '', { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR over NO_COLOR', '', { FORCE_COLOR: '1', NO_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0 on a terminal', '', { FORCE_COLOR: '0' }, 80, false],
    ['a dumb terminal', '', { TERM: 'dumb' }, 80, false],
    ['the option over all', '--no-color', { FORCE_COLOR: '1' }, 80, false],
    ['the last option counts', '--no-color --color', {}, undefined, true],
  ])('%s', async (_, line, variables, terminal, coloured) => {
    const around = { cwd, variables, ...(terminal === undefined ? {} : { terminal }) }
    expect((await postlint(line, around)).out.includes('\u001b[')).toBe(coloured)
    // What goes to standard error goes by the same.
    expect((await postlint(`explain nope ${line}`, around)).err.includes('\u001b[')).toBe(coloured)
  })

  test('the report says the same with and without', async () => {
    const plain = await postlint('--no-color', { cwd })
    const coloured = await postlint('--color', { cwd })
    const seconds = /\d\.\d\d 秒/
    expect(coloured.out.replace(/\u001b\[\d+m/g, '').replace(seconds, '')).toBe(plain.out.replace(seconds, ''))
  })
})

test('what a run leaves in the folder', async () => {
  const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
  await postlint('', { cwd })
  expect(existsSync(join(cwd, 'a.md'))).toBe(true)
  expect(readdirSync(cwd).sort()).toEqual(['a.md', 'postlint.yaml', 'rules'])
})
