import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { packageFolder, postlint } from './command.ts'

const project = {
  'postlint.yaml': 'packs: [./rules/house.yaml]\ndrafts: drafts/**/*.md\n',
  'rules/house.yaml': `pack: house
title: house
rules:
  word:
    check: phrase
    with: {file: words.txt}
    message: 「{match}」
    examples: {invalid: [坏词], valid: [好词]}
`,
  'rules/words.txt': '坏词\n',
  'drafts/a.md': '好词\n',
}

/** A run of `postlint --watch`, and what it says from one wait to the next. */
class Watched {
  readonly child: ChildProcess
  #output = ''
  #read = 0

  constructor(cwd: string, ...args: readonly string[]) {
    const env = { PATH: process.env.PATH ?? '' }
    const bin = join(packageFolder, 'bin/postlint.js')
    this.child = spawn(process.execPath, [bin, '--watch', '--lang', 'en', '--format', 'compact', ...args], { cwd, env })
    this.child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
  }

  /** What was said since the last time, up to where it waits again. */
  async said(): Promise<string> {
    const isWaiting = () => this.#output.slice(this.#read).includes('Ctrl+C ends')
    await expect.poll(isWaiting, { timeout: 15_000, interval: 20 }).toBe(true)
    const said = this.#output.slice(this.#read)
    this.#read = this.#output.length
    return said
  }

  /** What is said of itself in a while, without a change. */
  async silence(milliseconds: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    return this.#output.slice(this.#read)
  }
}

let running: Watched | undefined
afterEach(() => running?.child.kill('SIGKILL'))

function start(cwd: string, ...args: readonly string[]): Watched {
  running = new Watched(cwd, ...args)
  return running
}

describe('--watch', { timeout: 60_000 }, () => {
  test('lints again when a draft, a pack, a word file or the config is saved', async () => {
    const cwd = tempFolder(project)
    const watched = start(cwd)
    const first = await watched.said()
    expect(first).toContain('1 file, all clean')
    expect(first).toContain('Watching 4 files')
    writeFileSync(join(cwd, 'drafts/a.md'), '坏词\n')
    const second = await watched.said()
    expect(second).toContain('drafts/a.md has changed')
    expect(second).toContain('drafts/a.md:1:1')
    writeFileSync(join(cwd, 'rules/words.txt'), '旧词\n')
    expect(await watched.said()).toContain('1 file, all clean')
    writeFileSync(
      join(cwd, 'rules/house.yaml'),
      project['rules/house.yaml'].replace('{file: words.txt}', '{words: [坏词]}'),
    )
    expect(await watched.said()).toContain('drafts/a.md:1:1')
    appendFileSync(join(cwd, 'postlint.yaml'), 'rules: {house/word: off}\n')
    expect(await watched.said()).toContain('1 file, all clean')
  })

  test('sees what editors put in the place of a file, new files and folders, and what is deleted', async () => {
    const cwd = tempFolder(project)
    const watched = start(cwd)
    await watched.said()
    writeFileSync(join(cwd, 'drafts/.a.md.swp'), '坏词')
    writeFileSync(join(cwd, 'drafts/a.md.tmp'), '坏词\n')
    renameSync(join(cwd, 'drafts/a.md.tmp'), join(cwd, 'drafts/a.md'))
    expect(await watched.said()).toContain('drafts/a.md:1:1')
    mkdirSync(join(cwd, 'drafts/十一月'))
    writeFileSync(join(cwd, 'drafts/十一月/b.md'), '坏词\n')
    expect(await watched.said()).toContain('2 files, 0 clean')
    writeFileSync(join(cwd, 'drafts/十一月/b.md'), '好词\n')
    expect(await watched.said()).toContain('2 files, 1 clean')
    rmSync(join(cwd, 'drafts/a.md'))
    expect(await watched.said()).toContain('1 file, all clean')
  })

  test('outlives a broken config, a broken pack, a broken draft and a folder that is gone', async () => {
    const cwd = tempFolder({ ...project, 'postlint.yaml': 'drats: x\n' })
    const watched = start(cwd)
    expect(await watched.said()).toContain('Unknown key “drats”')
    addFiles(cwd, { 'postlint.yaml': project['postlint.yaml'] })
    expect(await watched.said()).toContain('1 file, all clean')
    addFiles(cwd, { 'rules/house.yaml': 'pack: house\n' })
    expect(await watched.said()).toContain('house.yaml')
    addFiles(cwd, { 'rules/house.yaml': project['rules/house.yaml'] })
    expect(await watched.said()).toContain('1 file, all clean')
    addFiles(cwd, { 'drafts/a.md': '---\nkind: [\n---\n' })
    expect(await watched.said()).toContain('drafts/a.md:')
    rmSync(join(cwd, 'drafts'), { recursive: true })
    expect(await watched.said()).toContain('drafts/**/*.md')
    addFiles(cwd, { 'drafts/c.md': '坏词\n' })
    expect(await watched.said()).toContain('drafts/c.md:1:1')
    expect(watched.child.exitCode).toBeNull()
  })

  test('runs once for a burst, and not for what it writes itself', async () => {
    const cwd = tempFolder(project)
    const watched = start(cwd, '--output', 'drafts/report.txt')
    await watched.said()
    for (let number = 0; number < 200; number++) writeFileSync(join(cwd, `drafts/${number}.md`), '好词\n')
    expect(await watched.said()).toMatch(/ more have changed/)
    expect(await watched.silence(600)).toBe('')
    expect(readFileSync(join(cwd, 'drafts/report.txt'), 'utf8')).toContain('201 files, all clean')
  })

  test('not for files that play no part, and for all that may', async () => {
    const cwd = tempFolder({ ...project, '.postlintignore': '', 'drafts/img/': '' })
    const watched = start(cwd)
    await watched.said()
    addFiles(cwd, {
      'notes.txt': 'x',
      out: 'x',
      'rules/other.txt': 'x',
      'drafts/export.json': '{}',
      'drafts/Makefile': '',
    })
    rmSync(join(cwd, 'notes.txt'))
    expect(await watched.silence(800)).toBe('')
    for (const part of [
      'drafts/img/a.png',
      'rules/words.txt',
      'rules/new.yml',
      '.postlintignore',
      'drafts/b.markdown',
    ]) {
      addFiles(cwd, { [part]: '旧词\n' })
      expect(await watched.said(), part).toContain(`${part} has changed`)
    }
  })

  test('for what a glob names by an ending of its own, and for anything while a run cannot be done', async () => {
    const cwd = tempFolder({
      ...project,
      'postlint.yaml': 'packs: [./rules/house.yaml]\ndrafts: drafts/*.txt\n',
      'drafts/old.txt': '好词\n',
    })
    rmSync(join(cwd, 'rules/words.txt'), { recursive: true })
    const watched = start(cwd)
    expect(await watched.said()).toContain('words.txt')
    addFiles(cwd, { 'rules/words.txt': '坏词\n' })
    expect(await watched.said()).toContain('words.txt has changed')
    addFiles(cwd, { 'drafts/a.txt': '坏词\n' })
    expect(await watched.said()).toContain('drafts/a.txt:1:1')
  })

  test.each(['> out', '> drafts/out.md', '2> err.yaml >&2'])('not for its own output: %s', async (redirection) => {
    const cwd = tempFolder({ ...project, 'postlint.yaml': `${project['postlint.yaml']}ignore: [out.md]\n` })
    const bin = join(packageFolder, 'bin/postlint.js')
    const line = `exec "${process.execPath}" "${bin}" --watch --quiet --lang en ${redirection}`
    const child = spawn('sh', ['-c', line], { cwd })
    try {
      const file = redirection.split(' ')[1] ?? ''
      const runs = () => (readFileSync(join(cwd, file), 'utf8').match(/all clean/g) ?? []).length
      await expect.poll(() => existsSync(join(cwd, file)) && runs(), { timeout: 15_000 }).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 800))
      expect(runs()).toBe(1)
      writeFileSync(join(cwd, 'drafts/a.md'), '好好\n')
      await expect.poll(runs, { timeout: 15_000 }).toBe(2)
    } finally {
      child.kill('SIGKILL')
    }
  })

  test('ends by Ctrl+C as other programs do', async () => {
    const watched = start(tempFolder(project))
    await watched.said()
    const ended = new Promise((resolve) => watched.child.on('exit', (code, signal) => resolve([code, signal])))
    watched.child.kill('SIGINT')
    expect(await ended).toEqual([null, 'SIGINT'])
  })

  test.each([['- --watch'], ['--watch --fix'], ['--watch --diff'], ['--watch --staged']])(
    '%s is refused',
    async (line) => {
      const { code, err } = await postlint(`${line} --lang en`, { cwd: tempFolder(project) })
      expect(code).toBe(2)
      expect(err).toContain('cannot be combined with')
    },
  )
})
