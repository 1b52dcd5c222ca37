import { chmodSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addFiles, tempFolder } from '../run/temp-folder.ts'
import { postlint } from './command.ts'
import { chain, chainProject, commitAll, edit, projectFolder, read } from './reviewed.ts'

const now = '2026-11-23T01:30:00Z'

async function sign(cwd: string, line: string, at = '2026-11-22T18:00+08:00') {
  return postlint(`sign drafts/a.md ${line} --now ${at}`, { cwd, now })
}

async function signAll(cwd: string): Promise<void> {
  for (const [role, by, at] of chain) {
    const { code, err } = await sign(cwd, `--role ${role} --as ${by}`, at)
    if (code !== 0) throw new Error(err)
  }
}

interface Reported {
  readonly rule: string
  readonly message: { readonly zh: string; readonly en: string }
  readonly start: { readonly line: number }
}

/** What the rules of reviews say of the draft. */
async function faults(cwd: string, line = ''): Promise<string[]> {
  const { out, err } = await postlint(`-f json ${line}`, { cwd, now })
  if (err !== '') throw new Error(err)
  const { files } = JSON.parse(out) as { files: { violations: Reported[] }[] }
  return files
    .flatMap(({ violations }) => violations)
    .filter(({ rule }) => rule.startsWith('reviews/'))
    .map(({ message }) => message.zh)
}

describe('postlint sign', () => {
  test('adds a line to the record and nothing else, role by role, and says who is next', async () => {
    const cwd = projectFolder()
    const before = read(cwd, 'drafts/a.md')
    expect(await faults(cwd)).toEqual(['没有审完：「自审、初审、终审」还没有签'])
    const outs: string[] = []
    for (const [role, by, at] of chain) outs.push((await sign(cwd, `--role ${role} --as ${by}`, at)).out)
    expect(outs).toEqual([
      '已签  drafts/a.md  自审 陈晓（未签名）  下一步：初审（李敏、赵强）\n',
      '已签  drafts/a.md  初审 李敏（未签名）  下一步：终审（王芳）\n',
      '已签  drafts/a.md  终审 王芳（未签名）  已审完\n',
    ])
    const after = read(cwd, 'drafts/a.md')
    expect(after.replace(/审核:\n(?: {2}- \{角色: .*\}\n){3}/, '')).toBe(before)
    expect(after.match(/封签: sha256-\S{43}\.\S+\}/g)).toHaveLength(3)
    expect(await faults(cwd)).toEqual([])
    expect((await postlint('', { cwd, now })).out).toContain('由人签署：审核 3 道（')
  })

  test('signs none where one of several cannot be read', async () => {
    const cwd = projectFolder()
    const before = read(cwd, 'drafts/a.md')
    const { code, out, err } = await sign(cwd, 'drafts/nope.md --role 自审 --as 陈晓')
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('drafts/nope.md：文件不存在')])
    expect(read(cwd, 'drafts/a.md')).toBe(before)
  })

  test('tells which were not signed where one of several is refused', async () => {
    const cwd = projectFolder()
    addFiles(cwd, { 'drafts/b.md': read(cwd, 'drafts/a.md'), 'drafts/c.md': read(cwd, 'drafts/a.md') })
    await sign(cwd, '--role 自审 --as 陈晓')
    const { code, err } = await postlint(
      'sign drafts/a.md drafts/b.md drafts/c.md --role 初审 --as 李敏 --now 2026-11-22T18:30+08:00',
      { cwd, now },
    )
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^postlint: 也没有签：drafts\/c\.md\npostlint: 没有签 drafts\/b\.md/),
    ])
  })

  test.each([
    ['--as 李敏', 0, ''],
    ['--as 王芳', 0, ''],
    ['--as 李民', 2, '没有「李民」\n  是不是「李敏」？'],
    ['--role 终审', 0, ''],
    ['--role 终申', 2, '没有角色「终申」\n  是不是「终审」？'],
  ])('reviews %s ends with %i: a name that nobody has is a slip', async (line, code, says) => {
    const got = await postlint(`reviews ${line}`, { cwd: projectFolder(), now })
    expect([got.code, got.err]).toEqual([code, expect.stringContaining(says)])
  })

  test('reviews --as anybody is right where nobody is named for a role', async () => {
    const cwd = projectFolder()
    edit(cwd, 'postlint.yaml', (text) => text.replace(/ *终审: .*\n/, ''))
    expect(await postlint('reviews --as 李民', { cwd, now })).toMatchObject({ code: 0, err: '' })
  })

  test('keeps line ends, the byte order mark, the mode, and a link to the file', async () => {
    const cwd = projectFolder()
    const source = `\uFEFF${read(cwd, 'drafts/a.md').replaceAll('\n', '\r\n')}`
    writeFileSync(join(cwd, 'drafts/real.md'), source)
    chmodSync(join(cwd, 'drafts/real.md'), 0o640)
    symlinkSync('real.md', join(cwd, 'drafts/b.md'))
    expect((await postlint('sign drafts/b.md --role 自审 --as 陈晓', { cwd, now })).err).toBe('')
    const after = read(cwd, 'drafts/real.md')
    expect(after.replace(/审核:\r\n {2}- .*\r\n/, '')).toBe(source)
    expect(statSync(join(cwd, 'drafts/real.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(cwd, 'drafts')).sort()).toEqual(['a.md', 'b.md', 'real.md'])
  })

  test.each([
    ['--role 初审 --as 李敏', '没有签 drafts/a.md：前面的「自审」还没有签'],
    ['--role 自审 --as 路人', '没有签 drafts/a.md：路人 不能签「自审」\n  能签的是 陈晓（配置的 people）'],
    ['--role 自审 --as 陈小', '没有签 drafts/a.md：陈小 不能签「自审」\n  是不是「陈晓」？'],
    ['--role 自申 --as 陈晓', '没有角色「自申」'],
    ['--role 自审', '要用 --as 写明签的人'],
    ['--as 陈晓', '要用 --role 写明角色，或用 --clause 写明条款'],
    ['--clause weibo-handbook/4-9 --as 李敏', '启用的规则包里没有条款「weibo-handbook/4-9」'],
    ['--clause 4-1-body-b --as 路人', '没有签 drafts/a.md：路人 不能签「weibo-handbook/4-1-body-b」'],
    ['--role 自审 --as 陈晓 --until 2026-01-01', '没有签 drafts/a.md：「自审」陈晓 签的有效期到 2026-01-01 为止'],
  ])('%s is refused, and the file stays as it is', async (line, says) => {
    const cwd = projectFolder()
    const { code, out, err } = await sign(cwd, line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
    expect(read(cwd, 'drafts/a.md')).toBe(chainProject['drafts/a.md'])
  })

  test('the author cannot approve oneself, nor anybody twice', async () => {
    const cwd = projectFolder({
      'postlint.yaml': 'account: jinxiu\npeople: {自审: [陈晓], 初审: [陈晓, 李敏], 终审: [李敏, 王芳]}\n',
    })
    await sign(cwd, '--role 自审 --as 陈晓')
    expect((await sign(cwd, '--role 初审 --as 陈晓')).err).toContain('「初审」不能由作者 陈晓 自己签')
    await sign(cwd, '--role 初审 --as 李敏')
    expect((await sign(cwd, '--role 终审 --as 李敏')).err).toContain('李敏 已经签了「初审」，不能再签「终审」')
  })

  test.each([
    ['[陈晓, 李敏]', true],
    ['[李敏, 陈晓]', true],
    ['陈晓、李敏', true],
    ['陈晓 李敏', true],
    ['"陈晓, 李敏"', true],
    ['[陈晓, 李敏红]', false],
  ])('an author among others cannot approve either: %s', async (authors, refused) => {
    const cwd = projectFolder({ 'drafts/a.md': chainProject['drafts/a.md'].replace('"陈晓"', authors) })
    await sign(cwd, '--role 自审 --as 陈晓')
    const { code, err } = await sign(cwd, '--role 初审 --as 李敏')
    expect([code, err.includes('「初审」不能由作者 李敏 自己签')]).toEqual([refused ? 2 : 0, refused])
  })

  test('what was signed in time in winter was so in summer too', async () => {
    const cwd = projectFolder({
      'postlint.yaml': `${chainProject['postlint.yaml']}timezone: America/New_York\n`,
      'drafts/a.md': chainProject['drafts/a.md'].replace('作者:', '状态: 已发布\n作者:'),
    })
    for (const [role, by] of chain) await sign(cwd, `--role ${role} --as ${by}`, '2026-12-01T09:00-05:00')
    expect(read(cwd, 'drafts/a.md')).toContain('2026-12-01T09:00-05:00')
    expect(await faults(cwd, '--now 2026-12-20')).toEqual([])
    expect(await faults(cwd, '--now 2027-07-01')).toEqual([])
  })

  test('a folder, a draft that is not there, one that makes no sense', async () => {
    const cwd = projectFolder({ 'drafts/b.md': '---\nkind: repots\n---\n正文' })
    const err = async (path: string) => (await postlint(`sign ${path} --role 自审 --as 陈晓`, { cwd, now })).err
    expect(await err('drafts')).toContain('drafts 是文件夹：要一份一份写明签的文件')
    expect(await err('drafts/c.md')).toContain('drafts/c.md：')
    expect(await err('drafts/b.md')).toContain('drafts/b.md 无法判断，没有签')
  })
})

describe('after it was approved', () => {
  test.each<[string, (text: string) => string, string[]]>([
    ['one character', (text) => text.replace('免费参加', '免费参观'), ['正文']],
    ['one decisive key', (text) => text.replace('09:30', '10:30'), ['发布时间']],
    ['the author', (text) => text.replace('"陈晓"\n', '"李敏"\n'), ['作者']],
    ['one that does not decide', (text) => text.replace('栏目:', '状态: 草稿\n工单: 12\n栏目:'), []],
    ['blanks at line ends', (text) => text.replace('免费参加！', '免费参加！  '), []],
    ['a comment', (text) => text.replace('# 由市场部定', '# 由品牌部定'), []],
  ])('%s is changed', async (_, change, parts) => {
    const cwd = projectFolder()
    await signAll(cwd)
    edit(cwd, 'drafts/a.md', change)
    const expected = parts.map(
      (part) =>
        `没有审完：审过以后内容改了：${part}（审的是 自审 陈晓 2026-11-22 18:00、初审 李敏 2026-11-22 18:30、终审 王芳 2026-11-22 19:00）`,
    )
    expect(await faults(cwd)).toEqual(expected)
  })

  test('one byte of a picture is changed', async () => {
    const cwd = projectFolder()
    await signAll(cwd)
    const bytes = Buffer.from(chainProject['img/a.png'])
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
    addFiles(cwd, { 'img/a.png': bytes })
    expect((await faults(cwd)).join()).toContain('审过以后内容改了：图片或视频（')
  })

  test('the words before and after are told where git has what was approved', async () => {
    const cwd = projectFolder()
    await signAll(cwd)
    commitAll(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace('周六', '周日').replace('一楼', '二楼'))
    expect((await faults(cwd)).join()).toContain('正文「周六）一」→「周日）二」')
  })

  test('signing again makes it right, and the old entries stay', async () => {
    const cwd = projectFolder()
    await signAll(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace('免费参加', '免费入场'))
    await signAll(cwd)
    expect(await faults(cwd)).toEqual([])
    expect(read(cwd, 'drafts/a.md').match(/角色/g)).toHaveLength(6)
  })
})

describe('what was made up', () => {
  const made = (seal: string) => (text: string) =>
    text.replace(
      '作者: "陈晓"\n',
      `作者: "陈晓"\nreviews:\n${chain.map(([role, by, at]) => `  - {role: ${role}, by: ${by}, at: ${at}, seal: ${seal}}\n`).join('')}`,
    )

  test('by hand, without knowing the seal', async () => {
    const cwd = projectFolder()
    edit(cwd, 'drafts/a.md', made(`sha256-${'A'.repeat(43)}`))
    expect((await faults(cwd)).join()).toContain('审过以后内容改了')
  })

  test('from the approval of another draft', async () => {
    const cwd = projectFolder()
    await signAll(cwd)
    const seal = /封签: (\S+)\}/.exec(read(cwd, 'drafts/a.md'))?.[1] ?? ''
    addFiles(cwd, { 'drafts/b.md': made(seal)(chainProject['drafts/a.md'].replace('读书会', '音乐会')) })
    expect(await faults(cwd)).toHaveLength(1)
  })

  test('under a role that is misspelt', async () => {
    const cwd = projectFolder()
    await signAll(cwd)
    edit(cwd, 'drafts/a.md', (text) => text.replace('角色: 初审', '角色: 初申'))
    expect(await faults(cwd)).toEqual([
      '没有审完：「初审」还没有签',
      '没有审完：审核链上没有「初申」，是不是「初审」？',
    ])
  })

  test('without seals at all', async () => {
    const cwd = projectFolder()
    edit(cwd, 'drafts/a.md', (text) => made('')(text).replaceAll(', seal: }', '}'))
    expect((await faults(cwd)).join()).toContain('「自审」这一条没有写对：seal')
  })
})

describe('clauses', () => {
  const flagged = '---\n作者: 陈晓\n---\n#清远# 台独分子的言论'

  test('a flag is cleared by a signature for its clause, and by nothing else', async () => {
    const cwd = tempFolder({ 'a.md': flagged })
    const rules = async () => {
      const { files } = JSON.parse((await postlint('-f json a.md', { cwd, now })).out)
      return { open: files[0].violations.filter((each: { assisted: boolean }) => each.assisted), ...files[0] }
    }
    const before = await rules()
    expect(before.open.length).toBeGreaterThan(0)
    const clauses: string[] = before.open.flatMap((each: { clauses: { pack: string; id: string }[] }) =>
      each.clauses.map(({ pack, id }) => `${pack}/${id}`),
    )
    await postlint(['sign', 'a.md', '--as', '李敏', ...clauses.slice(1).flatMap((each) => ['--clause', each])], {
      cwd,
      now,
    })
    if (clauses.length > 1) expect((await rules()).open.length).toBeGreaterThan(0)
    await postlint(['sign', 'a.md', '--as', '李敏', ...clauses.flatMap((each) => ['--clause', each])], { cwd, now })
    const after = await rules()
    expect(after.open).toEqual([])
    expect(after.cleared).toHaveLength(before.open.length)
    expect(after.signatures.map(({ by }: { by: string }) => by)).toContain('李敏')
    edit(cwd, 'a.md', (text) => text.replace('言论', '谬论'))
    expect((await rules()).open).toHaveLength(before.open.length)
  })
})
