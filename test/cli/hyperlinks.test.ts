import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fileAddress } from '../../src/run/file-address.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, project } from './house.ts'

const START = '\u001b]8;;'

describe('links in a terminal', () => {
  const cwd = tempFolder(project('', { '草稿 100%/十一月#1.md': drafts.grade1 }))
  const vte = { VTE_VERSION: '7003', TERM: 'xterm-256color' }

  test.each<[string, Readonly<Record<string, string>>, number | undefined, string, boolean]>([
    ['a terminal that has them', vte, 80, '', true],
    ['a pipe', vte, undefined, '', false],
    ['--no-color', vte, 80, '--no-color', false],
    ['NO_COLOR', { ...vte, NO_COLOR: '1' }, 80, '', false],
    ['a terminal that crashed on them', { VTE_VERSION: '5000' }, 80, '', false],
    ['an unknown terminal', { TERM: 'xterm' }, 80, '', false],
    ['Windows Terminal', { WT_SESSION: 'x' }, 80, '', true],
    ['kitty', { TERM: 'xterm-kitty' }, 80, '', true],
    ['VS Code', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.95.0' }, 80, '', true],
    ['an old iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.9' }, 80, '', false],
    ['tmux', { ...vte, TMUX: '/tmp/x' }, 80, '', false],
    ['CI', { ...vte, CI: 'true' }, 80, '', false],
    ['FORCE_HYPERLINK to a pipe', { FORCE_HYPERLINK: '1' }, undefined, '', true],
    ['FORCE_HYPERLINK=0', { ...vte, FORCE_HYPERLINK: '0' }, 80, '', false],
    ['a format for programs', { FORCE_HYPERLINK: '1' }, 80, '--format json', false],
  ])('%s', async (_, variables, terminal, line, has) => {
    const { out } = await postlint(line, { cwd, variables, ...(terminal === undefined ? {} : { terminal }) })
    expect(out.includes(START)).toBe(has)
  })

  test('lead to the file, whatever its name', async () => {
    const { out } = await postlint('', { cwd, variables: { FORCE_HYPERLINK: '1' } })
    const [, address = '', text] = /\u001b\]8;;([^\u001b]+)\u001b\\([^\u001b]*)\u001b\]8;;\u001b\\/.exec(out) ?? []
    expect(text).toBe('草稿 100%/十一月#1.md')
    expect(address).toMatch(/^[\x21-\x7e]+$/)
    expect(address.startsWith(`file://${hostname()}/`)).toBe(true)
    expect(fileURLToPath(address.replace(hostname(), ''))).toBe(`${cwd}/草稿 100%/十一月#1.md`)
  })

  test('none to a path that is not there', async () => {
    const variables = { FORCE_HYPERLINK: '1' }
    expect((await postlint('nowhere.md', { cwd, variables })).out).not.toContain(START)
  })
})

test.each(['a\u001b]8;;evil\u0007.md', 'a\nb.md', 'a;b.md', 'a\u202eb.md'])('an address is safe: %j', (path) => {
  expect(fileAddress('/tmp', path)).toMatch(/^[\x21-\x7e]+$/)
})
