import { readFileSync } from 'node:fs'
import Ajv from 'ajv-draft-04'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../src/lint/run-report.ts'
import { formats } from '../../src/report/index.ts'
import { handbookRun } from './handbook-run.ts'
import { clauseOf, en, judged, ruleOf, runOf, same, unjudged, zh } from './reports.ts'

const render = async (name: string, report: RunReport, style = zh) =>
  (await formats.get(name)?.render(report, style)) ?? ''

const sarifSchema = JSON.parse(
  readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
)
const isSarif = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema)

const clause = clauseOf('house', { zh: '手册', en: 'Handbook' }, '三-1', { zh: '不说或许', en: 'No maybes' })
const rule = ruleOf({
  id: 'house/maybe',
  grade: 2,
  message: { zh: '用了「{match}」', en: 'Uses “{match}”' },
  try: { zh: '给出时间', en: 'Give a time' },
  clauses: [clause],
})
const hint = ruleOf({ ...rule, id: 'house/hint', hint: true })

/** Emoji, CJK and quotes before the place; a place over two lines; a path with everything. */
const path = 'drafts/周报 "1",a&b:<c>%#.md'
const file = judged(path, '一\n😀"«或许»"明天«\r\n后»天«»', [
  { rule, data: { match: '或许' }, fix: { span: { start: 5, end: 7 }, text: '将', safe: false } },
  { rule: hint, data: { match: 'a|b\n<b>\'"' } },
  { rule: ruleOf({ id: 'house/plain', message: same('@某人 #123 `x` | https://a.example') }) },
])
const excused = judged('b.md', '«或许»', [{ rule, data: { match: '或许' } }])
const related = judged('c.md', 'a«b»', [{ rule, data: { match: 'b' } }])
const [clash] = related.violations
const run = runOf(
  [
    file,
    {
      ...excused,
      violations: [],
      suppressed: excused.violations.map((violation) => ({ violation, by: 'directive' as const, reason: '引用原话' })),
    },
    {
      ...related,
      violations: clash === undefined ? [] : [{ ...clash, related: [{ ...clash, path: 'b.md', words: '周末"活动"' }] }],
    },
    unjudged('d.md', '---\n«账号：a»\n---\n', { message: { zh: '冒号错了', en: 'Wrong colon' } }),
  ],
  { missing: [{ path: 'none', fatal: true, message: { zh: '没有这个路径', en: 'No such path' } }] },
)

describe.each(['sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'rdjson', 'markdown'])('%s', (name) => {
  const extension = {
    sarif: 'json',
    gitlab: 'json',
    rdjson: 'json',
    junit: 'xml',
    checkstyle: 'xml',
    github: 'txt',
    markdown: 'md',
  }[name]

  test.each([zh, en])('a whole report in $lang', async (style) => {
    const place = `../../fixtures/report/handbook/${name}.${style.lang}.${extension}`
    await expect(await render(name, { ...handbookRun, milliseconds: 0 }, style)).toMatchFileSnapshot(place)
  })

  test('of nothing', async () => {
    const text = await render(name, runOf([]))
    if (name === 'github') expect(text).toBe('')
    else expect(text).toMatch(/\n$/)
  })
})

describe('sarif', () => {
  test.each([
    ['a whole report', handbookRun],
    ['hard places', run],
    ['nothing', runOf([])],
  ])('%s is valid against the schema', async (_, report) => {
    for (const style of [zh, en]) isSarif(JSON.parse(await render('sarif', report, style)))
    expect(isSarif.errors).toBeNull()
  })

  test('places are UTF-16 units, the end is behind the last one', async () => {
    const [log] = JSON.parse(await render('sarif', run)).runs
    const regions = log.results
      .slice(0, 3)
      .map(
        ({ locations: [{ physicalLocation }] }: { locations: [{ physicalLocation: { region: object } }] }) =>
          physicalLocation.region,
      )
    expect(regions).toEqual([
      { startLine: 2, startColumn: 4, endLine: 2, endColumn: 6, snippet: { text: '或许' } },
      { startLine: 2, startColumn: 9, endLine: 3, endColumn: 2, snippet: { text: '\r\n后' } },
      { startLine: 3, startColumn: 3, endLine: 3, endColumn: 3 },
    ])
    expect(log.columnKind).toBe('utf16CodeUnits')
    expect(log.artifacts[0].location.uri).toBe('drafts/%E5%91%A8%E6%8A%A5%20%221%22%2Ca%26b%3A%3Cc%3E%25%23.md')
  })

  test('rules, clauses, exceptions, relations, fixes and what could not be judged', async () => {
    const [log] = JSON.parse(await render('sarif', run)).runs
    const { 0: first, 4: clashing } = log.results
    expect(log.tool.driver.rules[first.ruleIndex].id).toBe('house/maybe')
    expect(log.taxonomies[first.taxa[0].toolComponent.index].taxa[first.taxa[0].index].name).toBe('三-1')
    expect(first.fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 6 },
      insertedContent: { text: '将' },
    })
    const kinds = log.results.map(({ suppressions }: { suppressions: { kind: string }[] }) =>
      suppressions.map(({ kind }) => kind),
    )
    expect(kinds).toEqual([[], [], [], ['inSource'], []])
    expect(log.results[3].suppressions[0].justification).toBe('引用原话')
    expect(clashing.relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('b.md')
    expect(log.invocations[0].executionSuccessful).toBe(false)
    expect(
      log.invocations[0].toolExecutionNotifications.map(({ message }: { message: { text: string } }) => message.text),
    ).toEqual(['无法判断：冒号错了', '无法判断：没有这个路径'])
  })

  test('a fingerprint outlives edits elsewhere in the file', async () => {
    const prints = async (marked: string) => {
      const [log] = JSON.parse(
        await render('sarif', runOf([judged('a.md', marked, [{ rule, data: { match: '或许' } }])])),
      ).runs
      return log.results[0].partialFingerprints['postlint/v1']
    }
    expect(await prints('新的一行\n\n甲«或许»乙')).toBe(await prints('甲«或许»乙'))
    expect(await prints('甲«或许»丙')).not.toBe(await prints('甲«或许»乙'))
  })
})

const parser = new XMLParser({
  htmlEntities: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['file', 'error', 'testsuite', 'testcase'].includes(name),
})

describe('XML', () => {
  test.each(['junit', 'checkstyle'])('%s is well-formed, whatever the words are', async (name) => {
    for (const report of [handbookRun, run]) expect(XMLValidator.validate(await render(name, report))).toBe(true)
  })

  test('checkstyle: the words come back, columns are code points', async () => {
    const { checkstyle } = parser.parse(await render('checkstyle', run))
    const [first] = checkstyle.file
    expect(first.name).toBe(path)
    expect(first.error.map(({ line, column, severity }: Record<string, string>) => [line, column, severity])).toEqual([
      ['2', '3', 'error'],
      ['2', '8', 'info'],
      ['3', '3', 'warning'],
    ])
    expect(first.error[0].message).toBe('二级：用了「或许」\n依据：手册 三-1（不说或许）\n改法：给出时间')
  })

  test('junit: only what fails the run is a failure; counts add up', async () => {
    const { testsuites } = parser.parse(await render('junit', run, { ...zh, failOn: 2 }))
    expect([testsuites.tests, testsuites.failures, testsuites.errors]).toEqual(['7', '2', '2'])
    const outcomes = testsuites.testsuite.map(({ testcase }: { testcase: object[] }) =>
      testcase.map((each) =>
        Object.keys(each)
          .filter((key) => key !== 'name' && key !== 'classname')
          .join('+'),
      ),
    )
    expect(outcomes).toEqual([
      ['failure', 'system-out', 'system-out'],
      ['skipped+system-out'],
      ['failure'],
      ['error'],
      ['error'],
    ])
  })
})

test('github: one line for each, and nothing that ends it or begins another command', async () => {
  const lines = (await render('github', run)).trimEnd().split('\n')
  expect(lines).toHaveLength(6)
  expect(lines[0]).toBe(
    '::error file=drafts/周报 "1"%2Ca&b%3A<c>%25#.md,line=2,endLine=2,col=3,endColumn=4,title=house/maybe::二级：用了「或许」%0A依据：手册 三-1（不说或许）%0A改法：给出时间',
  )
  // Over two lines there are no columns.
  expect(lines[1]).toMatch(/^::notice file=[^:]*,line=2,endLine=3,title=house\/hint::/)
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^\r\n]*$/)
})

test('gitlab: a fingerprint for each, and its own', async () => {
  const twice = judged(
    'a.md',
    '«或许» «或许»',
    [rule, rule].map((each) => ({ rule: each, data: { match: '或许' } })),
  )
  const issues = JSON.parse(await render('gitlab', runOf([twice, { ...twice, path: 'b.md' }])))
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(4)
  expect(issues[0]).toMatchObject({
    check_name: 'house/maybe',
    severity: 'critical',
    location: { path: 'a.md', lines: { begin: 1, end: 1 } },
  })
})

test('rdjson: columns are bytes of UTF-8', async () => {
  const { diagnostics } = JSON.parse(await render('rdjson', run))
  // 😀 has four bytes, the quote one.
  expect(diagnostics[0].location.range).toEqual({ start: { line: 2, column: 6 }, end: { line: 2, column: 12 } })
  expect(diagnostics[0].suggestions).toEqual([{ range: diagnostics[0].location.range, text: '将' }])
  expect(diagnostics.map(({ severity }: { severity: string }) => severity)).toEqual([
    'ERROR',
    'INFO',
    'WARNING',
    'ERROR',
    'ERROR',
    'ERROR',
  ])
})

describe('markdown', () => {
  test('words of drafts are words: no cell, no tag, nobody notified', async () => {
    const text = await render('markdown', run)
    for (const line of text.split('\n').filter((each) => each.startsWith('| ')))
      expect(line.match(/(?<!&#\d+)\|/g), line).toHaveLength(5)
    expect(text).not.toMatch(/<b>|@某人|#123|`x`|https:\/\//)
    expect(text).toContain('@<!-- -->某人')
  })

  test('stays below what a comment may hold, and says what is left out', async () => {
    const many = Array.from({ length: 3000 }, (_, number) =>
      judged(`drafts/${number}.md`, '«或许»', [{ rule, data: { match: '或许' } }]),
    )
    const text = await render('markdown', runOf(many))
    expect(text.length).toBeLessThan(65_536)
    const [, left] = /还有 (\d+) 处没有列出/.exec(text) ?? []
    expect(text.split('\n').filter((line) => line.includes('house/maybe'))).toHaveLength(3000 - Number(left))
  })

  test('the worst comes first, whatever is left out: what could not be judged, then grade 1, each in order of path', async () => {
    const mild = ruleOf({ ...rule, grade: 3, id: 'house/mild' })
    const grave = ruleOf({ ...rule, grade: 1, id: 'house/grave' })
    const many = Array.from({ length: 3000 }, (_, number) => judged(`a/${number}.md`, '«或许»', [{ rule: mild }]))
    const files = [...many, judged('x.md', '«一»', [{ rule }]), judged('y.md', '«一»', [{ rule: grave }])]
    const broken = unjudged('z.md', '«a»', { message: same('broken') })
    const rows = (await render('markdown', runOf([...files, judged('y2.md', '«二»', [{ rule: grave }]), broken])))
      .split('\n')
      .filter((line) => line.startsWith('|') && line.includes('<code>'))
    const order = ['z.md', 'y.md', 'y2.md', 'x.md', 'a/0.md', 'a/1.md']
    expect(rows.slice(0, 6).map((row) => order.find((path) => row.includes(`<code>${path}:`)))).toEqual(order)
  })
})
