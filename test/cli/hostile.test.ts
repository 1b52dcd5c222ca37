import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { house } from './house.ts'

/** A project with something of everything. */
const files: Readonly<Record<string, string>> = {
  'postlint.yaml': `packs: [./rules/house.yaml]
drafts: drafts/**/*.md
accounts: accounts/*.yaml
account: jinxiu
timezone: Asia/Shanghai
lang: en
fail-on: 2
max-bytes: 4096
extra-keys: [note]
grades: {1: {name: 一级, sanction: 通报}}
rules: {house/long: {max: 20, grade: 2}, house/*: on, postlint/unknown-key: off}
overrides:
  - files: drafts/gov/**
    packs: [weibo]
    rules: {weibo/post-too-long: {max: 9}}
people: {自审: [陈晓]}
`,
  'rules/house.yaml': house,
  'accounts/jinxiu.yaml': `account: jinxiu
platform: [weibo, wechat]
tags: {allowed: [时尚], current: []}
competitors: ["@某某"]
review: {chain: [{role: 自审, self: true}, 终审]}
`,
  'drafts/a.md': `---
account: jinxiu
类型: 转发
publish: 2026-11-23T09:30+08:00
repost: {author: "@人民日报", text: 原文}
reviews:
  - {role: 自审, by: 陈晓, at: 2026-11-22T18:00+08:00}
---
# 标题

说得好，**全城最低**！！！[链接](https://example.com/a) ![图](a.jpg)

- 一 <b>二</b>
//@人民日报:原文
`,
}

/** What a slip of the finger, a merge or a hostile hand puts in. */
const scraps = fc.oneof(
  fc.constantFrom(
    '',
    '\n',
    '  ',
    '\t',
    ':',
    ': ',
    '：',
    '-',
    '- ',
    '---\n',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '!!x ',
    '#',
    ' #',
    '@',
    '`',
    '%',
    'null',
    '~',
    '0',
    '-1',
    '1e400',
    '0x10',
    '.inf',
    'true',
    '[[[]]]',
    '{{}}',
    '<<: ',
    '? ',
    '\u0000',
    '\u001b[31m',
    '\ufeff',
    '\ud800',
    '\u2028',
    '\r',
    '__proto__: ',
    'constructor: ',
    '全',
    '😀',
    '(?=',
    '(a+)+$',
    '\\',
    '𠮷',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
)

const slip = fc.record({
  file: fc.constantFrom(...Object.keys(files)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 12 }),
  put: scraps,
})

test('whatever stands in the files of a project, postlint judges it or says what is wrong', async () => {
  const lines = [
    '',
    '-f json',
    '-f compact --lang zh',
    'test',
    'rules drafts/a.md',
    'explain brag',
    'preview drafts/a.md',
    'coverage',
  ]
  const cwd = tempFolder(files)
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 3 }), fc.constantFrom(...lines), async (slips, line) => {
      const now = new Map(Object.entries(files))
      for (const { file, at, cut, put } of slips) {
        const text = now.get(file) ?? ''
        const start = Math.floor(at * text.length)
        now.set(file, text.slice(0, start) + put + text.slice(start + cut))
      }
      for (const [path, text] of now) writeFileSync(join(cwd, path), text)
      // What is no UserError is thrown.
      const { code, out, err } = await postlint(line, { cwd })
      expect([0, 1, 2]).toContain(code)
      if (code === 2) expect(out + err).not.toBe('')
      expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('whatever the arguments, postlint does its work or says what is wrong', async () => {
  // One of the arguments may be `..`: the folder of all temporary files is as large as it happens to be.
  const cwd = join(tempFolder(), 'project')
  mkdirSync(cwd)
  addFiles(cwd, files)
  const word = fc.oneof(
    fc.constantFrom(
      '',
      '-',
      '--',
      '.',
      '*',
      '!x',
      '{a,b}',
      '[',
      '--max',
      '--now',
      '-f',
      '-fjson',
      '-q',
      '--lang=en',
      '--select',
      '--config',
      '--output',
      '--timing',
      'explain',
      'rules',
      'test',
      'preview',
      'coverage',
      'reviews',
      'calendar',
      'report',
      '..',
      'drafts',
      'drafts/a.md',
      '--checks',
      '--no-color',
      '--platform',
      '-h',
      '-V',
      '--stdin-filename',
      'house',
      'weibo/post-too-long',
      '0',
      '2026-01-01',
      'json',
      'a\u0000b',
      '\u001b[2J',
    ),
    // The root of the machine is too large to search; a backslash may stand for a slash.
    fc.string({ maxLength: 5 }).filter((text) => !/[/\\]/.test(text)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 4 }), async (argv) => {
      // These write.
      fc.pre(!argv.some((each) => /^-[a-z]*o|^--output|^init$/.test(each)))
      const { code } = await postlint(argv, { cwd, input: '全城最低' })
      expect([0, 1, 2]).toContain(code)
    }),
    { numRuns: 200 },
  )
}, 60_000)
