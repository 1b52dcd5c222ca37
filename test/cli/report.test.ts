import { describe, expect, test } from 'vitest'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { drafts, project } from './house.ts'

const post = (front: string, body: string) => `---\n${front}\n---\n${body}`
const out = (author: string, day: string) =>
  `author: ${author}\nstatus: published\npublish: ${day}T09:00\naccount: jinxiu`

const files = project('drafts: drafts/**/*.md\n', {
  'drafts/1.md': post(out('李敏', '2026-10-31'), drafts.grade1),
  'drafts/2.md': post(out('李敏', '2026-11-01'), drafts.grade2),
  'drafts/3.md': post(out('李敏', '2026-11-02'), drafts.clean),
  'drafts/4.md': post(out('王芳', '2026-11-03'), drafts.hinted),
  'drafts/5.md': post('author: 王芳\npublish: 2026-11-04T09:00', drafts.grade1),
  'drafts/6.md': post('status: 已发布\npublish: 2026-11-05T09:00', drafts.grade3),
})

const report = (line = '', more: Readonly<Record<string, string>> = {}) =>
  postlint(`report --lang zh ${line}`, { cwd: tempFolder({ ...files, ...more }) })

async function rows(line: string): Promise<unknown[]> {
  const { rows: found } = JSON.parse((await report(`-f json ${line}`)).out)
  return found.map(({ key, month, posts, byGrade }: { key: string; month: string; posts: number; byGrade: object }) => [
    key,
    month,
    posts,
    ...Object.values(byGrade),
  ])
}

describe('the ledger', () => {
  test('counts what has gone out, by author and month; neither drafts nor hints', async () => {
    expect(await rows('')).toEqual([
      ['李敏', '2026-10', 1, 1, 0, 0],
      ['李敏', '2026-11', 2, 0, 1, 0],
      ['王芳', '2026-11', 1, 0, 0, 0],
      [null, '2026-11', 1, 0, 0, 1],
    ])
  })

  test('by account, by grade', async () => {
    expect(await rows('--by account')).toEqual([
      ['jinxiu', '2026-10', 1, 1, 0, 0],
      ['jinxiu', '2026-11', 3, 0, 1, 0],
      [null, '2026-11', 1, 0, 0, 1],
    ])
    expect(await rows('--by grade')).toEqual([
      ['1', '2026-10', 1, 1, 0, 0],
      ['2', '2026-11', 1, 0, 1, 0],
      ['3', '2026-11', 1, 0, 0, 1],
    ])
  })

  test.each([
    ['--since 2026-11-01', 4],
    ['--since 2026-11-02', 3],
    ['--until 2026-10-31', 1],
    ['--since 2026-11-02 --until 2026-11-03', 2],
  ])('%s: %i posts', async (line, posts) => {
    expect(JSON.parse((await report(`-f json ${line}`)).out).posts).toBe(posts)
  })

  test('in the terminal', async () => {
    const { out: shown, err, code } = await report('--since 2026-11-01')
    expect([code, err]).toEqual([0, ''])
    expect(shown).toMatchInlineSnapshot(`
      "已发布 4 条，2 条有事故，共 2 起

      作者        月份     已发布  大事  二级  三级  待人工确认
      李敏        2026-11       2     0     1     0           0
      王芳        2026-11       1     0     0     0           0
      （没有写）  2026-11       1     0     0     1           0

        2026-11-01  二级  李敏  drafts/2.md
            喊叫「！！！」
        2026-11-05  三级  （没有写）  drafts/6.md
            45 字，上限 30
      "
    `)
  })

  test('as Markdown that a draft cannot break out of', async () => {
    const { out: shown } = await report('-f markdown', {
      'drafts/7.md': post(out('"a|b<script>"', '2026-11-09'), drafts.grade2),
    })
    expect(shown).toContain('| a\\|b\\<script\\> | 2026-11 | 1 | 0 | 1 | 0 | 0 |')
    expect(shown).toContain('| 2026-11-09 | 二级 | a\\|b\\<script\\> | drafts/7.md | 喊叫「！！！」 |')
  })

  test('a published post without a time, and one that makes no sense, are named and left out', async () => {
    const { err, code } = await report('', {
      'drafts/8.md': post('status: published', drafts.grade1),
      'drafts/9.md': '---\nkind: repots\n---\n正文',
    })
    expect(err).toBe(
      'postlint: drafts/9.md 无法判断，没有计入\npostlint: drafts/8.md 已发布，但没有写发布时间，没有计入\n',
    )
    expect(code).toBe(2)
  })
})
