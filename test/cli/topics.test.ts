import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { formatNames } from '../../src/cli/format-names.ts'
import { topicNamed, topics } from '../../src/cli/topics.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'

const cwd = tempFolder()

describe('explain', () => {
  test('without a name lists the topics', async () => {
    const { code, out } = await postlint('explain', { cwd })
    expect(code).toBe(0)
    for (const { name, title } of topics) expect(out).toMatch(new RegExp(`^  ${name} +${title.zh}$`, 'm'))
  })

  test.each([
    ['exit-codes', '2  没能完成检查'],
    ['退出码', '2  没能完成检查'],
    ['formats', 'sarif       SARIF 2.1.0'],
    ['格式', 'pretty      给人看'],
    ['grades', '一级最重'],
    ['sarif', 'SARIF 2.1.0：代码扫描平台和编辑器'],
  ])('%s', async (name, says) => {
    const { code, out, err } = await postlint(`explain ${name}`, { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(says)
  })

  test('in English', async () => {
    const { out } = await postlint('explain exit-codes --lang en', { cwd })
    expect(out).toContain('2 beats 1')
  })

  test.each([
    ['exit-cods', 'exit-codes'],
    ['formts', 'formats'],
    ['junti', 'junit'],
    ['lenght', 'length'],
    ['weibo-handbok', 'weibo-handbook'],
  ])('%s is no name: did you mean %s?', async (name, guess) => {
    const { code, err } = await postlint(`explain ${name} --lang en`, { cwd })
    expect(code).toBe(2)
    expect(err).toContain(`Did you mean “${guess}”?`)
  })
})

test('every format is a topic, no name is taken twice, and none is that of a check', () => {
  for (const name of formatNames) expect(topicNamed(name)?.name).toBe(name)
  const names = topics.flatMap(({ name, also }) => [name, ...also])
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => checks.has(name))).toEqual([])
})
