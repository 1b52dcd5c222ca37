import { expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import { fieldNode } from '../../src/draft/front-matter.ts'
import { scalarText } from '../../src/draft/scalar-text.ts'
import { mark, unmark } from '../marked.ts'

test.each([
  ['as it is', '今天«优惠卷»来了'],
  ['in quotes', '"今天«优惠卷»来了"'],
  ['beside escapes', '"他说\\"«优惠卷»\\"来了\\x21\\U0001F600"'],
  ['escaped in part', '"«优惠\\u5377»来了"'],
  ['beside a quote in quotes', "'It''s «优惠卷»'''"],
  ['on the second line', '今天\n  «优惠卷»\n\n  来了'],
  ['on the second line, in quotes', "'今天 \t\n\n\n  «优惠卷»\n  来''了'"],
  ['across the end of a line that goes on', '"今天\\\n  «优惠\\\n  卷»来了\\ "'],
  ['on lines that are kept', '|\n\n  今天\n\n    来\n  «优惠卷»\n'],
  ['on lines that are kept, with a remark', '|+ # 说明\n  今天\n  «优惠卷»\n\n'],
  ['on lines that are joined', '>-\n  今天\n  来\n\n\n   深\n  «优惠卷»\n  了'],
  ['on lines that end in CR and LF', '>\r\n  今天\r\n\r\n  «优惠卷»\r\n  来了\r\n'],
  ['in a way that is too rare', '|2\n    今天\n   优惠卷'],
])('a word in a text %s', (_, marked) => {
  const { text, spans } = unmark(`---\ntitle: ${marked}\n---\n`)
  const { source, problems, frontMatter } = parseDraft(text, 'test.md')
  const node = fieldNode(frontMatter, 'title')
  if (node?.kind !== 'scalar') throw new Error('no title')
  const mapped = scalarText(node, source)
  expect([problems, mapped.text]).toEqual([[], node.text])
  const start = mapped.text.indexOf('优惠卷')
  const place = mapped.toSource({ start, end: start + 3 })
  expect(mark(source, [place])).toBe(mark(source, spans.length > 0 ? spans : [node.span]))
})
