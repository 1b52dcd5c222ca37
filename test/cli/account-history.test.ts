import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { chainProject, commitAll, edit, git, projectFolder } from './reviewed.ts'

const now = '2026-11-23T01:30:00Z'
const rules = `pack: house
title: x
rules:
  nickname: {check: change, with: {field: nickname}, grade: 2, message: {zh: '{field}「{before}」→「{after}」：{problem}', en: x}}
  avatar: {check: change, with: {field: avatar.file, role: 董秘}, grade: 2, message: {zh: '{field}：{problem}', en: x}}
`
const account = `账号: jinxiu
昵称: 锦绣清城购物广场
头像: {文件: img/logo.png}
`

function project() {
  return projectFolder({
    'postlint.yaml': 'packs: [./rules/house.yaml]\naccount: jinxiu\npeople: {董秘: [周敏]}\n',
    'rules/house.yaml': rules,
    'accounts/jinxiu.yaml': account,
    'accounts/img/logo.png': chainProject['img/a.png'],
  })
}

async function faults(cwd: string, line = 'accounts'): Promise<string[]> {
  const { out, err } = await postlint(`-f json ${line}`, { cwd, now })
  expect(err).toBe('')
  const { files } = JSON.parse(out) as {
    files: { violations: { message: { zh: string } }[]; notJudged: { lack: string }[] }[]
  }
  return files.flatMap(({ violations, notJudged }) => [
    ...violations.map(({ message }) => message.zh),
    ...notJudged.map(({ lack }) => lack),
  ])
}

const approval = (fields: string) => `变更:\n  - {事项: 昵称, 日期: 2026-11-20, ${fields}}\n`
const renamed = (text: string) => text.replace('锦绣清城购物广场', '锦绣天地')

describe('changes of a profile', () => {
  test('without a repository, or without a commit, nobody can tell', async () => {
    const cwd = project()
    expect(await faults(cwd)).toEqual(['history', 'history'])
    git(cwd, 'init', '-q', '-b', 'main')
    expect(await faults(cwd)).toEqual(['history', 'history'])
  })

  test('a project that is reached through a link has its history', async () => {
    const cwd = project()
    git(cwd, 'init', '-q', '-b', 'main')
    commitAll(cwd)
    edit(cwd, 'accounts/jinxiu.yaml', renamed)
    const outside = tempFolder()
    symlinkSync(cwd, join(outside, 'link'))
    expect(await faults(outside, '--config link/postlint.yaml link/accounts')).toEqual([
      '昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录',
    ])
  })

  test.each<[string, (text: string) => string, string[]]>([
    ['nothing', (text) => `${text}# 备注\n`, []],
    ['the bio', (text) => `${text}简介: 新的\n`, []],
    ['the nickname', renamed, ['昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录']],
    [
      'the nickname, taken away',
      (text) => text.replace(/昵称.*\n/, ''),
      ['昵称「锦绣清城购物广场」→「（空）」：没有变更记录'],
    ],
    [
      'with a record, not approved',
      (text) => renamed(text) + approval('新: 锦绣天地'),
      ['昵称「锦绣清城购物广场」→「锦绣天地」：变更记录里没有批准人'],
    ],
    ['with an approval', (text) => renamed(text) + approval('原: 锦绣清城购物广场, 新: 锦绣天地, 批准人: 王芳'), []],
    ['with an approval that says little', (text) => renamed(text) + approval('批准人: 王芳'), []],
    [
      'with the approval of another name',
      (text) => renamed(text) + approval('新: 锦绣世界, 批准人: 王芳'),
      ['昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录'],
    ],
  ])('%s', async (_, change, expected) => {
    const cwd = project()
    commitAll(cwd)
    edit(cwd, 'accounts/jinxiu.yaml', change)
    expect(await faults(cwd)).toEqual(expected)
  })

  test('an old approval does not serve twice', async () => {
    const cwd = project()
    edit(cwd, 'accounts/jinxiu.yaml', (text) => text + approval('批准人: 王芳'))
    commitAll(cwd)
    edit(cwd, 'accounts/jinxiu.yaml', renamed)
    expect(await faults(cwd)).toEqual(['昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录'])
  })

  test('the bytes of the avatar, approved by the right role', async () => {
    const cwd = project()
    commitAll(cwd)
    const bytes = Buffer.from(chainProject['img/a.png'])
    bytes[40] = (bytes[40] ?? 0) ^ 1
    addFiles(cwd, { 'accounts/img/logo.png': bytes })
    expect(await faults(cwd)).toEqual(['头像.文件：没有变更记录'])
    const record = (by: string) => `变更:\n  - {事项: 头像, 日期: 2026-11-20, 批准人: ${by}}\n`
    edit(cwd, 'accounts/jinxiu.yaml', (text) => text + record('王芳'))
    expect(await faults(cwd)).toEqual(['头像.文件：王芳 不是「董秘」，不能批准'])
    edit(cwd, 'accounts/jinxiu.yaml', (text) => text.replace('王芳', '周敏'))
    expect(await faults(cwd)).toEqual([])
  })

  test('the same picture under another name is no change', async () => {
    const cwd = project()
    commitAll(cwd)
    git(cwd, 'mv', 'accounts/img/logo.png', 'accounts/img/标识.png')
    edit(cwd, 'accounts/jinxiu.yaml', (text) => text.replace('logo', '标识'))
    expect(await faults(cwd)).toEqual([])
  })

  test('a profile under another file name is the same account, and a new account changes nothing', async () => {
    const cwd = project()
    commitAll(cwd)
    git(cwd, 'mv', 'accounts/jinxiu.yaml', 'accounts/new.yaml')
    edit(cwd, 'accounts/new.yaml', renamed)
    addFiles(cwd, { 'accounts/other.yaml': '账号: other\n昵称: 别的\n' })
    expect(await faults(cwd)).toEqual(['昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录'])
  })

  test('nor does another name of the account in the same file hide anything', async () => {
    const cwd = project()
    commitAll(cwd)
    edit(cwd, 'accounts/jinxiu.yaml', (text) => renamed(text).replace('账号: jinxiu', '账号: jinxiu2'))
    edit(cwd, 'postlint.yaml', (text) => text.replace('account: jinxiu', 'account: jinxiu2'))
    expect(await faults(cwd)).toEqual(['昵称「锦绣清城购物广场」→「锦绣天地」：没有变更记录'])
  })

  test('on a branch is measured from where it left the main one', async () => {
    const cwd = project()
    commitAll(cwd)
    git(cwd, 'checkout', '-q', '-b', 'change')
    git(cwd, 'checkout', '-q', 'main')
    edit(cwd, 'accounts/jinxiu.yaml', (text) => renamed(text) + approval('批准人: 王芳'))
    commitAll(cwd, 'renamed on main')
    git(cwd, 'checkout', '-q', 'change')
    expect(await faults(cwd)).toEqual([])
    edit(cwd, 'accounts/jinxiu.yaml', (text) => text.replace('锦绣清城购物广场', '锦绣世界'))
    commitAll(cwd, 'renamed on the branch')
    expect(await faults(cwd)).toEqual(['昵称「锦绣清城购物广场」→「锦绣世界」：没有变更记录'])
    expect(await faults(cwd, 'accounts --trust main')).toEqual(['昵称「锦绣清城购物广场」→「锦绣世界」：没有变更记录'])
  })
})
