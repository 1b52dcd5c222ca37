import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { blockTitled } from './blocks.ts'
import { playDocument } from './play-document.ts'
import { root, runPostlint } from './run-postlint.ts'

const readmes = [
  ['README.md', 'en'],
  ['docs/README.zh-CN.md', 'zh'],
] as const

// That the outputs are those of the program is held in test/generated/documents.test.ts.
describe.each(readmes)('%s', (path, language) => {
  const text = readFileSync(join(root, path), 'utf8')

  test('its pack has ten lines, loads, and its examples pass', async () => {
    const pack = blockTitled(text, 'rules/house.yaml')
    expect(pack.trimEnd().split('\n')).toHaveLength(10)
    const folder = tempFolder({ 'house.yaml': pack })
    expect(await runPostlint(['test', 'house.yaml'], folder, language)).toMatchObject({
      code: 0,
      text: expect.stringContaining('2 passed, 0 failed'),
    })
  })

  test('its commands end as it says: violations are 1, a draft that cannot be judged is 2', async () => {
    const { commands } = await playDocument(path, language)
    const codes = commands.map(({ command, code }) => `${code} ${command.replace(/ fixtures.*/, '')}`)
    expect(codes).toEqual([
      '1 node bin/postlint.js',
      ...(language === 'zh' ? ['2 npx postlint drafts/wrong/来源.md'] : []),
      '0 npx postlint test rules/house.yaml',
      '1 npx postlint',
    ])
  })

  test('its config sets what the rules command then shows', async () => {
    const { folder } = await playDocument(path, language)
    const { text: shown, code } = await runPostlint(['rules'], folder, language)
    expect(code).toBe(0)
    const lineOf = (rule: string) => shown.split('\n').find((line) => line.includes(rule)) ?? ''
    expect(lineOf('weibo-handbook/topic-missing')).toMatch(/^(?:off|关闭)/)
    expect(lineOf('house/free-of-charge')).toMatch(/grade 2|二级/)
    expect(lineOf('weibo-handbook/post-too-long')).toContain('postlint.yaml')
  })
})

test('both have the same pack of one’s own', () => {
  const [english, chinese] = readmes.map(([path]) =>
    blockTitled(readFileSync(join(root, path), 'utf8'), 'rules/house.yaml'),
  )
  expect(chinese).toBe(english)
})

describe('the slips that the Chinese one lists', () => {
  const text = readFileSync(join(root, 'docs/README.zh-CN.md'), 'utf8')
  const slips = Array.from(text.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| [^|]+ \|$/gm), ([, wrong, right]) => [
    wrong ?? '',
    right ?? '',
  ])
  const problems = (line: string) => parseDraft(`---\n${line}\n---\n正文`, 'a.md').problems

  test('there are some', () => expect(slips.length).toBeGreaterThanOrEqual(3))

  test.each(slips)('%s is told, %s is right', (wrong, right) => {
    expect(problems(wrong)).not.toEqual([])
    expect(problems(right)).toEqual([])
  })
})

test('the exit code of the first command of the README is 1', async () => {
  expect((await runPostlint(['fixtures/handbook/drafts'], root, 'en')).code).toBe(1)
})
