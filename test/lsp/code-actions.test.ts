import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseDraft } from '../../src/draft/draft.ts'
import type { Violation } from '../../src/lint/violation.ts'
import { type ActionRequest, codeActions } from '../../src/lsp/code-actions.ts'
import { Places } from '../../src/lsp/places.ts'
import { unmark } from '../marked.ts'

/** Violations at the places marked «so», each with a fix. */
function offered(
  marked: string,
  fixes: readonly { readonly text: string; readonly safe: boolean }[],
  options: { readonly only?: string[]; readonly corrected?: string } = {},
) {
  const { only, corrected } = options
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
    corrected: corrected === undefined ? undefined : { text: corrected, places: 2 },
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
  const corrected = '来吧！，全城最低价😀。\n'
  expect(offered('来吧«！！！»，«全城最低»价😀«  »。\n', fixes, { corrected })).toEqual([
    { title: '改成「！」', kind: 'quickfix', isPreferred: true, result: '来吧！，全城最低价😀  。\n' },
    { title: '改成「价格实惠」', kind: 'quickfix', isPreferred: false, result: '来吧！！！，价格实惠价😀  。\n' },
    { title: '删去「 」', kind: 'quickfix', isPreferred: true, result: '来吧！！！，全城最低价😀。\n' },
    {
      title: '改正所有可以放心改的地方（2 处）',
      kind: 'source.fixAll.postlint',
      isPreferred: false,
      result: corrected,
    },
  ])
})

test.each([
  ['来吧«！！！»', '来吧！'],
  ['«😀»', '😁'],
  ['«aa»', 'a'],
  ['«a»', 'aa'],
  ['«一\r\n二»', '一\n二'],
  ['«一\n»', '一\r\n'],
  ['«»', '新'],
])('all at once: %j becomes %j', (marked, corrected) => {
  expect(offered(marked, [], { only: ['source.fixAll'], corrected })[0]?.result).toBe(corrected)
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
  expect(offered('来吧«！！！»', [{ text: '！', safe: true }], { only, corrected: '来吧！' })).toHaveLength(count)
})
