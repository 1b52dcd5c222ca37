import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

describe('what a run takes in is what the config of each file says, wherever postlint runs', () => {
  const account = 'account: p\nplatform: weibo\nnickname: p\n'
  const top = tempFolder({
    'p/postlint.yaml':
      'packs: [weibo-handbook]\ndrafts: drafts/**/*.md\nignore: [drafts/old/**, skip.md]\naccounts: people/*.yaml\n',
    'p/drafts/a.md': drafts.clean,
    'p/drafts/old/b.md': drafts.clean,
    'p/drafts/skip.md': drafts.clean,
    'p/notes.md': drafts.clean,
    'p/people/p.yaml': account,
    'p/in/postlint.yaml': 'packs: [weibo-handbook]\nignore: [c.md]\n',
    'p/in/c.md': drafts.clean,
    'p/in/skip.md': drafts.clean,
    // Nothing in it is anybody’s draft or account: that its config makes no sense is nobody’s business.
    'p/broken/postlint.yaml': 'nonsense: [\n',
    'none/people/p.yaml': account,
    'none/old/d.md': drafts.clean,
    'other/postlint.yaml': 'ignore: [skip.md, people/**, "**/in/**"]\n',
    'other/e.md': drafts.clean,
    'other/in/postlint.yaml': 'packs: [weibo-handbook]\n',
    'other/in/skip.md': drafts.clean,
  })
  const found = async (line: string, folder: string) => {
    const { out, err } = await postlint(`-f json ${line}`, { cwd: join(top, folder) })
    if (out === '') return [err]
    const { files } = JSON.parse(out) as { files: { path: string }[] }
    return files.map(({ path }) => path.replace(`${top}/`, '/'))
  }

  test.each<[folder: string, line: string, expected: string[]]>([
    ['p', '', ['drafts/a.md', 'people/p.yaml']],
    ['p', '.', ['drafts/a.md', 'in/skip.md', 'notes.md', 'people/p.yaml']],
    ['.', 'p', ['p/drafts/a.md', 'p/in/skip.md', 'p/notes.md', 'p/people/p.yaml']],
    ['none', '../p', ['../p/drafts/a.md', '../p/in/skip.md', '../p/notes.md', '/p/people/p.yaml']],
    ['other', `${top}/p/drafts`, ['/p/drafts/a.md']],
    ['.', 'p/drafts/*.md p/in/*', ['p/drafts/a.md', 'p/in/skip.md']],
    ['.', 'p/in/skip.md', ['p/in/skip.md']],
    ['.', 'p/people/p.yaml', ['p/people/p.yaml']],
    ['.', 'p/people', ['p/people/p.yaml']],
    ['.', 'p/people/*', ['p/people/p.yaml']],
    ['none', '-c ../p/postlint.yaml ../p/drafts', ['../p/drafts/a.md']],
    ['none', '-c ../p/postlint.yaml ../p/people/p.yaml', ['/p/people/p.yaml']],
    // Without paths each project is asked what its drafts are.
    ['.', '', ['none/old/d.md', 'other/e.md', 'p/drafts/a.md', 'p/in/skip.md', 'p/people/p.yaml']],
    // What a config leaves out is not searched; but what has a config of its own goes by that one when it is named.
    ['other', '.', ['e.md']],
    ['other', '*.md */*.md', ['e.md']],
    ['.', 'oth*/*.md *her/in/*.md', ['other/e.md']],
    ['other', 'in', ['in/skip.md']],
    ['other', 'in/skip.md', ['in/skip.md']],
    // `--config` names the one that holds for the working folder too.
    ['none', '-c ../other/postlint.yaml old', ['old/d.md']],
    ['none', '-c ../p/postlint.yaml .', ['old/d.md']],
  ])('%s: postlint %s', async (folder, line, expected) => {
    expect(await found(line, folder)).toEqual(expected)
  })

  test.each([
    ['.', 'p/drafts/old/b.md'],
    ['none', '../p/drafts/old'],
    ['other', `${top}/p/drafts/skip.md`],
    ['none', '-c ../p/postlint.yaml ../p/drafts/old/b.md'],
  ])('%s: postlint %s says that it is ignored', async (folder, line) => {
    const { code, out } = await postlint(`-f compact ${line}`, { cwd: join(top, folder) })
    expect([code, out]).toEqual([2, expect.stringContaining('已被忽略')])
  })
})
