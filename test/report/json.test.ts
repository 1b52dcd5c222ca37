import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { totalsOf } from '../../src/lint/totals.ts'
import { json } from '../../src/report/json.ts'
import { jsonReportSchema } from '../../src/report/json-schema.ts'
import { handbookRun } from './handbook-run.ts'
import { judged, ruleOf, runOf, same } from './reports.ts'

const validate = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true }).compile(jsonReportSchema)

function isValid(text: string): unknown {
  return validate(JSON.parse(text)) || validate.errors
}

test('a whole report', async () => {
  await expect(json(handbookRun)).toMatchFileSnapshot('../../fixtures/report/handbook/report.json')
})

describe('the schema', () => {
  test.each([
    ['a whole report', handbookRun],
    ['nothing', runOf([])],
    ['timings', { ...handbookRun, timings: [{ what: 'read', milliseconds: 0.5, times: 3 }] }],
  ])('describes %s', (_, report) => {
    expect(isValid(json(report))).toBe(true)
  })

  test.each([
    ['a key too many', '"version": 1,', '"version": 1, "more": 1,'],
    ['a key too few', '"hints": 1,', ''],
    ['another version', '"version": 1', '"version": 2'],
    ['a grade out of range', '"worstGrade": 1', '"worstGrade": 4'],
    ['one language', /"zh": "新闻没有注明来源",/, ''],
    ['a column 0', '"codePointColumn": 11', '"codePointColumn": 0'],
    ['an unknown lack', '"lack": "account"', '"lack": "time"'],
  ])('refuses %s', (_, from, to) => {
    const whole = json(handbookRun)
    const broken = whole.replace(from, to)
    expect(broken).not.toBe(whole)
    expect(isValid(broken)).not.toBe(true)
  })
})

test('sentences are filled in both languages, places are in both units', () => {
  const rule = ruleOf({ message: { zh: '{n} 个{unit}', en: '{n} {unit}' }, try: same('{n}'), why: same('{other}') })
  const data = { n: 2, unit: { zh: '字', en: 'characters' } }
  const files = [
    judged('a.md', '\n😀«😀»', [{ rule, data, fix: { span: { start: 3, end: 5 }, text: '', safe: true } }]),
  ]
  expect(JSON.parse(json(runOf(files)))).toMatchObject({
    files: [
      {
        status: 'violations',
        violations: [
          {
            rule: 'house/rule',
            pack: 'house',
            message: { zh: '2 个字', en: '2 characters' },
            try: { zh: '2', en: '2' },
            why: { zh: '{other}', en: '{other}' },
            span: { start: 3, end: 5 },
            start: { line: 2, column: 3, codePointColumn: 2 },
            end: { line: 2, column: 5, codePointColumn: 3 },
            data,
            fix: { span: { start: 3, end: 5 }, text: '' },
          },
        ],
      },
    ],
  })
})

test('a draft with hints only is ok, as the summary has it', () => {
  const files = [judged('a.md', '«a»', [{ rule: ruleOf({ hint: true }) }]), judged('b.md', '«a»', [{ rule: ruleOf() }])]
  const parsed = JSON.parse(json(runOf(files)))
  expect(parsed.files.map(({ status }: { status: string }) => status)).toEqual(['ok', 'violations'])
  expect(parsed.summary).toMatchObject({ clean: totalsOf({ files }).clean, worstGrade: 3, hints: 1 })
})

test('the time that a run took does not change a byte', () => {
  expect(json({ ...handbookRun, milliseconds: 1 })).toBe(json(handbookRun))
})
