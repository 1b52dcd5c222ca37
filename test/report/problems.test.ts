import { expect, test } from 'vitest'
import { renderProblems } from '../../src/report/problems.ts'
import { unmark } from '../marked.ts'
import { en, zh } from './reports.ts'

function problemsIn(
  path: string,
  marked: string,
  message: { zh: string; en: string },
  help?: { zh: string; en: string },
) {
  const { text: source, spans } = unmark(marked)
  return { path, source, problems: spans.map((span) => ({ span, message, ...(help === undefined ? {} : { help }) })) }
}

const lenght = problemsIn(
  'rules/house.yaml',
  '# 规则\nrules:\n  标题:\n    check: «lenght»\n    检查: «lenght»\n',
  { zh: '没有检查「lenght」', en: 'Unknown check “lenght”' },
  { zh: '是不是「length」？', en: 'Did you mean “length”?' },
)
const empty = {
  path: 'rules/empty.yaml',
  source: '',
  problems: [{ span: { start: 0, end: 0 }, message: { zh: '规则包是空的', en: 'The rule pack is empty' } }],
}

test('every problem of every file, with its line and the next step', () => {
  expect(renderProblems([lenght, empty], en)).toBe(
    `rules/house.yaml:4:12  Unknown check “lenght”
  4 │     check: lenght
    │            ^^^^^^
  Did you mean “length”?

rules/house.yaml:5:9  Unknown check “lenght”
  5 │     检查: lenght
    │           ^^^^^^
  Did you mean “length”?

rules/empty.yaml  The rule pack is empty
`,
  )
})

test('in Chinese', () => {
  expect(renderProblems([lenght], zh)).toContain('rules/house.yaml:4:12  没有检查「lenght」\n')
})

test('no problems, no output', () => {
  expect(renderProblems([], zh)).toBe('')
})
