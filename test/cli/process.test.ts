import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { packageFolder, shell, spawned } from './command.ts'
import { drafts, project } from './house.ts'

describe('the program as a process', () => {
  // More than a pipe holds.
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`d/${at}.md`, `${'全城最低！！！\n\n'.repeat(10)}`]),
  )
  const crowded = tempFolder(project('', many))

  test.each([
    ['a reader that leaves after a line', 'postlint --max 100000 | head -1'],
    ['a reader that never reads', 'postlint --max 100000 | true'],
    ['a reader of json', 'postlint -f json | head -c 10'],
    ['a closed standard output', 'postlint --max 100000 >&-'],
  ])('%s: no stack, and the exit code is that of the run', (_, line) => {
    // The status of a pipeline is that of the program here, not of its reader.
    const { code, err } = shell(line, { cwd: crowded })
    expect([code, err]).toEqual([1, ''])
  })

  test('a reader of standard error that leaves', () => {
    const { code, out } = shell('postlint nope.md --nope 2>&1 >/dev/null | true', { cwd: crowded })
    expect([code, out]).toEqual([2, ''])
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk is said and ends with 2', () => {
    for (const line of ['--help', '', 'rules', '--version']) {
      const { code, err } = shell(`postlint ${line} > /dev/full`, { cwd: crowded })
      expect([code, err]).toEqual([2, 'postlint: 结果没有写完（ENOSPC）\n'])
    }
  })

  test('thousands of violations arrive whole through a pipe', () => {
    const { code, out } = shell('postlint -f compact | tail -n 1; postlint -f compact | wc -l', { cwd: crowded })
    expect(code).toBe(1)
    const [totals, lines] = out.trim().split('\n')
    expect(totals).toMatch(/^60 个文件，0 个通过，60 个有问题；一级 600，二级 600，三级 60，建议 60$/)
    expect(Number(lines)).toBe(600 + 600 + 60 + 60 + 1)
  })

  test('/dev/stdout as the file to write to', () => {
    const { code, out } = shell('postlint d/1.md -f compact -o /dev/stdout | tail -n 1', { cwd: crowded })
    expect([code, out]).toEqual([1, expect.stringContaining('1 个文件')])
  })

  test('the version is that of the package', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } })
    expect(spawned('--version', { cwd: crowded })).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
  })

  test.each(['zh_CN.UTF-8', 'en_US.UTF-8'])('the usage asked for alone is that of the whole program: %s', (LANG) => {
    const whole = spawned('--help --no-color', { cwd: crowded, variables: { LANG } })
    expect(whole.out).toContain('--fail-on')
    expect(spawned('--help', { cwd: crowded, variables: { LANG } })).toEqual(whole)
    expect(spawned('-h', { cwd: crowded, variables: { LANG } })).toEqual(whole)
  })

  test('colours of a pipe, on demand only', () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    expect(spawned('', { cwd }).out).not.toContain('\u001b')
    expect(spawned('--color', { cwd }).out).toContain('\u001b')
    expect(spawned('', { cwd, variables: { FORCE_COLOR: '1' } }).out).toContain('\u001b')
  })

  test('through a link to it, as npm installs commands, and from any folder', () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1, 'bin/': '' }))
    const line = `ln -s "${packageFolder}bin/postlint.js" bin/postlint && cd rules && "${process.execPath}" ../bin/postlint ../a.md -f compact`
    const { code, out } = shell(line, { cwd })
    expect([code, out]).toEqual([1, expect.stringContaining('../a.md:1:6: 一级')])
  })

  test('a bug is not taken for a fault of the drafts: its stack, and 2', () => {
    const cwd = tempFolder(project('', { 'a.md': drafts.grade1 }))
    // A package without its rules cannot work.
    const line = `mkdir broken && cp -r "${packageFolder}dist" "${packageFolder}bin" broken/ && echo '{"type":"module","version":"0"}' > broken/package.json && "${process.execPath}" broken/bin/postlint.js --pack nope`
    const { code, out, err } = shell(line, { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('请把下面的内容报告给开发者')
    expect(err).toContain('    at ')
  })
})
