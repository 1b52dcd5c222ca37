import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ScratchRepository } from '../run/scratch-repository.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { postlint, spawned } from './command.ts'
import { drafts, project } from './house.ts'

const { clean, grade1, grade2 } = drafts
const files = project('drafts: drafts/**/*.md\nignore: [drafts/old/]\n', {
  'drafts/a.md': clean,
  'drafts/b.md': clean,
  'README.md': grade1,
})

const repository = () => ScratchRepository.with(files)
const committed = () => repository().commit()

/** The drafts that a run judged, with the grades it found: `drafts/a.md 1`. */
async function judged(line: string | readonly string[], cwd: string): Promise<string[]> {
  const args = typeof line === 'string' ? line.split(' ') : line
  const { out, code, err } = await postlint([...args, '--format', 'json', '--quiet'], { cwd })
  if (out === '') throw new Error(err)
  const report = JSON.parse(out) as {
    files: { path: string; problems: { message: { zh: string } }[]; violations: { grade: number }[] }[]
  }
  const lines = report.files.map(({ path, problems, violations }) =>
    [path, ...violations.map(({ grade }) => grade), ...problems.map(({ message }) => message.zh)].join(' '),
  )
  if (report.files.some(({ problems }) => problems.length > 0)) expect(code).toBe(2)
  return lines
}

describe('--staged', () => {
  test('judges what is in the index, not what the working folder holds', async () => {
    const { folder } = committed().stage({ 'drafts/a.md': grade1 }).write({ 'drafts/a.md': clean })
    expect(await judged('--staged', folder)).toEqual(['drafts/a.md 1'])
    const other = committed()
      .stage({ 'drafts/a.md': `${clean}多云转晴。\n` })
      .write({ 'drafts/a.md': grade1 })
    expect(await judged('--staged', other.folder)).toEqual(['drafts/a.md'])
  })

  test.each<[what: string, act: (made: ScratchRepository) => void, expected: string[]]>([
    ['a new draft', (made) => made.stage({ 'drafts/c.md': grade2 }), ['drafts/c.md 2']],
    ['a renamed one, under its new name', (made) => made.git('mv', 'drafts/a.md', 'drafts/z.md'), ['drafts/z.md']],
    ['a deleted one', (made) => made.git('rm', '-q', 'drafts/a.md'), []],
    ['one that is not staged', (made) => made.write({ 'drafts/a.md': grade1, 'drafts/c.md': grade1 }), []],
    ['a file that is no draft', (made) => made.stage({ 'README.md': clean, 'notes/x.md': grade1 }), []],
    ['an ignored one', (made) => made.stage({ 'drafts/old/x.md': grade1 }), []],
    [
      'one that is deleted after it was staged',
      (made) => {
        made.stage({ 'drafts/c.md': grade1, 'drafts/old/c.md': grade1, 'drafts/README.md': grade1, 'c.md': grade1 })
        for (const path of ['drafts/c.md', 'drafts/old/c.md', 'drafts/README.md', 'c.md'])
          rmSync(join(made.folder, path))
      },
      ['drafts/c.md 1'],
    ],
    ['one that is only announced', (made) => made.write({ 'drafts/c.md': grade1 }).git('add', '-N', '.'), []],
    [
      'Chinese, spaces, quotes, line feeds, a leading dash',
      (made) =>
        made.stage({
          'drafts/草稿 一.md': grade1,
          'drafts/a\nb.md': grade1,
          'drafts/-x.md': grade1,
          'drafts/"q\'.md': grade1,
          'drafts/[a]*.md': grade1,
        }),
      ['drafts/"q\'.md 1', 'drafts/-x.md 1', 'drafts/[a]*.md 1', 'drafts/a\nb.md 1', 'drafts/草稿 一.md 1'],
    ],
    [
      'what is stored as UTF-8 and checked out as GB18030',
      (made) => {
        made.write({ '.gitattributes': 'drafts/g.md working-tree-encoding=GB18030\n' })
        made.stage({ 'drafts/g.md': Buffer.from([0x23, 0xd4, 0xe7, 0x23, 0x20, 0xb6, 0xe0, 0xd4, 0xc6, 0xa1, 0xa3]) })
      },
      ['drafts/g.md'],
    ],
    [
      'with core.quotePath and line ends that git changes',
      (made) => {
        made.git('config', 'core.quotePath', 'true')
        made.git('config', 'core.autocrlf', 'true')
        made.stage({ 'drafts/中.md': grade2.replaceAll('\n', '\r\n') })
      },
      ['drafts/中.md 2'],
    ],
  ])('%s', async (_, act, expected) => {
    const made = committed()
    act(made)
    expect(await judged('--staged', made.folder)).toEqual(expected)
  })

  test('before the first commit all that is staged counts', async () => {
    expect(await judged('--staged', repository().stage().folder)).toEqual(['drafts/a.md', 'drafts/b.md'])
  })

  test('from a folder below, and narrowed by paths', async () => {
    const { folder } = committed().stage({ 'drafts/a.md': grade1, 'drafts/sub/b.md': grade2 })
    expect(await judged('--staged', join(folder, 'drafts/sub'))).toEqual(['../a.md 1', 'b.md 2'])
    expect(await judged('--staged drafts/sub', folder)).toEqual(['drafts/sub/b.md 2'])
    expect(await judged('--staged drafts/a.md drafts/b.md', folder)).toEqual(['drafts/a.md 1'])
  })

  test('reached by a link to the folder', async () => {
    const { folder } = committed().stage({ 'drafts/a.md': grade1 })
    const link = join(tempFolder(), 'link')
    symlinkSync(folder, link)
    expect(await judged('--staged', link)).toEqual(['drafts/a.md 1'])
  })

  test('a link is judged by what it leads to in the index', async () => {
    const made = committed()
    symlinkSync('../texts/t.txt', join(made.folder, 'drafts/link.md'))
    made.stage({ 'texts/t.txt': grade1 }).write({ 'texts/t.txt': clean })
    expect(await judged('--staged', made.folder)).toEqual(['drafts/link.md 1'])
  })

  test('a submodule is left out', async () => {
    const inner = committed()
    const made = committed()
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'drafts/sub')
    expect(await judged('--staged', made.folder)).toEqual([])
    expect(await judged('--changed', made.folder)).toEqual([])
  })

  test.each(['--staged', '--changed', '--since=main'])(
    'an unsettled merge is a problem of its file: %s',
    async (option) => {
      const made = committed()
      made.git('checkout', '-q', '-b', 'other')
      made.commit({ 'drafts/a.md': '#早安# 晴。\n' })
      made.git('checkout', '-q', 'main')
      made.commit({ 'drafts/a.md': '#早安# 雨。\n' })
      expect(() => made.git('merge', '-q', 'other')).toThrow()
      expect(await judged(option, made.folder)).toEqual(['drafts/a.md 这个文件的合并冲突还没有解决'])
    },
  )

  test('pictures are those of the index: one that was not staged is missing, whatever the disk has', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const pack =
      'pack: pics\ntitle: x\nrules:\n  pic: {check: media, with: {exists: true, formats: [png]}, message: {zh: x, en: x}}\n'
    const made = ScratchRepository.with({
      'postlint.yaml': 'packs: [./pics.yaml]\ndrafts: drafts/*.md\n',
      'pics.yaml': pack,
      '.gitignore': 'kept/\n',
    }).commit()
    made.stage({ 'drafts/a.md': '图 ![a](a.png) ![b](../kept/b.png)\n', 'drafts/a.png': pixel })
    made.write({ 'kept/b.png': pixel })
    expect(await judged('--staged', made.folder)).toEqual(['drafts/a.md'])
    // Spoiled after it was staged: the commit has the good one.
    made.write({ 'drafts/a.png': 'no picture' })
    expect(await judged('--staged', made.folder)).toEqual(['drafts/a.md'])
    made.stage().write({ 'drafts/a.png': pixel })
    expect(await judged('--staged', made.folder)).toEqual(['drafts/a.md 3'])
    made.git('rm', '-q', '-f', '--cached', 'drafts/a.png')
    expect(await judged('--staged', made.folder)).toEqual(['drafts/a.md 3'])
    expect(await judged('drafts', made.folder)).toEqual(['drafts/a.md'])
  })

  test('the calendar sees the staged text, of drafts that the paths leave out too', async () => {
    const at = (time: string, words: string) => `---\naccount: x\npublish: 2026-12-01T${time}+08:00\n---\n${words}\n`
    const pack = 'pack: cal\ntitle: x\nrules:\n  gap: {check: interval, with: {min: 120}, message: {zh: x, en: x}}\n'
    const made = ScratchRepository.with({
      'postlint.yaml': 'packs: [./cal.yaml]\ndrafts: drafts/*.md\n',
      'cal.yaml': pack,
      'drafts/a.md': at('09:00', '早上好'),
      'drafts/b.md': at('13:00', '下午好'),
    }).commit()
    made.stage({ 'drafts/a.md': at('09:00', '各位早上好'), 'drafts/b.md': at('09:30', '大家早') })
    made.write({ 'drafts/b.md': at('18:00', '晚上好') })
    expect(await judged('drafts/a.md', made.folder)).toEqual(['drafts/a.md'])
    expect(await judged('--staged drafts/a.md', made.folder)).toEqual(['drafts/a.md 3'])
  })

  test('an account profile that is staged is judged, others are not', async () => {
    const made = ScratchRepository.with({
      ...project('accounts: accounts/*.yaml\n'),
      'accounts/a.yaml': 'account: a\n',
      'accounts/b.yaml': 'account: b\n',
    }).commit()
    made.stage({ 'accounts/b.yaml': 'account: b\nnickname: 乙\n' })
    expect(await judged('--staged', made.folder)).toEqual(['accounts/b.yaml'])
  })

  test('a thousand drafts at once', async () => {
    const made = committed()
    made.stage(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`drafts/n${at}.md`, grade1])))
    made.write(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`drafts/n${at}.md`, clean])))
    const found = await judged('--staged', made.folder)
    expect(found).toHaveLength(1000)
    expect(found.every((line) => line.endsWith(' 1'))).toBe(true)
  })

  test('a draft above the limit is named, not read', async () => {
    const made = ScratchRepository.with(project('max-bytes: 1024\n')).commit()
    made.stage({ 'a.md': '字'.repeat(2000) })
    expect(await judged('--staged', made.folder)).toEqual(['a.md 文件有 5.9 KB，超出上限 1 KB'])
  })
})

describe('--changed', () => {
  test.each<[what: string, line: string, expected: string[]]>([
    [
      'HEAD if no base is given: staged, unstaged and untracked',
      '--changed',
      ['drafts/a.md 1', 'drafts/b.md 2', 'drafts/c.md 1'],
    ],
    ['a revision', '--changed HEAD~1', ['drafts/a.md 1', 'drafts/b.md 2', 'drafts/c.md 1', 'drafts/p.md']],
    ['with = and a path', '--changed=HEAD drafts/a.md', ['drafts/a.md 1']],
    ['a path right after it', '--changed drafts/a.md', ['drafts/a.md 1']],
    ['paths after it', '--changed drafts/a.md drafts/c.md', ['drafts/a.md 1', 'drafts/c.md 1']],
  ])('%s', async (_, line, expected) => {
    const made = committed().commit({ 'drafts/p.md': clean }).stage({ 'drafts/a.md': grade1 })
    made.write({ 'drafts/b.md': grade2, 'drafts/c.md': grade1, 'notes.md': grade1 })
    expect(await judged(line, made.folder)).toEqual(expected)
  })

  test('before the first commit, and what git ignores', async () => {
    const { folder } = repository().write({ '.gitignore': 'b.md\n' })
    expect(await judged('--changed', folder)).toEqual(['drafts/a.md'])
  })

  test('a file of a sparse checkout that differs is judged as the index has it', async () => {
    const made = committed().commit({ 'drafts/far/x.md': grade1 })
    made.git('sparse-checkout', 'set', '--no-cone', '/*', '!/drafts/far/')
    expect(await judged('--changed HEAD~1', made.folder)).toEqual(['drafts/far/x.md 1'])
    expect(await judged('--changed', made.folder)).toEqual([])
  })

  test('a name that is a path and a revision is asked about', async () => {
    const made = committed()
    made.git('branch', 'drafts')
    const { code, err } = await postlint('--changed drafts', { cwd: made.folder })
    expect(code).toBe(2)
    expect(err).toContain('「drafts」既是版本，又是路径')
    expect(await judged('--changed=drafts', made.folder)).toEqual([])
  })
})

describe('--since', () => {
  test('counts from where HEAD left the revision, the working folder included', async () => {
    const made = committed()
    made.git('checkout', '-q', '-b', 'topic')
    made.commit({ 'drafts/t.md': grade1 })
    made.git('checkout', '-q', 'main')
    made.commit({ 'drafts/b.md': grade1 })
    made.git('checkout', '-q', 'topic')
    made.write({ 'drafts/u.md': grade2 })
    expect(await judged('--since main', made.folder)).toEqual(['drafts/t.md 1', 'drafts/u.md 2'])
    expect(await judged('--changed main', made.folder)).toEqual(['drafts/b.md', 'drafts/t.md 1', 'drafts/u.md 2'])
  })

  test('no shared history, in a clone that has all or only the last commit of it', async () => {
    const made = committed().commit({ 'drafts/p.md': clean })
    made.git('checkout', '-q', '--orphan', 'island')
    made.commit()
    const apart = await postlint('--since main', { cwd: made.folder })
    expect([apart.code, apart.err]).toEqual([2, expect.stringContaining('没有共同的历史')])
    expect(apart.err).toContain('--changed main')
    const shallow = new ScratchRepository()
    shallow.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${made.folder}`, '.')
    const cut = await postlint('--since origin/main', { cwd: shallow.folder })
    expect([cut.code, cut.err]).toEqual([2, expect.stringContaining('fetch-depth: 0')])
    const gone = await postlint('--changed HEAD~1', { cwd: shallow.folder })
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('fetch-depth: 0')])
  })
})

describe('--only-drafts', () => {
  test.each<[line: string, expected: string[]]>([
    ['--only-drafts README.md postlint.yaml drafts/a.md', ['drafts/a.md 1']],
    ['--only-drafts drafts/old/x.md', []],
    ['--only-drafts drafts', ['drafts/a.md 1', 'drafts/b.md']],
    ['--only-drafts', ['drafts/a.md 1', 'drafts/b.md']],
  ])('%s', async (line, expected) => {
    const folder = tempFolder({ ...files, 'drafts/a.md': grade1, 'drafts/old/x.md': grade1 })
    expect(await judged(line, folder)).toEqual(expected)
  })

  test('a path that is not there is an error all the same', async () => {
    const { code, out } = await postlint('--only-drafts drafts/x.md', { cwd: tempFolder(files) })
    expect([code, out]).toEqual([2, expect.stringContaining('没有这个文件或文件夹')])
  })
})

describe('the projects of a repository, from its top, where no config stands', () => {
  const account = (nickname: string) => `account: p\nplatform: weibo\nnickname: ${nickname}\n`
  const changed = () => {
    const made = ScratchRepository.with({
      ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`p/${path}`, content])),
      'p/accounts/p.yaml': account('a'),
      'q/postlint.yaml': 'nonsense: [\n',
      'r/': '',
    }).commit()
    return made.stage({ 'p/accounts/p.yaml': account('b'), 'p/notes.md': grade1, 'p/drafts/old/x.md': grade1 })
  }

  test.each<[line: string, folder: string, expected: string[]]>([
    ['--staged', '.', ['p/accounts/p.yaml']],
    ['--staged', 'p', ['accounts/p.yaml']],
    ['--changed', '.', ['p/accounts/p.yaml']],
    ['--only-drafts', '.', ['p/accounts/p.yaml', 'p/drafts/a.md', 'p/drafts/b.md']],
    ['--only-drafts p/notes.md p/README.md p/drafts/a.md p/drafts/old/x.md', '.', ['p/drafts/a.md']],
    ['--only-drafts ../p/drafts/a.md ../p/notes.md', 'r', ['../p/drafts/a.md']],
    ['--only-drafts p/accounts/p.yaml', '.', ['p/accounts/p.yaml']],
  ])('%s in %s', async (line, folder, expected) => {
    expect(await judged(line, join(changed().folder, folder))).toEqual(expected)
  })

  test('a draft that is deleted after it was staged', async () => {
    const made = changed().stage({ 'p/drafts/c.md': grade1 })
    for (const path of ['drafts/c.md', 'notes.md', 'drafts/old/x.md']) rmSync(join(made.folder, 'p', path))
    expect(await judged('--staged', made.folder)).toEqual(['p/accounts/p.yaml', 'p/drafts/c.md 1'])
  })
})

describe('nothing selected', () => {
  test.each(['--staged', '--changed', '--since HEAD', '--staged drafts', '--only-drafts README.md'])(
    '%s',
    async (line) => {
      const { folder } = committed()
      expect(await postlint(line, { cwd: folder })).toEqual({
        code: 0,
        out: '',
        err: 'postlint: 没有选中任何草稿，没有检查\n',
      })
      const english = await postlint(`${line} --lang en`, { cwd: folder })
      expect(english.err).toBe('postlint: no drafts are selected, nothing was checked\n')
      const json = await postlint(`${line} -f json`, { cwd: folder })
      expect([json.code, JSON.parse(json.out).files]).toEqual([0, []])
    },
  )

  test('a path that git knows to be deleted is no error, one that nobody knows is', async () => {
    const made = committed()
    made.git('rm', '-q', 'drafts/a.md')
    expect(await postlint('--staged drafts/a.md', { cwd: made.folder })).toMatchObject({ code: 0, out: '' })
    const slip = await postlint('--staged draft/a.md', { cwd: made.folder })
    expect([slip.code, slip.out]).toEqual([2, expect.stringContaining('没有这个文件或文件夹')])
  })
})

describe('what cannot be asked of git', () => {
  test.each<[line: string, say: string]>([
    ['--staged --changed=HEAD', '--staged 和 --changed 不能一起用'],
    ['--changed --since main', '--changed 和 --since 不能一起用'],
    ['--staged -', '--staged 不能和标准输入（-）一起用'],
    ['--only-drafts -', '--only-drafts 不能和标准输入（-）一起用'],
    ['--changed mian', '是不是「main」？'],
    ['--since Head', '是不是「HEAD」？'],
    ['--since=', '没有版本「」'],
    ['--since=-x', '没有版本「-x」'],
  ])('%s', async (line, say) => {
    const { code, out, err } = await postlint(line, { cwd: committed().folder })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(say)
  })

  test.each(['--staged', '--changed', '--since main'])('outside of a repository: %s', async (line) => {
    const { code, err } = await postlint(line, { cwd: tempFolder(files) })
    expect([code, err]).toEqual([2, expect.stringContaining('这里不是 git 仓库')])
    const english = await postlint(`${line} --lang en`, { cwd: tempFolder(files) })
    expect(english.err).toContain('This is no git repository')
  })

  test('in a bare repository', async () => {
    const bare = new ScratchRepository()
    bare.git('init', '-q', '--bare')
    const { code, err } = await postlint('--staged', { cwd: bare.folder })
    expect([code, err]).toEqual([2, expect.stringContaining('裸仓库')])
  })

  test('without git', () => {
    const { code, err } = spawned('--staged --lang zh', { cwd: committed().folder, variables: { PATH: '/nowhere' } })
    expect([code, err]).toEqual([2, expect.stringContaining('没有安装')])
  })

  test('of an index that is damaged', async () => {
    const { folder } = committed().write({ '.git/index': 'no index' })
    const { code, err } = await postlint('--staged', { cwd: folder })
    expect([code, err]).toEqual([2, expect.stringMatching(/git 说不出改了哪些文件（.*index/)])
  })

  test('in a folder of somebody else', () => {
    const { folder } = committed()
    const variables = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', HOME: '/nowhere' }
    const { code, err } = spawned('--staged --lang zh', { cwd: folder, variables })
    expect([code, err]).toEqual([2, expect.stringContaining('safe.directory')])
  })
})

test('a file whose staged content git has lost is a problem of that file', async () => {
  const made = committed().stage({ 'drafts/a.md': grade1 })
  const name = made.git('rev-parse', ':drafts/a.md').trim()
  rmSync(join(made.folder, '.git/objects', name.slice(0, 2), name.slice(2)))
  writeFileSync(join(made.folder, 'drafts/a.md'), clean)
  expect(await judged('--staged', made.folder)).toEqual(['drafts/a.md 文件不存在'])
})
