import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint, spawned } from './command.ts'
import { house, project } from './house.ts'

describe('postlint test', () => {
  test('runs the examples of the packs that are on', async () => {
    const cwd = tempFolder(project())
    const { code, out, err } = await postlint('test', { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('house  rules/house.yaml')
    expect(out.trimEnd().split('\n').at(-1)).toBe('8 passed, 0 failed')
  })

  test('of packs that are named: by path, by the name the project knows, by a shipped name', async () => {
    const cwd = tempFolder(project('', { 'more.yaml': house.replace('pack: house', 'pack: more') }))
    for (const name of ['./rules/house.yaml', 'house', 'rules/house.yaml']) {
      expect((await postlint(`test ${name}`, { cwd })).out).toContain('8 passed, 0 failed')
    }
    expect((await postlint('test house ./more.yaml', { cwd })).out).toContain('16 passed, 0 failed')
    const shipped = await postlint('test weibo', { cwd })
    expect([shipped.code, shipped.out]).toEqual([0, expect.stringMatching(/[1-9]\d* passed, 0 failed/)])
  })

  test('also of packs that only overrides add', async () => {
    const cwd = tempFolder(
      project('overrides: [{files: x.md, packs: [./more.yaml]}]\n', {
        'more.yaml': house.replace('pack: house', 'pack: more'),
      }),
    )
    expect((await postlint('test', { cwd })).out).toContain('16 passed, 0 failed')
  })

  test.each([
    [
      'one that should fire and does not',
      'invalid: [全城最低价]',
      'invalid: [全城平价]',
      '规则「brag」应当报告，却没有',
    ],
    [
      'one that should not fire and does',
      'valid: [全城都在下雨，最低气温三度]',
      'valid: [全城最低温三度]',
      '规则「brag」不该报告，却报告了「全城最低」',
    ],
    ['no invalid side', '      invalid: [全城最低价]\n', '', '规则「brag」没有一个会报告的示例（invalid）'],
    ['no valid side', '      valid: [全城都在下雨，最低气温三度]\n', '', '规则「brag」没有一个不报告的示例（valid）'],
    [
      'other words marked',
      'invalid: [全城最低价]',
      'invalid: [{body: 全城最低价, at: 最低价}]',
      '应当标出「最低价」，实际标出的是「全城最低」',
    ],
    [
      'broken front matter',
      'invalid: [全城最低价]',
      'invalid: [{draft: "---\\nkind: repots\\n---\\n全城最低"}]',
      '示例的文件头有误',
    ],
    [
      'one that the rule does not hold for',
      'invalid: [全城最低价]',
      'invalid: [{body: 全城最低, front: {platform: wechat}}]',
      '不适用于这个示例',
    ],
  ])('%s', async (_, before, after, says) => {
    const pack = house.replace('    grade: 1\n', '    grade: 1\n    when: {platform: weibo}\n')
    expect(pack).toContain(before)
    const cwd = tempFolder(project('', { 'rules/house.yaml': pack.replace(before, after) }))
    const { code, out, err } = await postlint('test', { cwd })
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain(says)
    expect(out).toMatch(/rules\/house\.yaml:\d+:\d+ {2}.*\n +\d+ │ .*\n +│ +\^/)
    expect(out).toMatch(/\d+ passed, 1 failed\n$/)
    expect((await postlint('test --lang en', { cwd })).out).not.toMatch(/^rules.*[，。]/m)
  })

  test('an inherited example is shown at the rule that inherits it', async () => {
    const child =
      'pack: child\ntitle: c\nextends: [./rules/house.yaml]\nrules:\n  quiet: {from: house/long, with: {max: 99}}\n'
    const cwd = tempFolder(project('', { 'child.yaml': child }))
    const { code, out } = await postlint('test ./child.yaml', { cwd })
    expect([code, out]).toEqual([1, expect.stringContaining('child.yaml:5:3  规则「quiet」应当报告，却没有')])
  })

  test.each([
    ['an unknown pack', 'nope', '找不到规则包「nope」'],
    ['an unknown file', './nope.yaml', '找不到规则包「./nope.yaml」'],
    ['two unknown', 'nope nope2', '找不到规则包「nope」'],
  ])('%s', async (_, names, says) => {
    const cwd = tempFolder(project())
    expect(await postlint(`test ${names}`, { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(says),
    })
  })

  test('--drafts counts what each rule hits in real drafts', async () => {
    const cwd = tempFolder(project('', { 'd/a.md': '全城最低，快来！！！', 'd/b.md': '快来！！！', 'd/c.md': '好。' }))
    const { code, out } = await postlint('test house --drafts d', { cwd })
    expect(code).toBe(0)
    expect(out).toContain('house  3 份草稿')
    expect(out).toMatch(/2 +66\.7% +2 +66\.7% +house\/shout/)
    expect(out).toMatch(/1 +33\.3% +1 +33\.3% +全城最低/)
    expect(await postlint('test house --drafts nowhere', { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('这里没有草稿：nowhere'),
    })
  })

  test('of a process', () => {
    const { code, out } = spawned('test weibo', { cwd: tempFolder() })
    expect([code, out]).toEqual([0, expect.stringContaining(' 0 failed')])
  })
})
