import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import type { Bench } from '../../src/lint/bench.ts'
import { lintDraft } from '../../src/lint/lint-draft.ts'
import { Projects } from '../../src/run/projects.ts'

const root = resolve(import.meta.dirname, '../..')
const packs = [
  'weibo-handbook',
  'advertising-law',
  'prohibited-content',
  'personal-data',
  'headlines',
  'sources',
  'ai-label',
  'typography',
]
let bench: Bench

beforeAll(async () => {
  const options = { cwd: root, shippedFolder: resolve(root, 'rules'), packs }
  const project = await new Projects(options, undefined).of(root)
  bench = await project.benchFor(resolve(root, 'a.md'))
})

function rows(name: string): string[][] {
  const file = resolve(root, 'fixtures/matching', name)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('|') && !line.startsWith('# '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

function judge(front: string, text: string) {
  const keys = front === '' ? [] : front.split(', ')
  const source = `---\n${['publish: 2026-11-23T09:30+08:00', ...keys].join('\n')}\n---\n${text}`
  const draft = parseDraft(source, 'a.md')
  expect(draft.problems).toEqual([])
  return lintDraft(draft, bench).violations
}

describe('disguised words are found', () => {
  test.each(rows('disguised.md').map((cells) => [cells[0] ?? '', cells[1] ?? '', cells.slice(2).join('|')]))(
    '%s %s %s',
    (rule, front, text) => {
      expect(judge(front, text).flatMap((violation) => [violation.rule.id, ...violation.also])).toContain(rule)
    },
  )
})

describe('innocent texts are left alone', () => {
  test.each(rows('innocent.md').map((cells) => [cells[0] ?? '', cells.slice(1).join('|')]))('%s %s', (front, text) => {
    const found = judge(front, text).filter(({ rule }) => !rule.hint)
    expect(found.map(({ rule, data }) => `${rule.id} ${String(data.match ?? '')}`)).toEqual([])
  })
})

test('every fixture is read', () => {
  expect(rows('disguised.md').length).toBeGreaterThan(25)
  expect(rows('innocent.md').length).toBeGreaterThan(30)
})
