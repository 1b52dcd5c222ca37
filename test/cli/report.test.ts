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

  test('a post of two authors counts for each of them, and once in all', async () => {
    const of = async (authors: string) => {
      const both = post(out(authors, '2026-11-09'), drafts.grade1)
      const { rows: found } = JSON.parse((await report('-f json --since 2026-11-09', { 'drafts/7.md': both })).out)
      return found.map(({ key, total }: { key: string; total: number }) => [key, total])
    }
    expect(await of('[王芳, 李敏]')).toEqual([
      ['李敏', 1],
      ['王芳', 1],
    ])
    expect(await of('Smith, John')).toEqual([['Smith, John', 1]])
    const both = post(out('[王芳, 李敏]', '2026-11-09'), drafts.grade1)
    const { out: table } = await report('--since 2026-11-09', { 'drafts/7.md': both })
    expect(table.split('\n').find((line) => line.startsWith('合计'))).toMatch(/^合计\s+1\s+1\s+0\s+0\s+1\s+0/)
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

      作者            月份     已发布  大事  二级  三级  合计  待人工确认  处理
      李敏            2026-11       2     0     1     0     1           0
      王芳            2026-11       1     0     0     0     0           0
      （没有写作者）  2026-11       1     0     0     1     1           0
      合计                          4     0     1     1     2           0

        2026-11-01  二级  李敏  drafts/2.md
            喊叫「！！！」
        2026-11-05  三级  （没有写作者）  drafts/6.md
            45 字，上限 30

      没有写作者 1 篇：drafts/6.md
      另有 1 篇未发布，不计
      "
    `)
  })

  test('as Markdown that a draft cannot break out of', async () => {
    const { out: shown } = await report('-f markdown', {
      'drafts/7.md': post(out('"a|b<script>"', '2026-11-09'), drafts.grade2),
    })
    expect(shown).toContain('| a\\|b\\<script\\> | 2026-11 | 1 | 0 | 1 | 0 | 1 | 0 |  |')
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

  test('by rule, each once a month, with how many posts it was found in', async () => {
    expect(await rows('--by rule')).toEqual([
      ['house/brag', '2026-10', 1, 1, 0, 0],
      ['house/long', '2026-11', 1, 0, 0, 1],
      ['house/shout', '2026-11', 1, 0, 1, 0],
    ])
  })

  test('the sanction is that of the worst grade, where the document names one', async () => {
    const { rows: found } = JSON.parse((await report('-f json')).out)
    expect(found.map(({ total, sanction }: { total: number; sanction: object | null }) => [total, sanction])).toEqual([
      [1, { zh: '写检查', en: 'A written apology' }],
      [1, null],
      [0, null],
      [1, null],
    ])
    expect((await report('')).out).toMatch(/^李敏 +2026-10 .* 写检查$/m)
  })

  test('the totals count each post once, also where it stands in two rows', async () => {
    const both = post(out('李敏', '2026-11-07'), `${drafts.grade1}快来！！！`)
    for (const by of ['author', 'account', 'grade', 'rule']) {
      const { out: shown } = await report(`--by ${by}`, { 'drafts/7.md': both })
      expect(shown, by).toMatch(/^合计 +6 +2 +2 +1 +5 +0$/m)
    }
  })

  test('what has not gone out is counted in one line, and who wrote nothing down is named', async () => {
    const { out: shown } = await report('')
    expect(shown).toContain('\n没有写作者 1 篇：drafts/6.md\n另有 1 篇未发布，不计\n')
    const english = await postlint('report --lang en', { cwd: tempFolder(files) })
    expect(english.out).toContain('\nNo author in 1: drafts/6.md\n1 more not published: not counted\n')
  })

  test('as CSV: rows alone, CRLF, cells that no spreadsheet runs', async () => {
    const { out: shown } = await report('-f csv --since 2026-11-01', {
      'drafts/7.md': post(out(`'=HYPERLINK("http://x","a")'`, '2026-11-09'), drafts.grade2),
      'drafts/8.md': post(out("'@李,敏'", '2026-11-09'), drafts.clean),
    })
    expect(shown.split('\r\n')).toEqual([
      '作者,月份,已发布,大事,二级,三级,合计,待人工确认,处理',
      `"'=HYPERLINK(""http://x"",""a"")",2026-11,1,0,1,0,1,0,`,
      `"'@李,敏",2026-11,1,0,0,0,0,0,`,
      '李敏,2026-11,2,0,1,0,1,0,',
      '王芳,2026-11,1,0,0,0,0,0,',
      '（没有写作者）,2026-11,1,0,0,1,1,0,',
      '',
    ])
  })

  test('the byte order mark is for Excel, and only where it is asked for', async () => {
    const plain = (await report('-f csv')).out
    expect(plain.startsWith('作者')).toBe(true)
    expect((await report('-f csv --bom')).out).toBe(`\uFEFF${plain}`)
    const { err, code } = await report('--bom')
    expect([err, code]).toEqual(['postlint: --bom 要和 --format csv 一起用\n  例如 postlint report -f csv --bom\n', 2])
  })

  test('a day is one of the project’s zone', async () => {
    const london = 'author: 李敏\nstatus: published\npublish: 2026-10-31T23:30Z\naccount: jinxiu'
    const more = { 'drafts/7.md': post(london, drafts.grade1) }
    expect(JSON.parse((await report('-f json --since 2026-11-01 --until 2026-11-01', more)).out).posts).toBe(2)
    const config = { ...more, 'postlint.yaml': `${files['postlint.yaml']}timezone: Europe/Berlin\n` }
    expect(JSON.parse((await report('-f json --since 2026-11-01 --until 2026-11-01', config)).out).posts).toBe(2)
    const utc = { ...more, 'postlint.yaml': `${files['postlint.yaml']}timezone: UTC\n` }
    expect(JSON.parse((await report('-f json --since 2026-11-01 --until 2026-11-01', utc)).out).posts).toBe(1)
  })

  test.each([
    ['--by autor', '--by', 'author'],
    ['-f cvs', '--format', 'csv'],
  ])('%s gets the nearest word', async (line, option, word) => {
    const { err, code } = await report(line)
    expect(err).toContain(`选项「${option}」不能是`)
    expect(err).toContain(`是不是「${word}」？`)
    expect(code).toBe(2)
    expect((await postlint(`report --lang en ${line}`, { cwd: tempFolder(files) })).err).toContain(
      `Did you mean “${word}”?`,
    )
  })

  test('a period that ends before it begins is refused', async () => {
    const { err, code } = await report('--since 2026-11-02 --until 2026-11-01')
    expect([err, code]).toEqual(['postlint: --since 晚于 --until，中间没有一天\n  把两个日期对调\n', 2])
  })

  test('nothing published: a sentence, and no table', async () => {
    const cwd = tempFolder(project('drafts: drafts/**/*.md\n', { 'drafts/1.md': drafts.grade1 }))
    const { out: shown, code } = await postlint('report --lang zh', { cwd })
    expect([shown, code]).toEqual(['已发布 0 条，0 条有事故，共 0 起\n\n另有 1 篇未发布，不计\n', 0])
  })
})
