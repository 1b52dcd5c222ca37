import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const text = '今天天气很好，，适合出门\n'
const project = (draft = text) =>
  tempFolder({ 'postlint.yaml': 'packs: [typography]\ndrafts: drafts/*.md\n', 'drafts/a.md': draft })
const read = (cwd: string) => readFileSync(join(cwd, 'drafts/a.md'), 'utf8')

test('what is not excused is corrected', async () => {
  const cwd = project()
  await postlint('--fix', { cwd })
  expect(read(cwd)).toBe('今天天气很好，适合出门\n')
})

test('what a baseline excuses stays as it was, and what is new is corrected', async () => {
  const cwd = project()
  expect((await postlint(['baseline', '--reason', '启用前的旧稿'], { cwd })).code).toBe(0)
  await postlint('--fix', { cwd })
  expect(read(cwd)).toBe(text)
  await postlint('--fix --no-baseline', { cwd })
  expect(read(cwd)).toBe('今天天气很好，适合出门\n')
})

test('what a directive excuses stays as it was', async () => {
  const draft = `<!-- postlint-disable-next-line typography/punctuation-doubled -- 引用原文 -->\n${text}`
  const cwd = project(draft)
  const { code } = await postlint('--fix', { cwd })
  expect(code).toBe(0)
  expect(read(cwd)).toBe(draft)
})

test('a run on what is staged corrects nothing, and says so', async () => {
  const cwd = project()
  const { code, err } = await postlint('--fix --staged --lang en', { cwd })
  expect(code).toBe(2)
  expect(err).toContain('--staged cannot be combined with --fix')
  expect(read(cwd)).toBe(text)
})
