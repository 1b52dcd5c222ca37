import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

describe('init', () => {
  test.each(['zh', 'en'])('writes a project that lints clean and whose packs pass, in %s', async (lang) => {
    const cwd = tempFolder()
    const { code, out, err } = await postlint(`init --lang ${lang}`, { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual([
      'accounts',
      'accounts/example.yaml',
      'accounts/img',
      'accounts/img/logo.png',
      'drafts',
      'drafts/2026-11-23-hello.md',
      'drafts/img',
      'drafts/img/morning.png',
      'postlint.yaml',
    ])
    for (const path of ['postlint.yaml', 'accounts/example.yaml', 'drafts/2026-11-23-hello.md'])
      expect(out).toContain(path)
    const lint = await postlint('--format json', { cwd })
    const { files } = JSON.parse(lint.out) as { files: { violations: unknown[]; problems: unknown[] }[] }
    expect(files.map(({ violations, problems }) => [...violations, ...problems])).toEqual([[], []])
    expect([lint.code, lint.err]).toEqual([0, ''])
    // The config speaks the language that it was written in.
    expect((await postlint('', { cwd, variables: { LANG: lang === 'zh' ? 'en_US' : 'zh_CN' } })).out).toContain(
      lang === 'zh' ? '全部通过' : 'all clean',
    )
  })

  test('dates the first draft by the day in China', async () => {
    const cwd = tempFolder()
    await postlint('init', { cwd, now: '2026-11-23T17:00:00Z' })
    expect(readdirSync(join(cwd, 'drafts'))).toEqual(['2026-11-24-hello.md', 'img'])
  })

  test.each([
    ['new/place', 'new/place'],
    ['新项目', '新项目'],
    ['新 项目', "'新 项目'"],
    ["it's", `'it'\\''s'`],
    ['$(x)&', "'$(x)&'"],
    ['~', "'~'"],
    ['-p', './-p'],
  ])('into another folder, which is made: %s, which a shell reads as %s', async (folder, word) => {
    const cwd = tempFolder()
    const { out } = await postlint(['init', '--', folder], { cwd })
    expect(existsSync(join(cwd, folder, 'postlint.yaml'))).toBe(true)
    expect(out).toContain(`运行 cd ${word} && postlint\n`)
  })

  test.each([
    ['postlint.yaml', 'drafts: x\n'],
    ['postlint.yml', 'drafts: x\n'],
    ['accounts/example.yaml', 'account: mine\n'],
  ])('keeps a %s that is there, and writes nothing beside it', async (path, text) => {
    const cwd = tempFolder({ [path]: text })
    const { code, err } = await postlint('init', { cwd })
    expect(code).toBe(2)
    expect(err).toContain(path)
    expect(err).toContain('--force')
    expect(readFileSync(join(cwd, path), 'utf8')).toBe(text)
    expect(readdirSync(cwd)).toHaveLength(1)
    expect((await postlint('init --force', { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, path), 'utf8')).not.toBe(text)
  })

  test.each([
    ['a file is in the way of the folder', { file: 'x' }, 'init file'],
    ['a file is in the way of a folder in it', { drafts: 'x' }, 'init'],
  ])('%s', async (_, files, line) => {
    const cwd = tempFolder(files as Record<string, string>)
    const { code, out, err } = await postlint(line, { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/建不了文件夹 .*（E[A-Z]+）/)
    expect(existsSync(join(cwd, 'postlint.yaml'))).toBe(false)
  })
})
