import { describe, expect, test } from 'vitest'
import { compilePattern } from '../../../src/text/pattern/compile-pattern.ts'

/** The units of each way in the order of their code. */
async function neededOf(source: string, ignoreCase = false): Promise<readonly string[]> {
  const result = await compilePattern(source, { ignoreCase })
  if (!result.ok) throw new Error(result.problem.message.en)
  return result.pattern.proof.needed.map((way) => [...way].sort().join(''))
}

describe('what a text must hold', () => {
  test.each<[string, readonly string[]]>([
    ['(?:无可)奉告', ['可告奉无']],
    ['第\\d+届', ['届第']],
    ['a|b[cd]', ['a', 'bc', 'bd']],
    ['[，,]{2,}', ['，', ',']],
    ['[1-3]日', ['1日', '2日', '3日']],
    ['x(?=甲)(?<!乙)(?<=x)', ['x甲']],
    ['(?:甲|乙)?丙', ['丙']],
    ['(?:甲|乙)(?:一|二|三)', ['甲', '乙']],
    ['(?:甲一|乙二){1,3}', ['一甲', '乙二']],
    ['(哈)\\1', ['哈']],
    ['😀+', ['😀']],
  ])('%s: %j', async (source, ways) => {
    expect(await neededOf(source)).toEqual(ways.map((way) => way.split('').sort().join('')))
  })

  test.each(['\\p{L}+x?', '[^甲]', '甲|.', '甲?[\\s\\S]', '\\s{1,3}', '[\\u4e00-\\u9fff]', '^[甲\\s]'])(
    'nothing is known of %s',
    async (source) => {
      expect(await neededOf(source)).toEqual([])
    },
  )

  test('where case is ignored, only characters that have one form are known', async () => {
    expect(await neededOf('k的?\\s', true)).toEqual([])
    expect(await neededOf('[kK]|的', true)).toEqual([])
    expect(await neededOf('via转(?:自)', true)).toEqual(['自转'])
  })
})

test('what was known of the text before is forgotten', async () => {
  const result = await compilePattern('甲{1,2}(?:乙)')
  if (!result.ok) throw new Error(result.problem.message.en)
  const { pattern } = result
  expect(['甲', '乙', '甲乙', '', '乙甲', '乙甲乙', '丙'].map((text) => pattern.test(text))).toEqual([
    false,
    false,
    true,
    false,
    false,
    true,
    false,
  ])
})
