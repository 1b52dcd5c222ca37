import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gitEnvironment, ScratchRepository } from '../run/scratch-repository.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'
import { drafts, project } from './house.ts'

const { clean, grade1 } = drafts
const files = project('drafts: drafts/*.md\n', {
  '.gitignore': 'node_modules\n',
  'drafts/a.md': clean,
  'drafts/b.md': clean,
})

/** A repository in which postlint is installed. */
function installed(below = ''): ScratchRepository {
  const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [below + path, text]))
  const made = ScratchRepository.with({ ...placed, [`${below}node_modules/.bin/`]: '' }).commit()
  symlinkSync(join(packageFolder, 'bin/postlint.js'), join(made.folder, below, 'node_modules/.bin/postlint'))
  return made
}

function commit(folder: string, args: readonly string[] = [], variables: object = {}) {
  const { status, stdout, stderr } = spawnSync('git', ['commit', '-q', '-m', 'x', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...gitEnvironment, ...variables },
  })
  return { code: status, text: stdout + stderr }
}

describe('init --hook', () => {
  test('writes a hook that stops a bad commit, and nothing else', async () => {
    const made = installed()
    const { code, out, err } = await postlint('init --hook', { cwd: made.folder })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('.git/hooks/pre-commit')
    expect(existsSync(join(made.folder, 'accounts'))).toBe(false)
    expect(statSync(join(made.folder, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111)
    made.stage({ 'drafts/a.md': grade1 })
    expect(commit(made.folder)).toMatchObject({ code: 1, text: expect.stringContaining('大话') })
    expect(commit(made.folder, ['--no-verify']).code).toBe(0)
    expect(await postlint('init --hook', { cwd: made.folder })).toMatchObject({
      code: 0,
      out: expect.stringContaining('已经装好'),
    })
  })

  test('sees the index of the commit: git commit -a, and git commit PATH', async () => {
    const made = installed()
    await postlint('init --hook', { cwd: made.folder })
    made.write({ 'drafts/a.md': grade1 })
    expect(commit(made.folder, ['-a']).code).toBe(1)
    // What is staged is not what is committed.
    made.write({ 'drafts/b.md': '#早安# 雨。\n' }).git('add', 'drafts/a.md')
    expect(commit(made.folder, ['drafts/b.md'])).toMatchObject({ code: 0 })
    expect(commit(made.folder, ['drafts/a.md']).code).toBe(1)
    expect(commit(made.folder).code).toBe(1)
  })

  test.each([
    ['at the top', ''],
    ['in a folder below, with a blank and a quote in its name', "our posts/it's/"],
  ])('in a linked working tree, project %s', async (_, below) => {
    const made = installed(below)
    const { out } = await postlint('init --hook', { cwd: join(made.folder, below) })
    expect(out).toContain('hooks/pre-commit')
    const tree = join(tempFolder(), 'tree')
    made.git('worktree', 'add', '-q', tree)
    const linked = new ScratchRepository(tree)
    symlinkSync(join(made.folder, below, 'node_modules'), join(tree, below, 'node_modules'))
    linked.write({ [`${below}drafts/a.md`]: grade1 }).git('add', `${below}drafts`)
    expect(commit(tree)).toMatchObject({ code: 1, text: expect.stringContaining('drafts/a.md') })
    // And written from there it is the same hook.
    expect(await postlint('init --hook', { cwd: join(tree, below) })).toMatchObject({
      code: 0,
      out: expect.stringContaining('已经装好'),
    })
  })

  test('goes where core.hooksPath says', async () => {
    const made = installed()
    made.git('config', 'core.hooksPath', '.githooks')
    expect((await postlint('init --hook', { cwd: made.folder })).out).toContain('.githooks/pre-commit')
    made.git('add', 'drafts')
    made.write({ 'drafts/a.md': grade1 })
    expect(commit(made.folder, ['-a']).code).toBe(1)
  })

  test('goes where husky looks, which keeps the folder of core.hooksPath for itself', async () => {
    const made = installed()
    made.git('config', 'core.hooksPath', '.husky/_')
    made.write({ '.husky/_/pre-commit': '#!/bin/sh\nsh "$(dirname "$0")/../pre-commit"\n' })
    chmodSync(join(made.folder, '.husky/_/pre-commit'), 0o755)
    expect((await postlint('init --hook', { cwd: made.folder })).out).toMatch(/ \.husky\/pre-commit/)
    made.write({ 'drafts/a.md': grade1 })
    expect(commit(made.folder, ['-a']).code).toBe(1)
  })

  test('not into a folder that other repositories share', async () => {
    const made = installed()
    const hooks = tempFolder()
    made.git('config', 'core.hooksPath', hooks)
    const { code, err } = await postlint('init --hook', { cwd: made.folder })
    expect([code, err]).toEqual([2, expect.stringContaining('指到仓库之外')])
    expect(existsSync(join(hooks, 'pre-commit'))).toBe(false)
  })

  test('leaves a hook of somebody else as it is, with --force too, and says what to add', async () => {
    const made = installed().write({ '.git/hooks/pre-commit': '#!/bin/sh\nexit 0\n' })
    for (const line of ['init --hook', 'init --hook --force']) {
      const { code, out, err } = await postlint(line, { cwd: made.folder })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('npx --no-install postlint --staged || exit 1')
    }
    expect(readFileSync(join(made.folder, '.git/hooks/pre-commit'), 'utf8')).toBe('#!/bin/sh\nexit 0\n')
  })

  test('stops the commit where postlint is missing, and says how to get it', async () => {
    const made = ScratchRepository.with(files).commit()
    await postlint('init --hook', { cwd: made.folder })
    made.stage({ 'drafts/a.md': '#早安# 雨。\n' })
    // git, and no node.
    const bin = tempFolder()
    const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim()
    symlinkSync(git, join(bin, 'git'))
    chmodSync(bin, 0o755)
    const { code, text } = commit(made.folder, [], { PATH: bin })
    expect(code).toBe(1)
    expect(text).toContain('没有安装 postlint')
    expect(text).toContain('npm install --save-dev postlint')
  })

  test('outside of a repository', async () => {
    const { code, err } = await postlint('init --hook', { cwd: tempFolder(files) })
    expect([code, err]).toEqual([2, expect.stringContaining('这里不是 git 仓库，不能用 --hook')])
  })
})
