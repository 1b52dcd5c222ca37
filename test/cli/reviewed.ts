import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../run/temp-folder.ts'

/** A project with a chain of three roles, and a draft that waits for all of them. */
export const chainProject = {
  'postlint.yaml': `account: jinxiu
people:
  自审: [陈晓]
  初审: [李敏, 赵强]
  终审: [王芳]
`,
  'accounts/jinxiu.yaml': `账号: jinxiu
平台: 微博
昵称: 锦绣清城购物广场
审核: {审核链: [{角色: 自审, 本人: true}, 初审, 终审]}
`,
  'drafts/a.md': `---
栏目: [活动]   # 由市场部定
发布时间: 2026-12-01 09:30
作者: "陈晓"
---
#锦绣周末# 12月5日（周六）一楼中庭读书会，免费参加！

![海报](../img/a.png)
`,
  // The smallest PNG there is: one pixel.
  'img/a.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

export function projectFolder(more: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return tempFolder({ ...chainProject, ...more })
}

export const chain = [
  ['自审', '陈晓', '2026-11-22T18:00+08:00'],
  ['初审', '李敏', '2026-11-22T18:30+08:00'],
  ['终审', '王芳', '2026-11-22T19:00+08:00'],
] as const

export function edit(cwd: string, path: string, change: (text: string) => string): void {
  const file = join(cwd, path)
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`Nothing changed in ${path}`)
  writeFileSync(file, after)
}

export const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')

const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
}

export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Makes a repository of a folder with all that is in it committed on the branch main. */
export function commitAll(cwd: string, message = 'all'): void {
  git(cwd, 'init', '-q', '-b', 'main')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-q', '-m', message)
}
