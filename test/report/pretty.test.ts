import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../src/lint/run-report.ts'
import { pretty } from '../../src/report/pretty.ts'
import { type Colour, plain, type Style } from '../../src/report/style.ts'
import { displayWidth } from '../../src/text/display-width.ts'
import { handbookRun } from './handbook-run.ts'
import { clauseOf, en, judged, ruleOf, runOf, same, unjudged, zh } from './reports.ts'

test.each([zh, en])('a whole report in $lang', async (style) => {
  await expect(pretty(handbookRun, style)).toMatchFileSnapshot(
    `../../fixtures/report/handbook/pretty.${style.lang}.txt`,
  )
})

/** Marks what is coloured as <caret>so</caret>. */
const tags = Object.fromEntries(
  Object.keys(plain).map((name) => [name, (text: string) => `<${name}>${text}</${name}>`]),
) as unknown as Colour

describe('colours', () => {
  test('change nothing but the colour', () => {
    for (const style of [zh, en]) {
      expect(pretty(handbookRun, { ...style, colour: tags }).replace(/<\/?[a-z]+[1-3]?>/g, '')).toBe(
        pretty(handbookRun, style),
      )
    }
  })

  test('tell grades apart', () => {
    const colourful = pretty(handbookRun, { ...zh, colour: tags })
    for (const painted of [
      '<path>drafts/1123-1610-reply.md</path>',
      '<grade1>一级事故</grade1>',
      '<grade2>二级事故（需人工确认）</grade2>',
      '<grade3>三级事故（未定级）</grade3>',
      '<hint>建议</hint>',
      '<failure>无法判断</failure>',
      ' │</dim>       <caret>^^^^</caret>',
    ])
      expect(colourful).toContain(painted)
    expect(pretty(runOf([judged('a.md', 'a', [])]), { ...zh, colour: tags })).toMatch(/^<success>/)
  })
})

test('places stand at the right, one under the other', () => {
  const places = pretty(handbookRun, zh)
    .split('\n')
    .filter((line) => /\d+:\d+$/.test(line))
  expect(places).toHaveLength(9)
  expect(new Set(places.map(displayWidth))).toEqual(new Set([76]))
})

test('the worst first, hints last, else in order of place', () => {
  const grade = (number: 1 | 2 | 3, id: string, hint = false) => ({
    rule: ruleOf({ id: `house/${id}`, grade: number, hint }),
  })
  const found = [grade(1, 'a-hint', true), grade(3, 'b'), grade(1, 'c'), grade(2, 'd'), grade(1, 'e'), grade(3, 'f')]
  const shown = pretty(runOf([judged('a.md', '«a»«b»«c»«d»«e»«f»', found)]), zh)
  expect([...shown.matchAll(/house\/(\S+)/g)].map(([, id]) => id)).toEqual(['c', 'e', 'd', 'b', 'f', 'a-hint'])
})

describe('why is shown where no clause is', () => {
  const why = same('because')
  const clause = clauseOf('house', same('Handbook'), '1', same('says'))
  test.each([
    [{ why }, ['why     because']],
    [{ why, clauses: [clause] }, ['clause  Handbook 1 (says)']],
    [{}, []],
  ])('%#', (parts, labelled) => {
    const shown = pretty(runOf([judged('a.md', '«a»', [{ rule: ruleOf(parts) }])]), en)
    const lines = shown.split('\n').map((line) => line.trim())
    expect(lines.filter((line) => /^(why|clause|try|also) /.test(line))).toEqual(labelled)
  })
})

describe('--max', () => {
  const rule = ruleOf({ message: same('found') })
  const report = runOf([
    judged('a.md', '«a»«b»', [{ rule }, { rule: ruleOf({ hint: true, message: same('found') }) }]),
    unjudged('b.md', '«a»', { message: same('found') }),
    judged('c.md', '«a»', [{ rule }]),
  ])
  test.each([
    [0, [], '还有 4 处没有显示（--max 0）'],
    [1, ['a.md'], '还有 3 处没有显示（--max 1）'],
    [2, ['a.md'], '还有 2 处没有显示（--max 2）'],
    [3, ['a.md', 'b.md'], '还有 1 处没有显示（--max 3）'],
    [4, ['a.md', 'b.md', 'c.md'], undefined],
    [Number.POSITIVE_INFINITY, ['a.md', 'b.md', 'c.md'], undefined],
  ])('%d', (maxViolations, paths, more) => {
    const lines = pretty(report, { ...zh, maxViolations }).split('\n')
    expect(lines.filter((line) => line.endsWith('.md'))).toEqual(paths)
    expect(lines.filter((line) => line.trim() === 'found')).toHaveLength(Math.min(maxViolations, 4))
    expect(lines.find((line) => line.includes('--max'))).toBe(more)
    // The totals are those of the whole run.
    expect(lines).toContain('三级 2（处分由贵单位规定）  建议 1')
  })

  test('in English', () => {
    expect(pretty(report, { ...en, maxViolations: 3 })).toContain('\n1 more not shown (--max 3)\n')
  })
})

describe('summary', () => {
  const found = (parts: Parameters<typeof ruleOf>[0], path = 'a.md') => judged(path, '«a»', [{ rule: ruleOf(parts) }])
  const clean = (path: string) => judged(path, 'a', [])
  const summaryOf = (report: RunReport, style: Style) => pretty(report, style).trimEnd().split('\n\n').at(-1)
  const graded = new Map([[2, { name: same('Warning'), sanction: same('talk') }]] as const)

  test.each<[string, RunReport, Partial<Style>, string, string]>([
    [
      'clean',
      runOf([clean('a.md'), clean('b.md')]),
      {},
      '2 个文件，全部通过 · 12 条规则 · 0.05 秒',
      '2 files, all clean · 12 rules · 0.05 s',
    ],
    [
      'a hint fails nothing',
      runOf([found({ hint: true })]),
      {},
      '1 个文件，全部通过 · 12 条规则 · 0.05 秒\n建议 1',
      '1 file, all clean · 12 rules · 0.05 s\nHints: 1',
    ],
    [
      'names and sanctions of the project',
      runOf([found({ grade: 2 }), found({ grade: 1 }, 'b.md')], { grades: graded }),
      {},
      '2 个文件，0 个通过，2 个有问题 · 12 条规则 · 0.05 秒\n一级 1（处分由贵单位规定）  Warning 1（talk）',
      '2 files, 0 clean, 2 with violations · 12 rules · 0.05 s\nGrade 1: 1 (sanction: yours to set)  Warning: 1 (talk)',
    ],
    [
      'what does not fail',
      runOf([found({ grade: 2 }), found({ grade: 3 }, 'b.md')], { grades: graded }),
      { failOn: 2 },
      '2 个文件，0 个通过，2 个有问题 · 12 条规则 · 0.05 秒\nWarning 1（talk）  三级 1（处分由贵单位规定；不算失败）',
      '2 files, 0 clean, 2 with violations · 12 rules · 0.05 s\nWarning: 1 (talk)  Grade 3: 1 (sanction: yours to set; does not fail the run)',
    ],
    [
      'never',
      runOf([found({ grade: 2 })], { grades: graded }),
      { failOn: 'never' },
      '1 个文件，0 个通过，1 个有问题 · 12 条规则 · 0.05 秒\nWarning 1（talk；不算失败）',
      '1 file, 0 clean, 1 with violations · 12 rules · 0.05 s\nWarning: 1 (talk; does not fail the run)',
    ],
    ['nothing at all', runOf([]), {}, '0 个文件 · 0 条规则 · 0.05 秒', '0 files · 0 rules · 0.05 s'],
  ])('%s', (_, report, style, chinese, english) => {
    expect(summaryOf(report, { ...zh, ...style })).toBe(chinese)
    expect(summaryOf(report, { ...en, ...style })).toBe(english)
  })

  test('a clean run is one line', () => {
    expect(pretty(runOf([clean('a.md')]), zh)).toBe('1 个文件，全部通过 · 12 条规则 · 0.05 秒\n')
  })
})

test('timings, the slowest first', () => {
  const timings = [
    { what: 'read', milliseconds: 9.96, times: 5 },
    { what: 'house/规则', milliseconds: 123.45, times: 1200 },
    { what: 'house/a', milliseconds: 9.96, times: 5 },
  ]
  expect(pretty(runOf([], { timings, milliseconds: 200 }), zh)).toBe(
    `用时         毫秒   占比  次数
house/规则  123.5  61.7%  1200
house/a      10.0   5.0%     5
read         10.0   5.0%     5

0 个文件 · 0 条规则 · 0.20 秒
`,
  )
})
