import { expect, test } from 'vitest'
import { addressesIn } from '../../src/draft/addresses.ts'
import { mark, unmark } from '../marked.ts'

test.each([
  '见«https://a.cn/a,,b»，«HTTP://a.cn»',
  '«www.a.cn»和«a.com.cn/b,c(d)?e=1#f»',
  '«a.cn:8080/x»',
  '写信到«a.b+c@mail.a.cn»。',
  // The marks behind one are the sentence’s.
  '«https://a.cn/a»,, «a.cn/b»!!!! «a.cn».',
  '«https://a.cn/www.b.cn» «b.cn»',
  '3.5折，1.2.3，12.5kg，v2，。。。',
  '',
])('%s', (marked) => {
  const { text } = unmark(marked)
  expect(mark(text, addressesIn(text))).toBe(marked)
})

test('time is linear', () => {
  for (const part of ['a', 'a.', 'a@', 'a-', 'a.b@', 'http://', 'a.cn/'])
    expect(addressesIn(part.repeat(100_000)).length).toBeLessThan(100_001)
})
