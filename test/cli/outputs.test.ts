import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const project = () => tempFolder({ 'a.md': '或许明天会有结果，，\n', 'a-folder/': '' })
const run = (line: string, cwd = project()) => postlint(`a.md --lang en ${line}`, { cwd })

describe('several formats in one run', () => {
  test('each goes where it was told', async () => {
    const cwd = project()
    const { code, out, err } = await run('--format pretty --format sarif=out.sarif -f junit=junit.xml', cwd)
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('a.md')
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toContain('<testsuites name="postlint"')
  })

  test('only files: nothing is printed', async () => {
    const cwd = project()
    const { out, code } = await run('--format checkstyle=x=y.xml', cwd)
    expect([code, out]).toEqual([1, ''])
    expect(existsSync(join(cwd, 'x=y.xml'))).toBe(true)
  })

  test('--output gives a file to the one without', async () => {
    const cwd = project()
    const { out } = await run('--format json -o report.json --format compact=list.txt', cwd)
    expect(out).toBe('')
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).version).toBe(1)
    expect(readFileSync(join(cwd, 'list.txt'), 'utf8')).toContain('a.md:1:')
  })

  test.each([
    ['--format json --format sarif', 'json and sarif would both be written to standard output'],
    ['--format sarif=a.out --format junit=./a.out', 'Two formats would both be written to ./a.out'],
    ['--format sarif=a.out -o b.out', 'Every format has a file: nothing is left for --output b.out'],
    ['--format sarif=', '--format cannot be “sarif=”: a file follows the =, as in sarif=report'],
    ['--format sarf=a.out', 'Did you mean “sarif”?'],
    ['--format sarif=none/a.out', 'Its folder does not exist; make the folder first'],
    ['--format sarif=a-folder', 'This is a folder; name a file'],
  ])('%s is refused before anything is judged', async (line, says) => {
    const { code, out, err } = await run(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  test.each([
    'drafts/a.md',
    './drafts/../drafts/a.md',
    'link.txt',
    'postlint.yaml',
    'rules/house.yaml',
    'words.txt',
    'accounts/x.yaml',
    'postlint-baseline.yaml',
  ])('a file that the run reads is not written over: %s', async (file) => {
    const cwd = tempFolder({
      'postlint.yaml': 'packs: [./rules/house.yaml]\ndrafts: drafts/*.md\n',
      'rules/house.yaml':
        'pack: house\ntitle: h\nrules:\n  w:\n    check: phrase\n    with: {file: ../words.txt}\n    message: x\n    reason: x\n    examples: {invalid: [坏词], valid: [好]}\n',
      'words.txt': '坏词\n',
      'accounts/x.yaml': 'account: x\n',
      'drafts/a.md': '好\n',
      'other.md': '好\n',
    })
    symlinkSync('drafts/a.md', join(cwd, 'link.txt'))
    const before = existsSync(join(cwd, file)) && readFileSync(join(cwd, file), 'utf8')
    for (const line of [
      ['--format', `json=${file}`],
      ['--output', file],
    ]) {
      const { code, err } = await postlint([...line, '--lang', 'en'], { cwd })
      expect([code, err]).toEqual([2, expect.stringContaining(`cannot be written to ${file}: this run reads it`)])
    }
    expect(existsSync(join(cwd, file)) && readFileSync(join(cwd, file), 'utf8')).toBe(before)
    // A draft that this run leaves alone is any file.
    expect((await postlint('--output other.md', { cwd })).code).toBe(0)
  })
})
