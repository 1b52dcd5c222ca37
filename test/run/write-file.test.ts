import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeFileAtomically } from '../../src/run/write-file.ts'
import { writeNewFiles } from '../../src/run/write-new-files.ts'
import { UserError } from '../../src/shape/problem.ts'
import { asPlainUser, tempFolder } from './temp-folder.ts'

describe('writeFileAtomically', () => {
  test.each(['新的内容\n', '', '一'.repeat(300_000)])('writes what it is given, and leaves nothing else', (text) => {
    const root = tempFolder({ 'old.txt': '旧的' })
    for (const name of ['old.txt', 'new.txt']) {
      writeFileAtomically(join(root, name), text)
      expect(readFileSync(join(root, name), 'utf8')).toBe(text)
    }
    expect(readdirSync(root).sort()).toEqual(['new.txt', 'old.txt'])
  })

  test('keeps the mode of the old file', () => {
    const root = tempFolder({ 'a.txt': 'x' })
    chmodSync(join(root, 'a.txt'), 0o640)
    writeFileAtomically(join(root, 'a.txt'), 'y')
    expect(statSync(join(root, 'a.txt')).mode & 0o777).toBe(0o640)
  })

  test('follows a link, and keeps it', () => {
    const root = tempFolder({ 'real/a.txt': 'x' })
    symlinkSync('real/a.txt', join(root, 'link.txt'))
    writeFileAtomically(join(root, 'link.txt'), 'y')
    expect(readlinkSync(join(root, 'link.txt'))).toBe('real/a.txt')
    expect(readFileSync(join(root, 'real/a.txt'), 'utf8')).toBe('y')
  })

  test('writes into a pipe, which is there afterwards', async () => {
    const root = tempFolder()
    const pipe = join(root, 'pipe')
    execFileSync('mkfifo', [pipe])
    const reader = spawn('cat', [pipe])
    const read = new Promise<string>((resolve) => {
      let text = ''
      reader.stdout.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      reader.on('close', () => resolve(text))
    })
    writeFileAtomically(pipe, '经过管道')
    expect(await read).toBe('经过管道')
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  test('where it cannot write, the old file stays and the user is told', async () => {
    const root = tempFolder({ 'shut/a.txt': 'old' })
    chmodSync(join(root, 'shut'), 0o555)
    chmodSync(root, 0o755)
    await asPlainUser(() => {
      expect(() => writeFileAtomically(join(root, 'shut/a.txt'), 'new')).toThrow(UserError)
      expect(() => writeFileAtomically(join(root, 'nowhere/a.txt'), 'new')).toThrow(/ENOENT/)
      expect(() => writeFileAtomically(join(root, 'shut'), 'new')).toThrow(/EISDIR/)
    })
    chmodSync(join(root, 'shut'), 0o755)
    expect(readdirSync(join(root, 'shut'))).toEqual(['a.txt'])
    expect(readFileSync(join(root, 'shut/a.txt'), 'utf8')).toBe('old')
  })
})

describe('writeNewFiles', () => {
  const files = [
    { path: 'a.txt', content: 'A' },
    { path: 'deep/b.txt', content: 'B' },
  ]

  test('all of them, or none', () => {
    const fresh = tempFolder()
    expect(writeNewFiles(fresh, files, false)).toEqual({ written: ['a.txt', 'deep/b.txt'], standing: [] })
    const taken = tempFolder({ 'deep/b.txt': 'mine' })
    expect(writeNewFiles(taken, files, false)).toEqual({ written: [], standing: ['deep/b.txt'] })
    expect(readdirSync(taken)).toEqual(['deep'])
    expect(writeNewFiles(taken, files, true).written).toEqual(['a.txt', 'deep/b.txt'])
    expect(readFileSync(join(taken, 'deep/b.txt'), 'utf8')).toBe('B')
  })

  test('where a folder cannot be made, nothing is written', () => {
    const root = tempFolder({ deep: 'a file' })
    expect(() => writeNewFiles(root, files, false)).toThrow(UserError)
    expect(readdirSync(root)).toEqual(['deep'])
  })
})
