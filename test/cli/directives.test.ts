import { expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import { sealedDraft } from '../../src/review/sealed-draft.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const PACK = `pack: house
title: 自己的规则
rules:
  window:
    check: window
    with: {windows: ['09:00-10:00']}
    reason: 示例
    grade: 2
    message: '{actual} 不在 {expected}'
    examples:
      invalid: [{posts: [2026-11-23T10:01 早安]}]
      valid: [{posts: [2026-11-23T09:00 早安]}]
`

const draft = (comment: string, time: string) =>
  `---\naccount: x\n${comment}\npublish: 2026-11-23T${time}+08:00\n---\n早安\n`

async function told(source: string, pack = PACK) {
  const cwd = tempFolder({
    'postlint.yaml': 'packs: [./rules/house.yaml]\ndrafts: drafts/**/*.md\n',
    'rules/house.yaml': pack,
    'drafts/a.md': source,
  })
  const { out } = await postlint('--format compact', { cwd })
  return Array.from(out.matchAll(/:(\d+:\d+): .*\[([\w/-]+)\]$/gm), ([, at, rule]) => `${at} ${rule}`)
}

const LATE = '20:00'

test('a comment of the front matter excuses what the calendar says of the time of publishing', async () => {
  const comment = '# postlint-disable-next-line house/window -- 客户要求'
  expect(await told(draft('# 备注', LATE))).toEqual(['4:10 house/window'])
  expect(await told(draft(comment, LATE))).toEqual([])
  expect(await told(draft(comment, '09:30'))).toEqual(['3:30 postlint/unused-directive'])
  expect(await told(draft(comment, LATE), PACK.replace('grade: 2', 'grade: 1'))).toEqual([
    '3:30 postlint/directive-not-allowed',
    '4:10 house/window',
  ])
})

test('a config sets the rules for directives like any other of postlint’s own', async () => {
  const cwd = tempFolder({
    'postlint.yaml': 'drafts: drafts/**/*.md\nrules: {postlint/unused-directive: hint}\n',
    'drafts/a.md': '#清远# 早安\n<!-- postlint-disable-file weibo-handbook/post-too-long -- 理由 -->\n',
  })
  const { code, out } = await postlint('--format compact', { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/建议 .*\[postlint\/unused-directive\]/)
})

test('an unused directive is told only where its rule was held against the draft', async () => {
  const cwd = tempFolder({
    'a.md': '#清远# 早安\n<!-- postlint-disable-file weibo-handbook/post-too-long -- 理由 -->\n',
  })
  const run = async (line: string) => (await postlint(`a.md --format compact ${line}`, { cwd })).out
  expect(await run('')).toContain('unused-directive')
  expect(await run('--ignore weibo-handbook/post-too-long')).not.toContain('unused-directive')
})

test('a seal covers directives wherever they stand', () => {
  const context = { account: 'x', platforms: ['weibo'], media: [] } as const
  const sealed = (source: string) => sealedDraft(parseDraft(source, 'a.md'), context).directives
  const plain = sealed('---\nkind: reply\n---\n早安')
  expect(plain).toBe('[]')
  expect(sealed('---\n# postlint-disable-next-line a/b -- x\nkind: reply\n---\n早安')).toBe(
    '["postlint-disable-next-line a/b -- x"]',
  )
  expect(sealed('---\n# 备注\nkind: reply\n---\n早安')).toBe(plain)
  expect(sealed('早安 <!-- postlint-停用本行 a/b -- x -->')).toBe('["postlint-停用本行 a/b -- x"]')
})

test('explain knows them', async () => {
  const { code, out } = await postlint('explain postlint/unused-directive', { cwd: tempFolder() })
  expect(code).toBe(0)
  expect(out).toContain('删去整条')
})
