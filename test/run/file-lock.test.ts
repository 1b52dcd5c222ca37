import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withLock } from '../../src/run/file-lock.ts'
import { packageFolder } from '../cli/command.ts'
import { chainProject } from '../cli/reviewed.ts'
import { tempFolder } from './temp-folder.ts'

describe('a lock', () => {
  test('is gone afterwards, whatever happens', () => {
    const file = join(tempFolder({ 'a.md': '' }), 'a.md')
    expect(withLock(file, () => existsSync(join(file, '../.a.md.lock')))).toBe(true)
    expect(() =>
      withLock(file, () => {
        throw new Error('slip')
      }),
    ).toThrow('slip')
    expect(readdirSync(join(file, '..'))).toEqual(['a.md'])
  })

  test.each([
    ['of a process that is gone', `999999999 ${hostname()}\n`, 0],
    ['of another machine, an hour old', '1 elsewhere\n', 3600],
    ['that was made and never filled', '', 3],
  ])('%s is taken over', (_, text, age) => {
    const folder = tempFolder({ 'a.md': '', '.a.md.lock': text })
    const then = Date.now() / 1000 - age
    utimesSync(join(folder, '.a.md.lock'), then, then)
    expect(withLock(join(folder, 'a.md'), () => 'done')).toBe('done')
    expect(readdirSync(folder)).toEqual(['a.md'])
  })
})

function run(args: readonly string[], cwd: string) {
  return new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [`${packageFolder}bin/postlint.js`, ...args], { cwd, stdio: 'ignore' })
    child.on('close', resolve)
  })
}

test('ten that sign at once lose nothing', async () => {
  const cwd = tempFolder({ 'drafts/a.md': chainProject['drafts/a.md'], 'img/a.png': chainProject['img/a.png'] })
  const names = Array.from({ length: 10 }, (_, index) => `审核员${index}`)
  const codes = await Promise.all(
    names.map((name) => run(['sign', 'drafts/a.md', '--as', name, '--clause', 'weibo-handbook/4-2b'], cwd)),
  )
  expect(codes).toEqual(names.map(() => 0))
  const text = readFileSync(join(cwd, 'drafts/a.md'), 'utf8')
  expect([...text.matchAll(/人: (\S+),/g)].map(([, name]) => name).sort()).toEqual(names)
  expect(readdirSync(join(cwd, 'drafts'))).toEqual(['a.md'])
}, 60_000)

test('one that is killed at any moment leaves the old or the new file', async () => {
  const cwd = tempFolder({ 'a.md': `正文\n\n${'字'.repeat(200_000)}\n` })
  const file = join(cwd, 'a.md')
  const before = readFileSync(file, 'utf8')
  const body = before.slice(0, 20)
  for (let delay = 40; delay < 400; delay += 30) {
    const child = spawn(
      process.execPath,
      [`${packageFolder}bin/postlint.js`, 'sign', 'a.md', '--as', '李敏', '--clause', 'weibo-handbook/4-2b'],
      { cwd, stdio: 'ignore' },
    )
    const closed = new Promise((resolve) => child.on('close', resolve))
    await new Promise((resolve) => setTimeout(resolve, delay))
    child.kill('SIGKILL')
    await closed
    const now = readFileSync(file, 'utf8')
    const isNew = /^---\nattest:\n(?: {2}- \{.*\}\n)+---\n/.test(now)
    expect(isNew ? now.replace(/^---\n[\s\S]*?\n---\n/, '') : now).toBe(before)
    expect(now).toContain(body)
    if (isNew) writeFileSync(file, before)
  }
  // What a killed one leaves behind stands in nobody’s way.
  expect(await run(['sign', 'a.md', '--as', '李敏', '--clause', 'weibo-handbook/4-2b'], cwd)).toBe(0)
}, 60_000)
