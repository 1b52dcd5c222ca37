import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint, spawned } from './command.ts'
import { drafts, project } from './house.ts'

const unreadable = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])

describe('exit code', () => {
  test.each([
    ['nothing to say', { 'a.md': drafts.clean }, '', 0],
    ['hints only', { 'a.md': drafts.hinted }, '', 0],
    ['grade 3', { 'a.md': drafts.grade3 }, '', 1],
    ['grade 2', { 'a.md': drafts.grade2 }, '', 1],
    ['grade 1 among clean ones', { 'a.md': drafts.clean, 'b.md': drafts.grade1 }, '', 1],
    ['a draft that cannot be read', { 'a.md': unreadable }, '', 2],
    ['2 beats 1', { 'a.md': unreadable, 'b.md': drafts.grade1 }, '', 2],
    ['2 beats --fail-on never', { 'a.md': unreadable }, '--fail-on never', 2],
    ['broken front matter', { 'a.md': '---\nkind: [repost\n---\n正文' }, '', 2],
    ['a path that does not exist', { 'a.md': drafts.clean }, 'a.md nope.md', 2],
    ['a glob that matches nothing', { 'a.md': drafts.clean }, 'drafts/*.md', 2],
    ['a folder without drafts', { 'a.md': drafts.clean, 'empty/': '' }, 'empty', 2],
    ['an ignored path beside others', { 'a.md': drafts.clean, 'b.md': 'x', '.postlintignore': 'b.md' }, 'a.md b.md', 0],
    ['only an ignored path', { 'b.md': drafts.clean, '.postlintignore': 'b.md' }, 'b.md', 2],
    ['a broken account profile', { 'a.md': drafts.clean, 'accounts/x.yaml': 'nickname: x' }, '', 2],
    ['an unknown option', { 'a.md': drafts.clean }, '--nope', 2],
    ['a config that is not there', { 'a.md': drafts.clean }, '--config nope.yaml', 2],
    ['a pack that is not there', { 'a.md': drafts.clean }, '--pack nope', 2],
    ['help', {}, '--help', 0],
    ['version', {}, '--version', 0],
  ])('%s', async (_, files, line, code) => {
    const cwd = tempFolder(project('', files as Record<string, string>))
    expect((await postlint(line, { cwd })).code).toBe(code)
  })

  test.each([
    ['grade1', [1, 1, 1, 0]],
    ['grade2', [0, 1, 1, 0]],
    ['grade3', [0, 0, 1, 0]],
    ['hinted', [0, 0, 0, 0]],
  ] as const)('--fail-on 1, 2, 3, never with %s', async (draft, codes) => {
    const cwd = tempFolder(project('', { 'a.md': drafts[draft] }))
    const got = await Promise.all(
      ['1', '2', '3', 'never'].map(async (grade) => (await postlint(`--fail-on ${grade}`, { cwd })).code),
    )
    expect(got).toEqual(codes)
  })

  test('the config says from which grade a run fails, the option overrules it', async () => {
    const cwd = tempFolder(project('fail-on: 1\n', { 'a.md': drafts.grade2 }))
    expect((await postlint('', { cwd })).code).toBe(0)
    expect((await postlint('--fail-on 2', { cwd })).code).toBe(1)
  })

  test('from outside of a project its own fail-on holds', async () => {
    const cwd = tempFolder({ 'inner/': '' })
    const files = project('fail-on: never\n', { 'a.md': drafts.grade1 })
    const inner = Object.fromEntries(Object.entries(files).map(([path, text]) => [`inner/${path}`, text]))
    const { addFiles } = await import('../run/temp-folder.ts')
    addFiles(cwd, inner)
    const { code, out } = await postlint('inner', { cwd })
    expect([code, out.includes('大事 1')]).toEqual([0, true])
  })

  test('--fail-on-not-judged', async () => {
    const config = 'rules: {}\n'
    const pack =
      'pack: p\ntitle: p\nrules:\n  r: {check: length, when: {account.class: x}, with: {max: 1}, message: m}\n'
    const cwd = tempFolder({ 'postlint.yaml': `packs: [./p.yaml]\n${config}`, 'p.yaml': pack, 'a.md': '正文很长' })
    const usual = await postlint('', { cwd })
    expect([usual.code, usual.out]).toEqual([0, expect.stringContaining('没有判断')])
    expect((await postlint('--fail-on-not-judged', { cwd })).code).toBe(2)
  })

  test('the process ends with it', () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    expect(spawned('', { cwd }).code).toBe(1)
    expect(spawned('--fail-on never', { cwd }).code).toBe(0)
    rmSync(join(cwd, 'rules/house.yaml'))
    expect(spawned('', { cwd }).code).toBe(2)
  })
})
