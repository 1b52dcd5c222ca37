import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, differingWords } from '../../src/review/what-changed.ts'
import { sealed } from './sealed.ts'

test.each([
  ['12月5日（周六）读书会', '12月5日（周日）读书会', '周六', '周日'],
  ['票价 128 元', '票价 28 元', '128', '28'],
  ['call 400-123', 'call 400-133', '123', '133'],
  ['周六）一楼', '周日）二楼', '周六）一', '周日）二'],
  ['欢迎光临', '热烈欢迎光临', '', '热烈'],
  ['热烈欢迎光临', '欢迎光临', '热烈', ''],
  ['今天下雨', '明天放晴', '今天下雨', '明天放晴'],
  ['好😀', '好😂', '好😀', '好😂'],
  ['a😀b', 'a😀c', 'b', 'c'],
  ['', '正文', '', '正文'],
])('%s → %s', (before, after, old, now) => {
  expect(differingWords(before, after)).toEqual({ before: old, after: now })
})

test('putting the words back gives the other text, whatever was changed', () => {
  const text = fc.string({ unit: fc.constantFrom('周', '六', '日', '1', 'a', '，', ' ', '😀'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { before, after } = differingWords(a, b)
      expect(a).toContain(before)
      expect(b).toContain(after)
      if (a !== b) {
        const at = Array.from({ length: a.length + 1 }, (_, start) => start).find(
          (start) => a.startsWith(before, start) && a.slice(0, start) + after + a.slice(start + before.length) === b,
        )
        expect(at).toBeDefined()
      } else expect([before, after]).toEqual(['', ''])
    }),
  )
})

test('each part that differs, with its words; pictures have none', () => {
  const before = sealed('---\ntitle: 旧\n---\n周六见', ['sha256 1'])
  const after = sealed('---\ntitle: 新\n---\n周日见', ['sha256 2'])
  expect(changesBetween(before, after)).toEqual([
    { part: 'text', before: '周六', after: '周日' },
    { part: 'title', before: '旧', after: '新' },
    { part: 'media' },
  ])
  expect(changesBetween(before, before)).toEqual([])
})
