import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { house, project } from './house.ts'

describe('explain', () => {
  const cwd = tempFolder({
    ...project(
      'rules: {house/brag: 2, house/shout: off, postlint/unknown-key: off}\noverrides: [{files: x.md, packs: [./more.yaml]}]\n',
    ),
    'more.yaml': house.replace('pack: house', 'pack: more').replace('  long:', '  length-of-more:'),
  })

  test.each([
    [
      'a rule by its id',
      'house/brag',
      [
        'house/brag  二级',
        '大话「{match}」',
        '依据  本店规定 一  不说大话',
        'phrase (post)',
        'words 全城最低',
        '会报告\n  │ 全城最低价',
        '不报告\n  │ 全城都在下雨',
        '本项目  启用（postlint.yaml:2）',
      ],
    ],
    ['a rule that is off', 'house/shout', ['本项目  关闭（postlint.yaml:2）']],
    ['a rule that only overrides add', 'more/brag', ['只对 overrides 里的部分文件启用']],
    ['a rule by its bare name', 'long', ['house/long  三级', 'max 30；unit grapheme']],
    ['a name that two packs have: both', 'topic', ['house/topic  建议', 'more/topic  建议']],
    ['a rule of a shipped pack that is not on', 'weibo/post-too-long', ['weibo/post-too-long', '没有启用它的规则包']],
    ['a pack', 'house', ['house  本店规定', 'rules/house.yaml', '规则 4 条，条款 1 条', '  house/long']],
    ['a shipped pack that is not on', 'weibo', ['weibo  新浪微博']],
    [
      'a rule of postlint',
      'postlint/unknown-key',
      ['postlint/unknown-key  建议', '为什么', '本项目  关闭（postlint.yaml:2）'],
    ],
    ['the same without its pack', 'empty-post', ['postlint/empty-post  三级', '本项目  启用']],
  ])('%s', async (_, name, says) => {
    const { code, out, err } = await postlint(`explain ${name}`, { cwd })
    expect([code, err]).toEqual([0, ''])
    for (const each of says) expect(out).toContain(each)
  })

  test('in English', async () => {
    const { out } = await postlint('explain house/brag --lang en', { cwd })
    for (const each of [
      'grade 2',
      'Clause  House rules',
      'Check  phrase (post)',
      'Here  on (postlint.yaml:2)',
      'Reported',
      'Left alone',
    ]) {
      expect(out).toContain(each)
    }
  })

  test.each([...checks.keys()])(
    'the check %s: its options and placeholders, also while the pack is broken',
    async (name) => {
      const broken = tempFolder({ 'postlint.yaml': 'packs: [./p.yaml]\n', 'p.yaml': 'pack: [' })
      const { code, out } = await postlint(`explain ${name}`, { cwd: broken })
      expect(code).toBe(0)
      for (const option of Object.keys(checks.get(name)?.options ?? {}))
        expect(out).toMatch(new RegExp(`^  ${option}  `, 'm'))
      for (const word of checks.get(name)?.data ?? []) expect(out).toContain(`{${word}}`)
      expect((await postlint(`explain ${name} --lang en`, { cwd: broken })).out).not.toMatch(/[，。；（）]/)
    },
  )
})

describe('a rule by its bare name', () => {
  const cwd = tempFolder({ 'postlint.yaml': 'packs: [weibo]\n' })

  test.each([
    [
      'of a pack that is not on',
      'typo',
      'No pack that is on has a rule “typo”\n  Packs that are not on have it: postlint explain typography/typo, postlint explain weibo-handbook/typo',
    ],
    ['misspelt, of a pack that is not on', 'typoo', 'Did you mean “weibo-handbook/typo”?'],
    ['misspelt, of a pack that is on', 'post-to-long', 'Did you mean “post-too-long”?'],
  ])('%s: %s', async (_, name, says) => {
    const { code, err } = await postlint(`explain ${name} --lang en`, { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })
})

describe('rules', () => {
  const cwd = tempFolder(
    project('rules: {house/shout: off}\n', {
      'a.md': '---\nkind: repost\n---\n正文',
      'rules/house.yaml': house
        .replace('grade: 3', 'grade: 3\n    when: {kind: original}')
        .replace('    grade: 2\n', ''),
    }),
  )

  test('lists what is on, at which grade, and which line says so', async () => {
    const { code, out } = await postlint('rules', { cwd })
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 4)).toEqual([
      '启用  一级            house/brag                         rules/house.yaml:8',
      '关闭  三级（未定级）  house/shout                        rules/house.yaml:17 ← postlint.yaml:2',
      '启用  三级            house/long                         rules/house.yaml:24',
      '启用  建议            house/topic                        rules/house.yaml:33',
    ])
    expect(out).toMatch(/\n启用 \d+ 条，共 \d+ 条\n$/)
  })

  test('for a draft: whether they hold', async () => {
    const { out } = await postlint('rules a.md', { cwd })
    expect(out).toMatch(/^适用 +一级 +house\/brag/m)
    expect(out).toMatch(/^关闭 +三级（未定级） +house\/shout/m)
    expect(out).toMatch(/^不适用 +三级 +house\/long/m)
  })

  test.each([
    ['a draft that does not exist', 'rules nope.md', '文件不存在'],
    ['two drafts', 'rules a.md b.md', '参数太多'],
  ])('%s', async (_, line, says) => {
    expect(await postlint(line, { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
  })

  test('--checks lists every kind of check in both languages', async () => {
    for (const [lang, summary] of [
      ['zh', 'zh'],
      ['en', 'en'],
    ] as const) {
      const { out } = await postlint(`rules --checks --lang ${lang}`, { cwd })
      expect(out.trim().split('\n')).toHaveLength(checks.size)
      for (const [name, check] of checks)
        expect(out).toMatch(new RegExp(`^${name} +${escaped(check.summary[summary])}$`, 'm'))
    }
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
