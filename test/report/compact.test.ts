import { expect, test } from 'vitest'
import { compact } from '../../src/report/compact.ts'
import { handbookRun } from './handbook-run.ts'
import { en, judged, ruleOf, runOf, same, zh } from './reports.ts'

test.each([zh, en])('a whole report in $lang', async (style) => {
  await expect(compact(handbookRun, style)).toMatchFileSnapshot(
    `../../fixtures/report/handbook/compact.${style.lang}.txt`,
  )
})

test('every line but the last has the same form', () => {
  const lines = compact(handbookRun, zh).trimEnd().split('\n')
  expect(
    lines
      .slice(0, -1)
      .filter((line) => !/^[^:]+:\d+:\d+: (?:[一二三]级(?:（[^）]+）)?|建议|无法判断|没有检查) \S/.test(line)),
  ).toEqual([])
})

test('columns count characters, not UTF-16 units', () => {
  const found = judged('a.md', '一\n😀😀«好»', [{ rule: ruleOf({ message: same('found') }) }])
  expect(compact(runOf([found]), en)).toBe(
    'a.md:2:3: Grade 3: found [house/rule]\n1 file, 0 clean, 1 with violations; Grade 3: 1\n',
  )
})

test('neither time, width, names nor --max change it', () => {
  const other = { ...handbookRun, milliseconds: 1, grades: new Map() }
  expect(compact(other, { ...zh, maxViolations: 1, width: 20 })).toBe(compact(handbookRun, zh))
})

test('a clean run is one line', () => {
  expect(compact(runOf([judged('a.md', 'a', [])]), zh)).toBe('1 个文件，全部通过\n')
})
