import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gb18030Bytes } from '../run/gb18030-bytes.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, project } from './house.ts'

const bytes = (text: string, encoding: 'utf16le' | 'utf8') => new Uint8Array(Buffer.from(text, encoding))

/** Drafts that cannot be judged → what the report says of them. */
const lost: Readonly<Record<string, readonly [content: string | Uint8Array, zh: string, en: string]>> = {
  'gb.md': [gb18030Bytes('清远市今天多云，出门请带伞。'), '编码是 GB18030', 'encoded in GB18030'],
  'utf16.md': [bytes('\ufeff今天多云', 'utf16le'), '编码是 UTF-16 LE', 'encoded in UTF-16 LE'],
  'picture.md': [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0, 0, 13]), '二进制', 'binary'],
  'nul.md': ['今天\u0000多云', '二进制', 'binary'],
  'damaged.md': [
    new Uint8Array([...bytes('今天\n', 'utf8'), 0xe4, 0xbb, 0x41]),
    '第 2 行有损坏的字符',
    'damaged character',
  ],
  'large.md': ['今天多云。'.repeat(200), '超出上限 1 KB', 'above the limit of 1 KB'],
  'unclosed.md': ['---\nkind: [repost\n---\n正文\n', '文件头', 'front matter'],
}

describe('drafts that cannot be judged', () => {
  const contents = Object.fromEntries(Object.entries(lost).map(([path, [content]]) => [path, content]))
  const cwd = tempFolder(
    project('max-bytes: 1024\n', { ...contents, 'clean.md': drafts.clean, 'bad.md': drafts.grade1, 'empty.md': '' }),
  )
  symlinkSync('gone.md', join(cwd, 'vanished.md'))

  test.each([
    ['pretty', 'zh', 1],
    ['pretty', 'en', 2],
    ['compact', 'zh', 1],
    ['compact', 'en', 2],
  ] as const)('%s, %s: each has its line, the rest is judged', async (format, lang, at) => {
    const { code, out, err } = await postlint(`--format ${format} --lang ${lang}`, { cwd })
    expect([code, err]).toEqual([2, ''])
    for (const [path, entry] of Object.entries(lost)) {
      if (path === 'unclosed.md') continue
      const says = out.slice(out.indexOf(path)).split('\n').slice(0, 3).join('\n')
      expect(says).toContain(entry[at])
    }
    expect(out).toContain('vanished.md')
    expect(out).toContain('house/brag')
    expect(out).toContain('postlint/empty-post')
    expect(out).toContain(lang === 'zh' ? '11 个文件，1 个通过' : '11 files, 1 clean')
    expect(out).toContain(lang === 'zh' ? '8 个无法判断' : '8 that cannot be judged')
  })

  test('json', async () => {
    const { out } = await postlint('--format json', { cwd })
    const { files } = JSON.parse(out) as { files: { path: string; problems: unknown[] }[] }
    const unjudged = files.filter(({ problems }) => problems.length > 0).map(({ path }) => path)
    expect(unjudged).toEqual([...Object.keys(lost), 'vanished.md'].sort())
  })

  test('broken front matter is framed', async () => {
    const { out } = await postlint('unclosed.md', { cwd })
    expect(out).toMatch(/unclosed\.md\n {2}无法判断 +\d:\d+\n.*\n +\d │ .*\n +│ +\^/)
  })

  test('a draft of an empty file fails with 1, not 2', async () => {
    expect((await postlint('empty.md', { cwd })).code).toBe(1)
  })

  test.each([
    ['a full-width colon', '---\n来源：新华社\n---\n正文\n', '全角冒号'],
    ['a tab', '---\nrepost:\n\tauthor: x\n---\n正文\n', '制表符'],
    ['a bare @', '---\nrepost: {author: @人民日报}\n---\n正文\n', '引号'],
    ['front matter that never ends', '---\nkind: repost\n正文\n', ''],
    ['a date that is none', '---\npublish: 2026-02-30\n---\n正文\n', '2026-02-30'],
    ['a kind that is none', '---\nkind: repots\n---\n正文\n', '是不是「repost」'],
  ])('%s', async (_, text, says) => {
    const folder = tempFolder(project('', { 'a.md': text }))
    const { code, out } = await postlint('', { cwd: folder })
    expect([code, out]).toEqual([2, expect.stringContaining(says)])
    expect(out).toMatch(/│ +\^/)
  })
})

describe('places', () => {
  // The rule must be found where a person sees it, whatever the line ends and the byte order mark.
  test.each([
    ['LF', '第一行\n第二行，全城最低价\n', '2:5'],
    ['CRLF', '第一行\r\n第二行，全城最低价\r\n', '2:5'],
    ['CR', '第一行\r第二行，全城最低价\r', '2:5'],
    ['a byte order mark', '\ufeff全城最低价\n', '1:1'],
    ['a byte order mark, CRLF, front matter', '\ufeff---\r\nkind: original\r\n---\r\n早，全城最低价\r\n', '4:3'],
    ['an emoji before it counts as one', '👨‍👩‍👧😀全城最低价\n', '1:7'],
    ['no line end', '全城最低', '1:1'],
  ])('%s', async (_, text, place) => {
    const cwd = tempFolder(project('', { 'a.md': text }))
    const { out } = await postlint('--format compact --select house/brag', { cwd })
    expect(out.split('\n')[0]).toBe(`a.md:${place}: 一级 大话「全城最低」 [house/brag]`)
  })
})

describe('control characters', () => {
  const esc = '\u001b'
  const text = `---\naccount: "x${esc}[31m"\nknd${esc}: y\n---\n#早安# ${esc}[31m全城${esc}[0m最低价${esc}]0;owned\u0007 \u009b2J \u202e倒着\u202c\n\n![图](a${esc}.jpg)\n`
  const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
  const cwd = tempFolder(
    project('', { 'a.md': text, [`b${esc}[31m.md`]: drafts.grade1, 'accounts/j.yaml': 'account: j\n' }),
  )

  test.each([
    '',
    '--format compact',
    '--format json',
    '--lang en',
    'preview a.md',
    'rules a.md',
    `nope${esc}[31m`,
    `--nope${esc}`,
    `explain x${esc}`,
    `--select x${esc}`,
    `--config x${esc}`,
    `preview x${esc}`,
  ])('never reach the terminal: postlint %j', async (line) => {
    const { out, err } = await postlint(line, { cwd })
    expect(out).not.toMatch(raw)
    expect(err).not.toMatch(raw)
  })

  test('in config, pack and account neither', async () => {
    const bad = tempFolder({
      'postlint.yaml': `packs: ["./p.yaml"]\n"a${esc}b": 1\n`,
      'p.yaml': `pack: p\ntitle: p\nrules:\n  r: {check: phrase, with: {words: ["全城最低"]}, message: "m${esc}[31m {match}"}\n`,
      'accounts/a.yaml': `account: a\n"b${esc}": c\n`,
      'a.md': drafts.grade1,
    })
    const broken = await postlint('', { cwd: bad })
    expect(broken.code).toBe(2)
    expect(broken.err).not.toMatch(raw)
    for (const line of ['--config nope.yaml', '--pack ./p.yaml --config empty.yaml', 'test ./p.yaml', 'explain p/r']) {
      const { out, err } = await postlint(line, { cwd: bad })
      expect(out + err).not.toMatch(raw)
    }
  })
})
