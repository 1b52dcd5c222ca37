import { expect, test } from 'vitest'
import { parseBody } from '../../src/draft/body.ts'

/** What is meant as emphasis stands in «». */
function unmark(marked: string): { source: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let source = ''
  for (const part of marked.split(/(«[^»]*»)/)) {
    const inner = part.startsWith('«') ? part.slice(1, -1) : undefined
    if (inner !== undefined) spans.push({ start: source.length, end: source.length + inner.length })
    source += inner ?? part
  }
  return { source, spans }
}

test.each([
  '«**»无可奉告。«**»我们',
  '我们说«**»“不”«**»字',
  '说«*»“不”«*»字',
  '«*»无可奉告。«*»我们',
  '«***»无可奉告!«***»我们',
  '«__»重点:«__»如下',
  '看,«_»强调«_»过',
  '一\n«**» 通知 «**»\n二',
  '> «**»一。\n> 二。«**»三',
  '[«**»一。«**»二](u)',
  '# «**»一。«**»二',
  '«**»一。«**»二，«**»三。«**»四',
  '«**»a。*b* 好。«**»c',
  '«**»[一](u)«**»二',
  '😀«**»好!«**»😀',
])('marks that were meant: %s', (marked) => {
  const { source, spans } = unmark(marked)
  expect(parseBody(source, { start: 0, end: source.length }).literalMarks).toEqual(spans)
})

test.each([
  '**重点**',
  '价格99元*起\n\n*最终解释权归商场所有',
  '*图片仅供参考\n*以实物为准',
  '价格99元*起,*以店内为准',
  '5*3=15',
  '5 * 3 * 2 = 30',
  '获奖者:张**,李**,王*,赵*',
  '138****1234。139****5678',
  '@a_b 和 @c_d',
  'http://a.cn/x_y_z',
  '^_^ 好 ^_^ T_T >_< (-_-)',
  '\\*\\*无可奉告。\\*\\*我们',
  '`**无可奉告。**`我们',
  '**一段。\n\n二段。**三',
  '![**无可奉告。**我们](a.jpg)',
  '[一](u**a.**b)',
  '****',
  '** **',
])('marks that were not: %s', (source) => {
  expect(parseBody(source, { start: 0, end: source.length }).literalMarks).toEqual([])
})
