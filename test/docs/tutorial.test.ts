import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { playDocument } from './play-document.ts'
import { root, runPostlint } from './run-postlint.ts'

const tutorials = [
  ['docs/tutorial.md', 'en'],
  ['docs/tutorial.zh-CN.md', 'zh'],
] as const

// That the outputs are those of the program is held in test/generated/documents.test.ts.
describe.each(tutorials)('%s', (path, language) => {
  test('every step works: examples pass at each, and the last one finds the breaches', async () => {
    const { commands, folder } = await playDocument(path, language)
    for (const { command, code } of commands)
      expect([command, code]).toEqual([command, command === 'npx postlint' ? 1 : 0])
    const found = JSON.parse((await runPostlint(['--format', 'json', '--quiet'], folder, language)).text) as {
      files: { violations: { rule: string }[] }[]
    }
    expect(found.files.flatMap(({ violations }) => violations.map(({ rule }) => rule)).sort()).toEqual([
      'lantern/free-without-conditions',
      'lantern/quotation-without-book',
      'lantern/weekday-wrong',
    ])
  })

  test('the gap that it names is the only one', async () => {
    const { folder } = await playDocument(path, language)
    const { text, code } = await runPostlint(['coverage', '--format', 'json', '--require'], folder, language)
    const { packs } = JSON.parse(text) as { packs: { clauses: { id: string; gap: boolean }[] }[] }
    expect(packs.flatMap(({ clauses }) => clauses.filter(({ gap }) => gap).map(({ id }) => id))).toEqual(['daily'])
    expect(code).toBe(1)
  })
})

test('both build the same files', () => {
  const [english, chinese] = tutorials.map(([path]) =>
    blocksOf(readFileSync(join(root, path), 'utf8'))
      .filter(({ title, append }) => title !== undefined || append !== undefined)
      .map(({ title, append, content }) => [title ?? append, content]),
  )
  expect(chinese).toEqual(english)
})
