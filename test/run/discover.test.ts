import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { discover, type MissingPath } from '../../src/run/discover.ts'
import { Ground, type GroundConfig } from '../../src/run/ground.ts'
import { TruePlaces } from '../../src/run/true-places.ts'
import { addFiles, asPlainUser, tempFolder } from './temp-folder.ts'

const isWindows = process.platform === 'win32'

type Config = { ignore?: readonly string[]; accountGlobs?: readonly string[] }

/** One config for all. */
const configsIn = (folder: string, config: Partial<GroundConfig> = {}) => {
  const ground = new Ground(folder, { ignore: [], accounts: [], drafts: [], ...config })
  return { groundOf: () => ground, places: new TruePlaces(folder) }
}

function realName(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return join(realName(dirname(path)), basename(path))
  }
}

const find = async (cwd: string, paths: readonly string[], { ignore = [], accountGlobs = [] }: Config = {}) => {
  const { drafts, missing } = await discover(paths, {
    cwd,
    configs: configsIn(cwd, { ignore, accounts: accountGlobs }),
  })
  for (const { path, file } of drafts) expect(realName(resolve(cwd, path))).toBe(realName(file))
  return { files: drafts.map(({ path }) => path), missing }
}
const files = async (cwd: string, paths: readonly string[], config?: Config) => (await find(cwd, paths, config)).files
const missing = async (cwd: string, paths: readonly string[], config?: Config) =>
  (await find(cwd, paths, config)).missing
const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']))

describe('a folder', () => {
  const root = tempFolder(
    empty(
      ...['b.md', 'a.md', 'B.MD', '稿.markdown', 'sub/deep/c.md', 'sub/d.md', 'a.txt', 'a.md.bak', 'md', 'a.mdx'],
      ...['README.md', 'readme.zh-CN.md', 'Readme_en.md', 'sub/CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE.md'],
      ...['CODE_OF_CONDUCT.md', 'code-of-conduct.md', 'news.md', 'readme-活动.md'],
      ...['.hidden/x.md', '.x.md', 'node_modules/p/x.md', 'sub/node_modules/x.md', '.git/x.md'],
    ),
  )

  test('gives its Markdown files, sorted by code unit', async () => {
    const all = ['B.MD', 'a.md', 'b.md', 'news.md', 'readme-活动.md', 'sub/d.md', 'sub/deep/c.md', '稿.markdown']
    expect(await find(root, ['.'])).toEqual({ files: all, missing: [] })
  })

  test.each(['sub', 'sub/', './sub', 'sub/../sub', `${root}/sub`])(
    'as %s is shown relative to the working folder',
    async (path) => {
      expect(await files(root, [path])).toEqual(['sub/d.md', 'sub/deep/c.md'])
    },
  )

  test('and what stands in it are found once', async () => {
    expect(await files(root, ['sub/d.md', 'sub', './sub/d.md', 'sub/*.md', `${root}/sub`])).toEqual([
      'sub/d.md',
      'sub/deep/c.md',
    ])
  })

  test('that is passed over in another folder can be named', async () => {
    expect(await files(root, ['.hidden', 'node_modules'])).toEqual(['.hidden/x.md', 'node_modules/p/x.md'])
  })

  test('outside of the working folder is shown as written', async () => {
    const cwd = join(root, 'sub/deep')
    expect(await files(cwd, ['../'])).toEqual(['../d.md', 'c.md'])
    expect(await files(cwd, ['..', '../d.md'])).toEqual(['../d.md', 'c.md'])
    expect(await files(join(root, 'node_modules'), [`${root}/sub/`])).toEqual([
      `${root}/sub/d.md`,
      `${root}/sub/deep/c.md`,
    ])
  })

  test('without drafts is missing', async () => {
    const bare = tempFolder(empty('empty/', 'only/README.md', 'x/a.txt'))
    expect(await find(bare, ['empty', 'only', './x/', '.'])).toEqual({
      files: [],
      missing: ['empty', 'only', './x/', '.'].map((path) => ({ path, why: 'no-drafts' })),
    })
  })
})

describe('a file', () => {
  const root = tempFolder(
    empty('README.md', 'a.txt', '.x.md', 'sub/a.md', '活动(一)[终稿].md', '!x.md', '[a].md', '{a,b}*?.md', 'a'),
  )

  test.each(['README.md', 'a.txt', '.x.md', 'sub/a.md', '活动(一)[终稿].md', '!x.md', '[a].md', '{a,b}*?.md', 'a'])(
    'that is named is a draft: %s',
    async (path) => {
      expect(await find(root, [path])).toEqual({ files: [path], missing: [] })
    },
  )

  test('outside of the working folder is shown as written', async () => {
    expect(await files(join(root, 'sub'), ['../a.txt', './/a.md', `${root}/README.md`])).toEqual(
      ['../a.txt', `${root}/README.md`, 'a.md'].sort(),
    )
  })

  test.skipIf(isWindows)('that cannot be read is left to the reading', async () => {
    const odd = tempFolder(empty('shut/a.md'))
    symlinkSync('gone.md', join(odd, 'dangling.md'))
    symlinkSync('circle.md', join(odd, 'circle.md'))
    execFileSync('mkfifo', [join(odd, 'pipe.md')])
    chmodSync(odd, 0o755)
    chmodSync(join(odd, 'shut'), 0o000)
    const named = ['circle.md', 'dangling.md', 'pipe.md', 'shut/a.md']
    expect(await asPlainUser(() => find(odd, named))).toEqual({ files: named, missing: [] })
    chmodSync(join(odd, 'shut'), 0o755)
  })
})

describe('links', () => {
  const root = tempFolder(empty('real/a.md', 'real/README.md', 'elsewhere/b.md', 'drafts/c.md'))
  const link = (target: string, path: string) => symlinkSync(target, join(root, path))
  link('../real/a.md', 'drafts/linked.md')
  link('../real/README.md', 'drafts/readme-linked.md')
  link('../elsewhere', 'drafts/folder')
  link('../elsewhere', 'drafts/folder.md')
  link('.', 'drafts/loop')
  link('../drafts', 'drafts/up')
  link('gone.md', 'drafts/dangling.md')
  link('drafts', 'way')
  const found = ['c.md', 'dangling.md', 'readme-linked.md']

  test.each(['drafts', 'drafts/**/*.md', 'drafts/**', 'drafts/{,*/}*.md'])(
    '%s: to files are followed, to folders not',
    async (path) => {
      expect(await files(root, [path])).toEqual([...found.map((name) => `drafts/${name}`), 'real/a.md'])
    },
  )

  test('to a folder that is named is followed', async () => {
    expect(await files(root, ['way', 'drafts/folder'])).toEqual([
      'drafts/folder/b.md',
      'real/a.md',
      ...found.map((name) => `way/${name}`),
    ])
    expect(await files(root, ['w?y/*.md', 'way/*g.md'])).toEqual(['way/dangling.md'])
  })
})

describe('a draft is one, whatever links lead to it', () => {
  const root = tempFolder(
    empty(
      'p/drafts/a.md',
      'p/drafts/sub/c.md',
      'p/drafts/old/o.md',
      'p/texts/t.txt',
      'p/texts/t.md',
      'p/way/',
      'x/x.md',
    ),
  )
  const link = (target: string, path: string) => symlinkSync(target, join(root, path))
  link('p', 'plink')
  link('drafts/sub', 'p/latest')
  link('../drafts', 'p/way/to')
  link('a.md', 'p/drafts/0.md')
  link('sub/c.md', 'p/drafts/today.md')
  link('old/o.md', 'p/drafts/o.md')
  link('../texts/t.txt', 'p/drafts/txt.md')
  link('../texts/t.md', 'p/drafts/t.md')
  link('../../x/x.md', 'p/drafts/x.md')
  link('gone.md', 'p/drafts/gone.md')
  const config = { drafts: ['drafts/**/*.md'], ignore: ['old/'] }
  const all = ['a.md', 'gone.md', 'o.md', 'sub/c.md', 't.md', 'txt.md', 'x.md'].map((name) => `drafts/${name}`)

  /** What is found, as it is shown and, where that says something else, where it is. */
  const found = async (folder: string, paths: readonly string[], real = folder) => {
    const cwd = join(root, folder)
    const ground = new Ground(cwd, { accounts: [], ...config }, { places: new TruePlaces(cwd) })
    const configs = { groundOf: () => ground, places: new TruePlaces(cwd) }
    const { drafts } = await discover(paths, { cwd, configs })
    return drafts.map(({ path, file }) =>
      join(cwd, path) === file ? path : `${path} ${file.replace(join(root, real), '')}`,
    )
  }

  test.each<[paths: string[], found: string[]]>([
    // A link to another draft is that draft; one that leads out of the project, or to what is no draft by itself, stands for itself.
    [['drafts'], all],
    [['drafts/**/*.md'], all],
    [['drafts/**/?*.md'], all],
    [['drafts/{0,a}.md'], ['drafts/a.md']],
    [['drafts/0.md'], ['drafts/a.md']],
    [['drafts/0.md', 'drafts/a.md'], ['drafts/a.md']],
    [
      ['drafts/today.md', 'drafts/sub', 'drafts/x.md'],
      ['drafts/sub/c.md', 'drafts/x.md'],
    ],
    [['latest'], ['latest/c.md /drafts/sub/c.md']],
    [['latest/c.md'], ['latest/c.md /drafts/sub/c.md']],
    [['latest/*.md', 'drafts/sub'], ['latest/c.md /drafts/sub/c.md']],
    [['drafts/sub', 'latest', 'way/to/sub'], ['drafts/sub/c.md']],
    [['latest', 'drafts/a.md', '!latest/*'], ['drafts/a.md']],
    [['latest', 'drafts/a.md', '!drafts/sub/c.md'], ['drafts/a.md']],
  ])('%j', async (paths, names) => {
    expect(await found('p', paths)).toEqual(names)
  })

  test('a path that is written by way of a link is shown from the working folder if it truly lies there', async () => {
    for (const path of [join(root, 'plink/drafts/sub'), '../plink/drafts/sub/*.md', '../plink/drafts/sub/c.md'])
      expect(await found('p', [path])).toEqual(['drafts/sub/c.md'])
    expect(await found('x', ['../plink/drafts/sub'], 'p')).toEqual(['../plink/drafts/sub/c.md /drafts/sub/c.md'])
  })

  test('where the working folder is reached by a link itself, so are its files', async () => {
    expect(await found('plink', ['drafts/sub', '../p/drafts/a.md'])).toEqual(['drafts/a.md', 'drafts/sub/c.md'])
    expect(await found('plink', ['latest'])).toEqual(['latest/c.md /drafts/sub/c.md'])
  })
})

describe('a glob', () => {
  const root = tempFolder(
    empty(
      ...[
        'drafts/a.md',
        'drafts/b.txt',
        'drafts/img.png',
        'drafts/README.md',
        'drafts/old/c.md',
        'drafts/gov/d.markdown',
      ],
      ...[
        'drafts/.x.md',
        'drafts/node_modules/x.md',
        '活动(一)[终稿]/e.md',
        '活动(一)[终稿]/f[1].md',
        'top.md',
        'E.MD',
      ],
    ),
  )

  test.each([
    ['drafts/*.md', ['drafts/a.md']],
    ['./drafts/*', ['drafts/a.md']],
    ['drafts/**', ['drafts/a.md', 'drafts/gov/d.markdown', 'drafts/old/c.md']],
    ['drafts/**/*', ['drafts/a.md', 'drafts/gov/d.markdown', 'drafts/old/c.md']],
    ['drafts/**/*.md', ['drafts/a.md', 'drafts/old/c.md']],
    ['drafts/**/*.markdown', ['drafts/gov/d.markdown']],
    ['drafts/*.txt', ['drafts/b.txt']],
    ['drafts/*.*', ['drafts/a.md']],
    ['drafts/{a,b}.*', ['drafts/a.md']],
    ['drafts/*.{txt,md}', ['drafts/a.md', 'drafts/b.txt']],
    ['**/README.md', ['drafts/README.md']],
    ['drafts/{old,gov}/*', ['drafts/gov/d.markdown', 'drafts/old/c.md']],
    ['drafts/+(old|gov)/*', ['drafts/gov/d.markdown', 'drafts/old/c.md']],
    ['!(drafts|活动*)', ['E.MD', 'top.md']],
    ['活动(一)[终稿]/*.md', ['活动(一)[终稿]/e.md', '活动(一)[终稿]/f[1].md']],
    ['活动(一)[终稿]/**/*.md', ['活动(一)[终稿]/e.md', '活动(一)[终稿]/f[1].md']],
    ['活动*/f\\[1\\].*', ['活动(一)[终稿]/f[1].md']],
    ['drafts\\*.md', ['drafts/a.md']],
    ['drafts\\**\\*.md', ['drafts/a.md', 'drafts/old/c.md']],
    [`${root}/drafts/*/*.md`, ['drafts/old/c.md']],
  ])('%s', async (glob, found) => {
    expect(await find(root, [glob])).toEqual({ files: found, missing: [] })
  })

  test('outside of the working folder is shown as written', async () => {
    expect(await files(join(root, 'drafts/old'), ['../*.md', '../../*.md', '../gov/**'])).toEqual([
      '../../top.md',
      '../a.md',
      '../gov/d.markdown',
    ])
    expect(await files(join(root, 'drafts/old'), [`${root}/t*.md`])).toEqual([`${root}/top.md`])
  })

  test.each<[string[], string[]]>([
    [
      ['drafts', '!drafts/old/**'],
      ['drafts/a.md', 'drafts/gov/d.markdown'],
    ],
    [['!drafts/old', 'drafts/**/*.md'], ['drafts/a.md']],
    [['!drafts/old/', 'drafts/*/*'], ['drafts/gov/d.markdown']],
    [
      ['!drafts/**', '!E.MD'],
      ['top.md', '活动(一)[终稿]/e.md', '活动(一)[终稿]/f[1].md'],
    ],
    [
      ['.', '!drafts/{old,gov}/*', '!活动(一)[终稿]/**'],
      ['E.MD', 'drafts/a.md', 'top.md'],
    ],
    [['活动(一)[终稿]', '!活动(一)[终稿]/f[1].md'], ['活动(一)[终稿]/e.md']],
    [
      ['drafts', '!*.md', '!**/c.md'],
      ['drafts/a.md', 'drafts/gov/d.markdown'],
    ],
    [
      ['drafts', '!drafts\\old\\**'],
      ['drafts/a.md', 'drafts/gov/d.markdown'],
    ],
    [
      ['drafts', `!${root}/drafts/o*`],
      ['drafts/a.md', 'drafts/gov/d.markdown'],
    ],
  ])('%j', async (globs, found) => {
    expect(await find(root, globs)).toEqual({ files: found, missing: [] })
  })

  test('that takes away works above the working folder too', async () => {
    expect(await files(join(root, 'drafts/gov'), ['..', '!../old/**'])).toEqual(['../a.md', 'd.markdown'])
  })

  test('lists the same as the folder does, however it is written', async () => {
    const folder = await files(root, ['drafts'])
    for (const glob of ['drafts/**', 'drafts/**/*.{md,markdown}', '{drafts,none}/**', 'drafts\\**'])
      expect(await files(root, [glob])).toEqual(folder)
  })
})

describe('what is missing', () => {
  const root = tempFolder(
    empty(
      'drafts/1123-news.md',
      'drafts/活动(一).md',
      'drafts/gov/a.md',
      'accounts/jinxiu.yaml',
      'README.md',
      'docs/b.txt',
    ),
  )

  test.each<[string, MissingPath['why'], string | undefined]>([
    ['draft', 'no-such-path', 'drafts'],
    ['Drafts', 'no-such-path', 'drafts'],
    ['./draft/', 'no-such-path', './drafts/'],
    ['draft/1123-new.md', 'no-such-path', 'drafts/1123-news.md'],
    ['drafts/1123-news', 'no-such-path', 'drafts/1123-news.md'],
    ['drafts/1123-news.txt', 'no-such-path', 'drafts/1123-news.md'],
    ['drafts\\1123-nws.md', 'no-such-path', 'drafts/1123-news.md'],
    ['drafts/活动(二).md', 'no-such-path', 'drafts/活动(一).md'],
    ['drafts/活动[一].md', 'no-such-path', 'drafts/活动(一).md'],
    ['drafts/README.md', 'no-such-path', undefined],
    ['drafts/gov/a.md/b.md', 'no-such-path', undefined],
    ['draft/**/*.md', 'no-such-path', 'drafts/**/*.md'],
    ['draft/gv/*.md', 'no-such-path', 'drafts/gov/*.md'],
    ['nowhere/*.md', 'no-such-path', undefined],
    ['docs/*.md', 'no-drafts', undefined],
    ['docs/**/*.md', 'no-drafts', undefined],
    ['*.md', 'no-drafts', undefined],
    ['docs', 'no-drafts', undefined],
    [`${root}/draft`, 'no-such-path', `${root}/drafts`],
  ])('%s: %s, nearest %s', async (path, why, nearest) => {
    expect(await find(root, [path])).toEqual({
      files: [],
      missing: [nearest === undefined ? { path, why } : { path, why, nearest }],
    })
  })

  test.each([['nothing'], ['a NUL', 'a\0b'], ['a long name', 'x'.repeat(5000)]])('%s', async (_, path = '') => {
    expect(await find(root, [path])).toEqual({ files: [], missing: [{ path, why: 'no-such-path' }] })
  })

  test('is told in the order of the arguments, beside what was found', async () => {
    expect(await find(root, ['zzz', 'drafts/gov', 'docs'])).toEqual({
      files: ['drafts/gov/a.md'],
      missing: [
        { path: 'zzz', why: 'no-such-path' },
        { path: 'docs', why: 'no-drafts' },
      ],
    })
  })

  test.skipIf(isWindows).each(['.', 'drafts', 'drafts/*/*.md', 'drafts/**/*.md'])(
    '%s: a folder that may not be listed',
    async (path) => {
      const shut = tempFolder(empty('drafts/open/a.md', 'drafts/shut/b.md'))
      chmodSync(shut, 0o755)
      chmodSync(join(shut, 'drafts/shut'), 0o000)
      const found = await asPlainUser(() => find(shut, [path]))
      chmodSync(join(shut, 'drafts/shut'), 0o755)
      expect(found).toEqual({
        files: ['drafts/open/a.md'],
        missing: [{ path: 'drafts/shut', why: 'unreadable-folder' }],
      })
    },
  )
})

describe('ignore files', () => {
  const tree = empty('a.md', 'old/b.md', 'sub/c.md', 'sub/old/d.md', 'sub/keep.md', 'sub/deep/e.md')

  test.each<[Record<string, string>, string[], string[]]>([
    [{ '.gitignore': 'old/\n' }, ['.'], ['a.md', 'sub/c.md', 'sub/deep/e.md', 'sub/keep.md']],
    [
      { '.gitignore': '/old\r\n# a comment\r\n\r\nc.md\r\n' },
      ['.'],
      ['a.md', 'sub/deep/e.md', 'sub/keep.md', 'sub/old/d.md'],
    ],
    [{ '.postlintignore': '\ufeffsub/**\n!sub/keep.md' }, ['.'], ['a.md', 'old/b.md', 'sub/keep.md']],
    [{ '.gitignore': '*.md', '.postlintignore': '!c.md' }, ['.'], ['sub/c.md']],
    [
      { '.gitignore': 'old/', 'sub/.gitignore': '!old/' },
      ['.'],
      ['a.md', 'sub/c.md', 'sub/deep/e.md', 'sub/keep.md', 'sub/old/d.md'],
    ],
    [
      { 'sub/.gitignore': '/*.md\n!keep.md' },
      ['.'],
      ['a.md', 'old/b.md', 'sub/deep/e.md', 'sub/keep.md', 'sub/old/d.md'],
    ],
    [{ 'sub/.postlintignore': 'deep' }, ['sub'], ['sub/c.md', 'sub/keep.md', 'sub/old/d.md']],
    [{ '.gitignore': 'OLD/' }, ['old'], ['old/b.md']],
    [{ '.gitignore': 'deep/' }, ['sub/**/*.md'], ['sub/c.md', 'sub/keep.md', 'sub/old/d.md']],
    [{ '.gitignore': 'deep/' }, ['sub/*/*.md'], ['sub/old/d.md']],
  ])('%j with %j', async (ignoreFiles, paths, found) => {
    const root = tempFolder({ ...tree, ...ignoreFiles })
    expect(await find(root, paths)).toEqual({ files: found, missing: [] })
  })

  test('that are above the working folder hold up to the root of the repository', async () => {
    const root = tempFolder({
      '.gitignore': '*.md', // not in the repository
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'old/\n/drafts/x.md',
      'repo/drafts/.postlintignore': 'y.md',
      ...empty(
        'repo/drafts/a.md',
        'repo/drafts/x.md',
        'repo/drafts/y.md',
        'repo/drafts/old/b.md',
        'repo/drafts/deep/x.md',
      ),
    })
    const found = ['a.md', 'deep/x.md']
    expect(await files(join(root, 'repo/drafts'), ['.'])).toEqual(found)
    expect(await files(join(root, 'repo/drafts'), ['**/*.md'])).toEqual(found)
    expect(await files(join(root, 'repo/drafts'), ['*.md', '*/*.md'])).toEqual(found)
    expect(await files(join(root, 'repo'), ['drafts'])).toEqual(found.map((name) => `drafts/${name}`))
    addFiles(root, { 'other/': '' })
    expect(await files(join(root, 'other'), ['../repo'])).toEqual(found.map((name) => `../repo/drafts/${name}`))
    expect(await missing(join(root, 'other'), ['../repo/drafts/x.md'])).toEqual([
      { path: '../repo/drafts/x.md', why: 'ignored' },
    ])
  })

  test('without a repository, those above the working folder do not hold', async () => {
    const root = tempFolder({
      '.gitignore': '*.md',
      'drafts/.gitignore': 'x.md',
      ...empty('drafts/a.md', 'drafts/x.md'),
    })
    expect(await files(join(root, 'drafts'), ['.'])).toEqual(['a.md'])
    expect(await files(join(root, 'drafts'), ['a.md'])).toEqual(['a.md'])
  })

  test('in folders whose names look like patterns', async () => {
    const name = '活动(一)[终稿] {a} !x'
    const root = tempFolder({
      [`${name}/.gitignore`]: 'x.md\n/deep/y.md',
      ...empty(`${name}/a.md`, `${name}/x.md`, `${name}/deep/y.md`, `${name}/deep/x.md`),
    })
    expect(await files(root, ['.'])).toEqual([`${name}/a.md`])
  })

  test.each<[string, string[]]>([
    ['a named file', ['sub/c.md']],
    ['a named folder', ['sub/deep']],
    ['a file in an ignored folder', ['sub/deep/e.md']],
    ['a folder of which everything is ignored', ['sub']],
    ['a glob of which everything is ignored', ['sub/*.md']],
    ['a glob over a whole folder', ['sub/**/*.md']],
    ['a file that the arguments take away', ['a.md', '!a.*']],
  ])('%s is reported as ignored', async (_, paths) => {
    const root = tempFolder({ ...tree, '.gitignore': 'sub/deep/\nsub/*.md\nsub/old' })
    expect(await find(root, paths)).toEqual({ files: [], missing: [{ path: paths[0], why: 'ignored' }] })
  })

  test.each<[string[], string[]]>([
    [['old'], ['a.md', 'sub/c.md', 'sub/deep/e.md', 'sub/keep.md']],
    [['./old/'], ['a.md', 'sub/c.md', 'sub/deep/e.md', 'sub/keep.md'].concat('sub/old/d.md')],
    [
      ['sub/{deep,old}/**', 'a.md'],
      ['old/b.md', 'sub/c.md', 'sub/keep.md'],
    ],
    [
      ['sub\\old', '!*.md'],
      ['a.md', 'old/b.md', 'sub/c.md', 'sub/deep/e.md', 'sub/keep.md'],
    ],
    [['*.md', '!keep.md'], ['sub/keep.md']],
  ])('config: %j', async (ignore, found) => {
    const root = tempFolder(tree)
    expect(await files(root, ['.'], { ignore })).toEqual(found)
    expect(await files(root, ['**/*.*'], { ignore })).toEqual(found)
    expect(await files(root, Object.keys(tree), { ignore })).toEqual(found)
    expect(await files(join(root, 'sub'), ['..'], { ignore: ['/c.md', '/deep'] })).toEqual([
      '../a.md',
      '../old/b.md',
      'keep.md',
      'old/d.md',
    ])
  })
})

describe('accounts', () => {
  const root = tempFolder(empty('accounts/jinxiu.yaml', 'accounts/about.md', 'accounts/x/b.md', 'drafts/a.md'))

  test.each<[string[], string[]]>([
    [['accounts/*.yaml'], ['accounts/about.md', 'accounts/x/b.md', 'drafts/a.md']],
    [['accounts/*.{yaml,md}'], ['accounts/x/b.md', 'drafts/a.md']],
    [['accounts/**'], ['drafts/a.md']],
    [['./accounts/*'], ['drafts/a.md']],
    [['*.md'], ['accounts/about.md', 'accounts/x/b.md', 'drafts/a.md']],
  ])('%j are not drafts of a folder or a glob', async (accountGlobs, found) => {
    expect(await files(root, ['.'], { accountGlobs })).toEqual(found)
    expect(await files(root, ['*/*.md', '*/*/*.md'], { accountGlobs })).toEqual(found)
  })

  test.each([[['accounts/jinxiu.yaml']], [['accounts/*.yaml']]])('%j names an account and no draft', async (paths) => {
    const found = await discover(paths, { cwd: root, configs: configsIn(root, { accounts: ['accounts/*.yaml'] }) })
    expect(found.drafts).toEqual([])
    expect(found.missing).toEqual([])
    expect([...found.accountFiles]).toEqual([`${root}/accounts/jinxiu.yaml`])
  })

  test('the folders that were searched are told, for the accounts below them', async () => {
    const { folders } = await discover(['accounts', 'drafts/a.md'], { cwd: root, configs: configsIn(root) })
    expect([...folders]).toEqual([`${root}/accounts`])
  })
})

describe.skipIf(!hasGit())('git is of the same opinion', () => {
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, env: environment, encoding: 'utf8' })
  const folder = fc.constantFrom('', 'a/', 'b/', 'a/b/', 'a/b/a/', 'b[1]/', '活动(一)/')
  const name = fc.constantFrom('a.md', 'b.md', 'x.md', '稿 1.md')
  const line = fc.constantFrom(
    ...[
      'a',
      'a/',
      '/a',
      '/a/',
      'b/',
      '*.md',
      '!a.md',
      '!b/',
      'a/*',
      '!a/b',
      'a/b',
      'a/**',
      '**/b',
      '**/x.md',
      'b/a.md',
    ],
    ...[
      '# a',
      '',
      '\\#a',
      '[ab].md',
      'b\\[1\\]',
      'b\\[1\\]/',
      '活动(一)',
      '稿\\ 1.md',
      '稿 1.md  ',
      '?.md',
      '!x.md',
      '!/x.md',
      '*',
      '!*/',
    ],
  )
  const ignoreFile = fc.tuple(folder, fc.array(line, { minLength: 1, maxLength: 5 }))
  const trees = fc.tuple(
    fc.array(fc.tuple(folder, name), { minLength: 1, maxLength: 12 }),
    fc.array(ignoreFile, { maxLength: 3 }),
  )

  test('on every tree, for a folder and for each file by itself', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(trees, async ([drafts, ignoreFiles]) => {
        const root = tempFolder()
        addFiles(root, Object.fromEntries(drafts.map(([where, what]) => [where + what, ''])))
        addFiles(
          root,
          Object.fromEntries(ignoreFiles.map(([where, lines]) => [`${where}.gitignore`, lines.join('\n')])),
        )
        git(root, 'init', '-q')
        const listed = git(root, 'ls-files', '-z', '--others', '--exclude-standard').split('\0')
        const expected = listed.filter((path) => path.endsWith('.md')).sort()
        expect(await files(root, ['.'])).toEqual(expected)
        const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
        expect(await files(root, all)).toEqual(expected)
        expect(await files(root, ['{**,none}/*.md'])).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

test('a tree as deep as a path may be long', async () => {
  const root = tempFolder()
  const deep = 'd/'.repeat(1500)
  mkdirSync(join(root, deep), { recursive: true })
  addFiles(join(root, deep), { 'a.md': '' })
  expect(await files(root, ['.'])).toEqual([`${deep}a.md`])
})

function hasGit(): boolean {
  try {
    return execFileSync('git', ['--version']).length > 0
  } catch {
    return false
  }
}
