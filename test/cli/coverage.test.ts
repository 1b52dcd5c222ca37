import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { house, project } from './house.ts'

describe('coverage', () => {
  const clauses = `clauses:
  brag: {at: 一, says: {zh: 不说大话, en: No bragging}, by: draft}
  gap: {at: 二, says: 配图, by: media}
  person: {at: 三, says: 真实, by: attest, because: 机器看不出来}
  staff: {at: 四, says: 分工, by: none, because: 不涉及发布}
`
  const pack = house.replace(/clauses:\n.*\n/, clauses)
  const cwd = tempFolder(
    project('overrides: [{files: x.md, packs: [./more.yaml]}]\n', {
      'rules/house.yaml': pack,
      'more.yaml': house.replace('pack: house', 'pack: more'),
    }),
  )

  test('clause by clause, which rule enforces it', async () => {
    const { code, out } = await postlint('coverage house', { cwd })
    expect(code).toBe(0)
    expect(out).toMatch(/由规则执行 +一 +不说大话\n +brag\n/)
    expect(out).toContain('条款 4 条：由规则执行 1')
  })

  test.each([
    ['all packs of the project', '', ['本店规定', '本店规定']],
    ['one by its name', 'house', ['本店规定']],
    ['one by its path', './more.yaml', ['本店规定']],
    ['a shipped one', 'weibo', ['新浪微博']],
  ])('%s', async (_, names, titles) => {
    const { out } = await postlint(`coverage ${names}`, { cwd })
    expect(out.match(/^\S+(?= {2})/gm)).toEqual(titles)
  })

  test('--require fails where a clause that a machine can judge has no rule', async () => {
    expect((await postlint('coverage house --require', { cwd })).code).toBe(1)
    expect((await postlint('coverage more --require', { cwd })).code).toBe(0)
    expect((await postlint('coverage house', { cwd })).code).toBe(0)
  })

  test('json and markdown', async () => {
    const { out } = await postlint('coverage house --format json', { cwd })
    expect(JSON.stringify(JSON.parse(out))).toContain('brag')
    expect((await postlint('coverage house -f markdown', { cwd })).out).toContain('|')
  })

  test('an unknown pack', async () => {
    expect(await postlint('coverage hous', { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('找不到规则包「hous」'),
    })
  })
})
