import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint, spawned } from './command.ts'
import { drafts, project } from './house.ts'

describe('standard input', () => {
  const config = 'overrides:\n  - files: gov/**\n    rules: {house/brag: off}\n'
  const cwd = tempFolder({
    ...project(config),
    'other/postlint.yaml': 'packs: [../rules/house.yaml]\nrules: {house/brag: 3}\n',
  })

  test.each([
    ['judged like a draft of the working folder', '-', drafts.grade1, 1, 'stdin.md', '大事'],
    [
      'under the name that it stands for',
      '- --stdin-filename drafts/new.md',
      drafts.grade1,
      1,
      'drafts/new.md',
      '大事',
    ],
    ['by the overrides of that path', '- --stdin-filename gov/new.md', drafts.grade1, 0, '', '全部通过'],
    ['by the config of that path', '- --stdin-filename other/new.md', drafts.grade1, 1, 'other/new.md', '三级'],
    ['nothing at all is a post without text', '-', '', 1, 'stdin.md', 'postlint/empty-post'],
  ])('%s', async (_, line, input, code, path, words) => {
    const got = await postlint(line, { cwd, input })
    expect(got.code).toBe(code)
    expect(got.out).toContain(path)
    expect(got.out).toContain(words)
  })

  test.each([
    ['GB18030', new Uint8Array([0xc7, 0xe5, 0xd4, 0xb6, 0xcd, 0xa8, 0xb8, 0xe6, 0xc7, 0xe5, 0xd4, 0xb6])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0x4e])],
  ])('%s is named and ends with 2', async (name, input) => {
    const { code, out } = await postlint('-', { cwd, input })
    expect([code, out]).toEqual([2, expect.stringContaining(name)])
  })

  test('of a process', () => {
    const { code, out } = spawned('- --format compact', { cwd, input: drafts.grade1 })
    expect([code, out.split('\n')[0]]).toEqual([1, 'stdin.md:1:6: 一级 大话「全城最低」 [house/brag]'])
  })
})
