import { expect, test } from 'vitest'
import { marked } from './judge.ts'

test.each([
  '他说：«“»今天下雨。',
  '今天下雨«”»，他说。',
  '《红楼梦》（曹雪芹）',
  '«《»红楼梦（曹雪芹）',
  '（甲(乙)丙）',
  // The two widths of a bracket close each other.
  '（甲)乙',
  '«【»通报【二】',
  '「甲『乙』丙」',
  '甲«」»',
  // A quotation of several paragraphs opens with each of them.
  '“第一段。\n\n“第二段。”',
  // Numbers of a list, and faces.
  '1)甲 2)乙\n\na)丙；b)丁',
  '好的:) 呵呵 :-( 再见;)',
  '看http://example.com/a_(b 吧',
  '`f(x` 见 www.a.cn/a(b，或在 `x（` 里 «（»',
  '#清远早安#今天',
  '«#清远早安»，今天',
  '#甲#乙«#丙»',
  '排名#1，C#语言，A#',
  '看http://example.com/#top 吧',
  '#话题#与«#另一个» 空格',
  '«【»开头没有结束',
  '',
])('%s', async (draft) => {
  expect(await marked(draft, 'pairs', {})).toBe(draft)
})

test('only the kinds that are asked for', async () => {
  expect(await marked('（甲 “乙 «#丙»', 'pairs', { of: ['topics'] })).toBe('（甲 “乙 «#丙»')
})
