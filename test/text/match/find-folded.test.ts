import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFolded, sameFolded } from '../../../src/text/match/find-folded.ts'
import { foldWord } from '../../../src/text/match/folded-word.ts'
import { mark, unmark } from '../../marked.ts'

test.each([
  ['0763-1234567', '电话«0763-1234567»，«０７６３ １２３４５６７»，«07631234567»'],
  ['0763-1234567', '10763-1234567，0763-12345678，«0763-1234567»-8，Tel«0763-1234567»ext'],
  ['中信证券', '«中信证券»和«中 信 證 券»，中信银行'],
  ['ST', '«ST»锦绣，*«st»，best，STOP，«ST»2'],
  ['CITICS', 'my«CITICS»fan'],
  ['啊啊', '«啊啊»«啊啊»啊'],
  ['𠮷野家', '去«𠮷野家»'],
  ['·', '·'],
  ['', '什么'],
  ['长词语', '长'],
])('%s: %s', (word, marked) => {
  const { text } = unmark(marked)
  expect(mark(text, findFolded(text, word))).toBe(marked)
})

test('a long text is searched too', () => {
  const text = `${'长文'.repeat(300_000)}锦绣清城`
  expect(findFolded(text, '锦绣清城')).toEqual([{ start: 600_000, end: 600_004 }])
  expect(sameFolded(text, text)).toBe(true)
})

test('what is found reads as the word, and lies in order', () => {
  const words = fc.string({
    unit: fc.constantFrom('锦', '绣', ' ', '-', '1', '２', 'a', 'Ｂ', '\n', '😀'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(words, words, words, (before, word, after) => {
      const text = `${before}，${word}，${after}`
      const found = findFolded(text, word)
      for (const { start, end } of found) expect(foldWord(text.slice(start, end)).folded).toBe(foldWord(word).folded)
      expect(found.every(({ start }, at) => start >= (found[at - 1]?.end ?? 0))).toBe(true)
      if (foldWord(word).folded !== '') expect(found.length).toBeGreaterThan(0)
    }),
  )
})

test.each([
  ['民办学校', '民辦學校', true],
  ['ＡＢ', 'a b', true],
  ['民办学校', '民办', false],
  ['·', '-', false],
])('%s and %s: %s', (a, b, same) => {
  expect(sameFolded(a, b)).toBe(same)
})
