import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const project = (draft: string) =>
  tempFolder({ 'postlint.yaml': 'packs: [typography]\ndrafts: drafts/*.md\n', 'drafts/a.md': draft })

const run = async (cwd: string, line = '') => {
  const { out, code } = await postlint(`--cache-location kept -f compact --lang en ${line}`, { cwd })
  return { out, code }
}

const dated =
  '<!-- postlint-disable-next-line typography/punctuation-doubled until 2026-12-31 -- quoted -->\n今天，，出门\n'

test('an exception that ends is over, though its draft is known', async () => {
  const cwd = project(dated)
  const before = '--now 2026-12-31T10:00+08:00'
  expect(await run(cwd, before)).toMatchObject({ code: 0 })
  expect(await run(cwd, before)).toMatchObject({ code: 0 })
  const { code, out } = await run(cwd, '--now 2027-01-01T10:00+08:00')
  expect(code).toBe(1)
  expect(out).toContain('typography/punctuation-doubled')
})

test('a baseline that is written later excuses what is known, and one that goes excuses nothing', async () => {
  const cwd = project('今天，，出门\n')
  expect(await run(cwd)).toMatchObject({ code: 1 })
  await postlint(['baseline', '--reason', '旧稿'], { cwd })
  expect(await run(cwd)).toMatchObject({ code: 0 })
  expect(await run(cwd, '--no-baseline')).toMatchObject({ code: 1 })
})

test('what is corrected is known as corrected', async () => {
  const cwd = project('今天，，出门\n')
  expect(await run(cwd)).toMatchObject({ code: 1 })
  expect(await run(cwd, '--fix')).toMatchObject({ code: 0 })
  expect(await run(cwd)).toMatchObject({ code: 0 })
})

test('--fix-dry-run keeps nothing of texts that stand nowhere', async () => {
  const cwd = project('今天，，出门\n')
  expect(await run(cwd)).toMatchObject({ code: 1 })
  expect(await run(cwd, '--fix-dry-run')).toMatchObject({ code: 0 })
  expect(await run(cwd)).toMatchObject({ code: 1 })
})

test('--no-cache neither reads nor writes; a few drafts leave no folder behind', async () => {
  const cwd = project('今天出门\n')
  await postlint('', { cwd })
  await postlint('--no-cache --cache-location kept', { cwd })
  expect([existsSync(join(cwd, '.postlint-cache')), existsSync(join(cwd, 'kept'))]).toEqual([false, false])
  for (let number = 0; number < 60; number++) writeFileSync(join(cwd, `drafts/${number}.md`), '今天出门\n')
  await postlint('', { cwd })
  expect(readdirSync(join(cwd, '.postlint-cache')).sort()).toEqual(['.gitignore', 'drafts'])
})
