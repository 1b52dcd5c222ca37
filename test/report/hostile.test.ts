import { describe, expect, test } from 'vitest'
import { unjudgeable } from '../../src/lint/file-report.ts'
import { compact } from '../../src/report/compact.ts'
import { formats } from '../../src/report/index.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { renderProblems } from '../../src/report/problems.ts'
import { clauseOf, en, judged, ruleOf, runOf, same, unjudged, zh } from './reports.ts'

/**
 * Clears the screen, sets the title, links elsewhere (seven and eight bits), rings, goes back, overwrites the line,
 * turns the direction, hides, breaks lines.
 */
const hostile =
  '\u001b[2J\u001b]0;t\u0007\u001b]8;;http://evil\u001b\\\u009b1m\u009d\b\r\u0000\u007f\u202e\u2066\u200f\u061c\u200b\ufeff\u2028\u2029\ud800'

/** Everything but the reporter's own line ends. */
const unsafe =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u

const two = same(hostile)
const problem = { message: two, help: two }
const rule = ruleOf({ message: { zh: `{a}${hostile}`, en: `{a}${hostile}` }, why: two, try: two })
const cited = ruleOf({
  ...rule,
  incident: two,
  clauses: [clauseOf('house', two, hostile, two), clauseOf('law', two, hostile, two)],
})

const run = runOf(
  [
    judged(
      `${hostile}.md`,
      `${hostile}«${hostile}\n»${hostile}\n«${hostile}»`,
      [rule, cited].map((each) => ({ rule: each, data: { a: hostile }, also: [`house/${hostile}`] })),
      [{ rule: `house/${hostile}`, lack: 'account-field', detail: two }],
    ),
    unjudged(`${hostile}/a.md`, `${hostile}«${hostile}»`, problem),
    unjudgeable(`${hostile}/b.md`, [{ span: { start: 0, end: 0 }, ...problem }]),
  ],
  {
    accountProblems: [
      { path: hostile, source: `${hostile}\n${hostile}`, problems: [{ span: { start: 3, end: 40 }, ...problem }] },
    ],
    missing: [{ path: hostile, fatal: true, ...problem }],
    grades: new Map([[3, { name: two, sanction: two }]]),
    timings: [{ what: hostile, milliseconds: 1, times: 1 }],
  },
)

describe.each([zh, en])('in $lang', (style) => {
  test.each([...formats.keys()])('%s lets nothing act on the terminal', async (name) => {
    const output = (await formats.get(name)?.render(run, style)) ?? ''
    expect(output.length).toBeGreaterThan(1000)
    expect(output).not.toMatch(unsafe)
  })

  test('nor do problems of packs', () => {
    const output = renderProblems(run.accountProblems, style)
    expect(output).not.toMatch(unsafe)
    expect(output).toContain('␛[2J')
  })

  test('a path with a line end stays on one line', () => {
    const path = 'a\nb.md:1:1: 一级 forged'
    const files = [judged(path, '«a»', [{ rule: ruleOf({ message: same('x\n{a}') }), data: { a: 'c\nd' } }])]
    expect(compact(runOf(files), style).split('\n')).toHaveLength(3)
    const shown = pretty(runOf(files), style)
    expect(shown.split('\n').filter((line) => line.includes('forged'))).toEqual(['a␊b.md:1:1: 一级 forged'])
  })
})

test('JSON gives back what it escaped', () => {
  const parsed: unknown = JSON.parse(json(run))
  expect(parsed).toMatchObject({
    files: [
      {
        path: `${hostile}.md`,
        violations: [{ data: { a: hostile }, message: { zh: expect.stringContaining(hostile) } }, {}],
      },
      {},
      {},
    ],
  })
})
