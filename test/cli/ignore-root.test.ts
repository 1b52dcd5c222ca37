import { expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, project } from './house.ts'

test('the config’s ignore and accounts are relative to its folder, wherever postlint runs', async () => {
  const cwd = tempFolder({
    ...project('ignore: [sub/old/**, skip.md]\naccounts: sub/people/*.md\n'),
    'sub/a.md': drafts.grade1,
    'sub/old/b.md': drafts.grade1,
    'sub/skip.md': drafts.grade1,
    'sub/people/p.md': 'account: p\n',
  })
  for (const [folder, line, expected] of [
    ['', '', ['sub/a.md']],
    ['', 'sub', ['sub/a.md']],
    ['/sub', '', ['a.md']],
    ['/sub', '.', ['a.md']],
    ['/sub', '*.md', ['a.md']],
    ['/sub/old', '../a.md b.md', ['../a.md']],
    ['/sub/people', '../a.md p.md', ['../a.md']],
  ] as const) {
    const { out } = await postlint(`-f json ${line}`, { cwd: cwd + folder })
    const { files } = JSON.parse(out) as { files: { path: string; subject: string }[] }
    const drafts = files.filter(({ subject }) => subject === 'draft')
    expect(drafts.map(({ path }) => path)).toEqual(expected)
  }
})
