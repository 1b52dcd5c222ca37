import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import {
  createLinter,
  type FormatOptions,
  formatReport,
  formats,
  type LinterOptions,
  lintFiles,
  lintText,
  loadPack,
  PostlintError,
  type TextOptions,
} from '../../src/index.ts'
import { jsonReportSchema } from '../../src/report/json-schema.ts'
import { packageFolder, postlint } from '../cli/command.ts'
import { house } from '../cli/house.ts'
import { addFiles, tempFolder } from '../run/temp-folder.ts'

const project = {
  'postlint.yaml': 'packs: [./house.yaml]\ndrafts: drafts/**/*.md\nlang: en\n',
  'house.yaml': house,
  'drafts/bad.md': '欢迎\n\n全城最低\n',
  'drafts/good.md': '欢迎光临\n',
  'drafts/unreadable.md': '---\nkind: [\n---\n正文\n',
}

async function failureOf(act: () => Promise<unknown>): Promise<PostlintError> {
  const error = await act().then(
    () => new Error('nothing was thrown'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PostlintError)
  return error as PostlintError
}

describe('a report', () => {
  test('is that of the command line', async () => {
    const cwd = tempFolder(project)
    const report = await lintFiles([], { cwd, now: '2026-11-23' })
    const { out } = await postlint('--format json', { cwd })
    expect(report).toEqual(JSON.parse(out))
  })

  test('of all drafts of the handbook is described by the schema', async () => {
    const report = await lintFiles(['fixtures/handbook/drafts'], { cwd: packageFolder, now: '2026-11-23' })
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(jsonReportSchema)
    expect(validate(report) || validate.errors).toBe(true)
    expect(report.summary.worstGrade).toBe(1)
  })

  test.each(formats)('as %s is what --format writes', async (format) => {
    const cwd = tempFolder(project)
    const report = await lintFiles(['drafts/bad.md'], { cwd, now: new Date('2026-11-23T01:30:00Z') })
    const { out } = await postlint(['--format', format, 'drafts/bad.md'], { cwd })
    // The one has taken another time than the other, and is of another version.
    const same = (text: string) => text.replaceAll(/\d+\.\d\d s\b|"?\d+\.\d+\.\d+"?|time="[^"]*"/g, '…')
    expect(same(await formatReport(report, format))).toBe(same(out))
  })

  test('of a text judges it as the file that it stands for', async () => {
    const cwd = tempFolder(project)
    addFiles(cwd, {
      'postlint.yaml': `${project['postlint.yaml']}overrides: [{files: drafts/old/**, rules: {house/brag: off}}]\n`,
    })
    const brags = async (path?: string) => (await lintText('全城最低', { cwd, path })).summary.byGrade[1]
    expect([await brags(), await brags('drafts/a.md'), await brags('drafts/old/a.md')]).toEqual([1, 1, 0])
  })

  test('names paths that gave nothing, and drafts that make no sense, and throws for neither', async () => {
    const cwd = tempFolder(project)
    const report = await lintFiles(['drafts', 'nowhere'], { cwd })
    expect(report.missing).toMatchObject([{ path: 'nowhere', fatal: true }])
    expect(report.files.map(({ path, status }) => [path, status])).toEqual([
      ['drafts/bad.md', 'violations'],
      ['drafts/good.md', 'ok'],
      ['drafts/unreadable.md', 'unreadable'],
    ])
  })

  test('is the same whether the linter is new or has judged before', async () => {
    const cwd = tempFolder(project)
    const linter = createLinter({ cwd })
    const first = await linter.lintText('全城最低')
    await linter.lintFiles()
    expect(await linter.lintText('全城最低')).toEqual(first)
    expect(await lintText('全城最低', { cwd })).toEqual(first)
  })

  test('counts columns in UTF-16 units and in code points, behind an emoji', async () => {
    const cwd = tempFolder(project)
    const [file] = (await lintText('\uFEFF欢迎\r\n\r\n🎉全城最低', { cwd, select: ['house/brag'] })).files
    expect(file?.violations[0]).toMatchObject({
      start: { line: 3, column: 3, codePointColumn: 2 },
      span: { start: 8, end: 12 },
    })
  })
})

describe('what the caller can mend', () => {
  const cwd = tempFolder({
    ...project,
    'broken.yaml': 'pack: broken\ntitle: x\nrulez: {}\n',
    'bad/postlint.yaml': 'drats: x\n',
  })

  test.each([
    ['a pack that is not there', () => lintText('x', { cwd, packs: ['hosue'] }), 'No rule pack “hosue”'],
    [
      'a rule that is not there',
      () => lintText('x', { cwd, select: ['house/bragg'] }),
      'No rule or pack “house/bragg”',
    ],
    ['a config that is not there', () => lintFiles([], { cwd, config: 'no.yaml' }), /no\.yaml/],
    ['a time that makes no sense', () => lintText('x', { cwd, now: 'today' }), 'now cannot be “today”'],
    ['a date that makes no sense', () => lintText('x', { cwd, now: new Date('x') }), 'now cannot be “Invalid Date”'],
    ['a format', async () => formatReport(await lintText('x', { cwd }), 'sarfi'), 'No format “sarfi”'],
    ['a copy', async () => formatReport(structuredClone(await lintText('x', { cwd })), 'json'), /copy/],
  ])('%s', async (_, act, said) => {
    const { message, say } = await failureOf(act)
    expect(message).toMatch(said)
    expect(say.en).toBe(message)
    expect(say.zh).toMatch(/\p{Script=Han}/u)
  })

  test('names the nearest right word', async () => {
    const { help } = await failureOf(async () => formatReport(await lintText('x', { cwd }), 'sarfi'))
    expect(help?.en).toContain('sarif')
  })

  test.each([
    ['a pack', () => loadPack('./broken.yaml', { cwd }), 'broken.yaml', 'Unknown key “rulez”', 3],
    ['a config', () => lintText('x', { cwd, path: 'bad/x.md' }), 'bad/postlint.yaml', 'Unknown key “drats”', 1],
  ])('tells where in %s', async (_, act, path, en, line) => {
    const { problems } = await failureOf(act)
    expect(problems).toContainEqual(
      expect.objectContaining({
        path,
        message: expect.objectContaining({ en }),
        start: expect.objectContaining({ line, column: 1 }),
      }),
    )
  })

  test.each([
    ['text', () => lintText(undefined as unknown as string)],
    ['paths', () => lintFiles('drafts' as unknown as string[])],
    ['packs', () => lintText('x', { packs: 'weibo' as unknown as string[] })],
    ['name', () => loadPack(undefined as unknown as string)],
    ['options', () => lintText('x', null as unknown as LinterOptions)],
    ['options', () => lintFiles([], 'drafts' as unknown as LinterOptions)],
    ['options', () => loadPack('weibo', null as unknown as { cwd: string })],
    ['Did you mean “packs”?', () => lintText('x', { pack: ['weibo'] } as LinterOptions)],
    ['Did you mean “select”?', () => lintFiles([], { selct: [] } as LinterOptions)],
    ['no option “lang”', () => lintText('x', { lang: 'en' } as LinterOptions)],
    ['Did you mean “path”?', async () => createLinter().lintText('x', { pat: 'a.md' } as TextOptions)],
    ['lang: zh or en is needed, not fr', async () => formatReport(await lintText('x'), 'json', { lang: 'fr' as 'en' })],
    ['options', async () => formatReport(await lintText('x'), 'json', null as unknown as FormatOptions)],
  ])('%s of the wrong type is a TypeError', async (name, act) => {
    await expect(act()).rejects.toThrow(TypeError)
    await expect(act()).rejects.toThrow(name)
  })
})

test('a pack comes with its clauses and rules', async () => {
  const pack = await loadPack('weibo-handbook')
  expect(pack).toMatchObject({
    name: 'weibo-handbook',
    title: { zh: '微博管理手册' },
    extends: expect.arrayContaining(['weibo']),
  })
  expect(pack.clauses).toContainEqual(expect.objectContaining({ id: '4-3-comment', by: 'draft', strength: 'must' }))
  expect(pack.rules.find(({ id }) => id === 'weibo-handbook/repost-without-comment')).toMatchObject({
    check: 'required',
    grade: 3,
    clauses: [{ id: '4-3-comment' }],
  })
  // Data, and nothing else: it can be sent as it is.
  expect(structuredClone(pack)).toEqual(pack)
})

test('it is the text of JSON, but for what JSON escapes', async () => {
  const cwd = tempFolder(project)
  const report = await lintFiles([], { cwd, now: '2026-11-23' })
  expect(JSON.parse(await formatReport(report, 'json'))).toEqual(report)
})
