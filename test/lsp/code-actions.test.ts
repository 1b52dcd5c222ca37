import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseDraft } from '../../src/draft/draft.ts'
import type { Violation } from '../../src/lint/violation.ts'
import { type ActionRequest, codeActions } from '../../src/lsp/code-actions.ts'
import { Places } from '../../src/lsp/places.ts'
import { unmark } from '../marked.ts'

/** Violations at the places marked «so», each with a fix. */
function offered(marked: string, fixes: readonly { readonly text: string; readonly safe: boolean }[], only?: string[]) {
  const { text, spans } = unmark(marked)
  const document = TextDocument.create('file:///a.md', 'markdown', 7, text)
  const draft = parseDraft(text, 'a.md')
  const violations = spans.map(
    (span, at) =>
      ({ rule: { id: `house/r${at}`, grade: 1 }, span, also: [], fix: { span, ...fixes[at] } }) as unknown as Violation,
  )
  const request = {
    document,
    places: new Places(document, 'utf-16'),
    judgement: { draft, report: { violations } },
    standing: { bench: { rules: [] } },
    range: { start: 0, end: text.length },
    diagnostics: [],
    only,
    versioned: true,
    lang: 'zh',
  } as unknown as ActionRequest
  return codeActions(request).map(({ title, kind, isPreferred, edit }) => {
    const [change] = edit?.documentChanges ?? []
    const result =
      change !== undefined && 'edits' in change ? TextDocument.applyEdits(document, change.edits as never) : ''
    return { title, kind, isPreferred: isPreferred === true, result }
  })
}

test('each fix by itself, the safe ones preferred, and all safe ones at once', () => {
  const fixes = [
    { text: '！', safe: true },
    { text: '价格实惠', safe: false },
    { text: '', safe: true },
  ]
  expect(offered('来吧«！！！»，«全城最低»价😀«  »。\n', fixes)).toEqual([
    { title: '改成「！」', kind: 'quickfix', isPreferred: true, result: '来吧！，全城最低价😀  。\n' },
    { title: '改成「价格实惠」', kind: 'quickfix', isPreferred: false, result: '来吧！！！，价格实惠价😀  。\n' },
    { title: '删去「 」', kind: 'quickfix', isPreferred: true, result: '来吧！！！，全城最低价😀。\n' },
    {
      title: '改正所有可以放心改的地方（2 处）',
      kind: 'source.fixAll.postlint',
      isPreferred: false,
      result: '来吧！，全城最低价😀。\n',
    },
  ])
})

test('of safe fixes that overlap, the first is made', () => {
  const [all] = offered(
    '«来«吧！！！»»。',
    [
      { text: 'b', safe: true },
      { text: 'a', safe: true },
    ],
    ['source.fixAll'],
  )
  expect(all?.result).toBe('a。')
})

test.each([
  [['source'], 1],
  [['source.fixAll'], 1],
  [['source.fixAll.postlint'], 1],
  [['source.fixAll.eslint'], 0],
  [['quickfix'], 1],
  [['refactor'], 0],
  [[''], 2],
])('asked for %j: %i', (only, count) => {
  expect(offered('来吧«！！！»', [{ text: '！', safe: true }], only)).toHaveLength(count)
})
