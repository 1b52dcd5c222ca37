import { spawn } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Diagnostic, Position } from 'vscode-languageserver'
import { postlint } from '../cli/command.ts'
import { drafts, house, project } from '../cli/house.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { type ClientOptions, EditorClient, uriOf } from './client.ts'

const running: EditorClient[] = []

afterEach(() => {
  for (const client of running.splice(0)) client.process.kill()
})

async function editor(options: ClientOptions): Promise<EditorClient> {
  const client = await EditorClient.start(options)
  running.push(client)
  return client
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code)
const firstLine = ({ message }: Diagnostic) => String(message).split('\n')[0]
const messages = (diagnostics: readonly Diagnostic[]) => diagnostics.map(firstLine)
const has = (code: string) => (diagnostics: readonly Diagnostic[]) => codes(diagnostics).includes(code)
const none = (diagnostics: readonly Diagnostic[]) => diagnostics.length === 0
const at = (line: number, character: number): Position => ({ line, character })

describe('drafts', () => {
  test('are judged as they are typed, unsaved', async () => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/new.md')
    const client = await editor({ cwd })
    await client.open(draft, drafts.clean)
    expect(await client.toldOf(draft)).toEqual([])
    await client.change(draft, { range: { start: at(0, 5), end: at(0, 5) }, text: '全城最低价，' })
    const [found] = await client.toldOf(draft)
    expect(found).toMatchObject({
      code: 'house/brag',
      source: 'postlint',
      severity: 1,
      range: { start: at(0, 5), end: at(0, 9) },
      message: '大事：大话「全城最低」\n依据：本店规定 一（不说大话）',
    })
    await client.close(draft)
    await client.told(draft, none)
    expect(client.messages).toEqual([])
  })

  test.each([
    ['grade1', 'house/brag', 1],
    ['grade2', 'house/shout', 1],
    ['grade3', 'house/long', 2],
    ['hinted', 'house/topic', 3],
  ] as const)('%s: %s with severity %i', async (name, code, severity) => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({ cwd })
    await client.open(draft, drafts[name])
    const found = await client.told(draft, has(code))
    expect(found.find((each) => each.code === code)?.severity).toBe(severity)
  })

  const text = '#早安#😀é全城最低价。\n'
  test.each([
    [['utf-16'], 'utf-16', 7],
    [['utf-8'], 'utf-8', 14],
    [['utf-32'], 'utf-32', 6],
    [['utf-32', 'utf-16'], 'utf-32', 6],
    [['utf-7', 'utf-8'], 'utf-8', 14],
    [undefined, 'utf-16', 7],
  ] as const)('a client that counts in %s', async (positionEncodings, chosen, character) => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/中文 😀.md')
    const capabilities =
      positionEncodings === undefined ? {} : { general: { positionEncodings: [...positionEncodings] } }
    const client = await editor({ cwd, capabilities })
    expect(client.initialized?.capabilities.positionEncoding).toBe(chosen)
    await client.open(draft, text)
    const [found] = await client.told(draft, has('house/brag'))
    expect(found?.range.start).toEqual(at(0, character))
    // The edit is in the same unit: it takes the words away, and only them.
    const { range } = found as Diagnostic
    await client.change(
      draft,
      { range, text: '' },
      { range: { start: at(0, character), end: at(0, character) }, text: '!!!' },
    )
    const [next] = await client.toldOf(draft)
    expect(next).toMatchObject({ code: 'house/shout', range: { start: at(0, character), end: at(0, character + 3) } })
  })

  test('a byte order mark and each line end', async () => {
    const cwd = tempFolder(project())
    const client = await editor({ cwd })
    for (const [number, start] of ['\ufeff', '一\r\n\r\n', '一\r\r', '一\n\n'].entries()) {
      const draft = join(cwd, `drafts/${number}.md`)
      await client.open(draft, `${start}#早安# 全城最低价`)
      const [found] = await client.told(draft, has('house/brag'))
      expect(found?.range.start).toEqual(number === 0 ? at(0, 6) : at(2, 5))
    }
  })

  test('which files are drafts', async () => {
    const files = project('drafts: posts/**/*.md\nignore: [posts/old/]\n')
    const cwd = tempFolder(files)
    const client = await editor({ cwd })
    const judged: string[] = []
    for (const path of [
      'posts/a.md',
      'posts/b/c.md',
      'drafts/d.md',
      'x.md',
      'posts/README.md',
      'posts/old/e.md',
      'posts/f.txt',
    ]) {
      await client.open(join(cwd, path), drafts.grade1)
      if ((await client.toldOf(join(cwd, path))).length > 0) judged.push(path)
    }
    expect(judged).toEqual(['posts/a.md', 'posts/b/c.md', 'drafts/d.md'])
  })

  test('without a config, those below a folder called drafts, by the handbook', async () => {
    const cwd = tempFolder()
    const client = await editor({ cwd })
    const repost = '---\nkind: repost\n---\n转发微博\n'
    await client.open(join(cwd, 'notes.md'), repost)
    await client.open(join(cwd, 'drafts/a.md'), repost)
    expect(codes(await client.toldOf(join(cwd, 'drafts/a.md')))).toContain('weibo-handbook/repost-without-comment')
    expect(await client.toldOf(join(cwd, 'notes.md'))).toEqual([])
  })

  test('what a directive or the baseline excuses is not shown', async () => {
    const cwd = tempFolder(
      project('drafts: drafts/*.md\n', { 'drafts/a.md': drafts.grade2, 'drafts/b.md': drafts.grade2 }),
    )
    const [a, b] = [join(cwd, 'drafts/a.md'), join(cwd, 'drafts/b.md')]
    const { code } = await postlint(['baseline', 'drafts/b.md', '--reason', '旧稿', '--author', '李敏'], { cwd })
    expect(code).toBe(0)
    const client = await editor({ cwd })
    await client.open(a, drafts.grade2)
    expect(codes(await client.toldOf(a))).toEqual(['house/shout'])
    const excuse = '<!-- postlint-disable-next-line house/shout --  -->\n'
    await client.change(a, excuse + drafts.grade2)
    expect(codes(await client.toldOf(a))).toEqual(['postlint/directive-without-reason', 'house/shout'])
    await client.change(a, excuse.replace('--  --', '-- 店名就是这样 --') + drafts.grade2)
    expect(await client.toldOf(a)).toEqual([])
    await client.open(b, drafts.grade2)
    expect(await client.toldOf(b)).toEqual([])
    await client.change(b, `${drafts.grade2}\n还有！！！！\n`)
    expect(codes(await client.toldOf(b))).toEqual(['house/shout'])
  })

  test('a half-typed front matter is told where it is wrong, and nothing breaks', async () => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({ cwd })
    const whole = '---\nkind: repost\nsource: {name: 新华社, url: "https://example.com/a"}\n---\n#早安# 全城最低价。\n'
    await client.open(draft, '')
    for (let end = 1; end <= whole.length; end++) {
      await client.change(draft, whole.slice(0, end))
      const line = whole.slice(0, end).split('\n').length - 1
      if (end % 9 === 0) {
        await client.hover(draft, at(line, 1))
        await client.completion(draft, at(line, 0))
      }
    }
    expect(codes(await client.toldOf(draft))).toEqual(['house/brag'])
    await client.change(draft, '---\nkind: repots\n---\n正文\n')
    expect(await client.toldOf(draft)).toMatchObject([
      {
        severity: 1,
        range: { start: at(1, 6), end: at(1, 12) },
        message: expect.stringContaining('是不是「repost」？'),
      },
    ])
    await client.change(draft, '---\nkind: [re\n')
    expect(messages(await client.toldOf(draft))).toEqual(['文件头以「---」开始，却没有结束'])
    expect(client.messages).toEqual([])
  })
})

describe('the calendar', () => {
  const post = (time: string) => `---\npublish: ${time}\n---\n#早安# 今天多云，${time}。\n`
  const calendar = `${house}  apart:
    check: interval
    with: {min: 60}
    message: {zh: 太近, en: too close}
    examples: {valid: [], invalid: []}
`
  const files = {
    'postlint.yaml': 'packs: [./house.yaml]\ndrafts: drafts/*.md\n',
    'house.yaml': calendar,
    'drafts/a.md': post('2026-11-23T09:00'),
    'drafts/b.md': post('2026-11-23T15:00'),
  }

  test('judges the draft among the others, saved or not, and names the other one', async () => {
    const cwd = tempFolder(files)
    const [a, b] = [join(cwd, 'drafts/a.md'), join(cwd, 'drafts/b.md')]
    const client = await editor({
      cwd,
      capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
    })
    await client.open(a, post('2026-11-23T09:00'))
    expect(await client.toldOf(a)).toEqual([])
    await client.change(a, post('2026-11-23T14:30'))
    const [found] = await client.told(a, has('house/apart'))
    expect(found).toMatchObject({
      range: { start: at(1, 9), end: at(1, 25) },
      relatedInformation: [{ location: { uri: uriOf(b), range: { start: at(1, 9), end: at(1, 25) } } }],
    })
    // Typed on, it is still said, at the time of publishing wherever that is by now.
    await client.change(a, { range: { start: at(1, 0), end: at(1, 0) }, text: 'kind: original\n' })
    expect((await client.toldOf(a))[0]).toMatchObject({ code: 'house/apart', range: { start: at(2, 9) } })
    await client.change(a, post('2026-11-23T09:00'))
    await client.told(a, none)
  })

  test.each([
    ['the folder is a link', (root: string) => ({ cwd: join(root, 'link') })],
    ['it lies in no folder of the editor', (root: string) => ({ cwd: join(root, 'other'), folders: [] })],
    ['a folder in it is a link', (root: string) => ({ cwd: join(root, 'p') }), 'p/way/a.md'],
  ])('a draft that is opened by way of a link is one post: %s', async (_, options, path = 'link/posts/a.md') => {
    const root = tempFolder({
      'p/postlint.yaml': 'packs: [./house.yaml]\ndrafts: posts/*.md\n',
      'p/house.yaml': calendar,
      'p/posts/a.md': post('2026-11-23T09:00'),
      'p/posts/b.md': post('2026-11-23T15:00'),
      'other/': '',
    })
    symlinkSync('p', join(root, 'link'))
    symlinkSync('posts', join(root, 'p/way'))
    const a = join(root, path)
    const client = await editor(options(root))
    const loud = '---\npublish: 2026-11-23T09:00\n---\n#早安# 快来！！！\n'
    await client.open(a, loud)
    expect(codes(await client.toldOf(a))).toEqual(['house/shout'])
    await client.change(a, loud.replace('09:00', '14:30'))
    expect(codes(await client.told(a, has('house/apart')))).toEqual(['house/apart', 'house/shout'])
    await client.change(a, loud)
    expect(codes(await client.told(a, (all) => all.length === 1))).toEqual(['house/shout'])
  })

  test('a draft outside of the folder that is open does not collide with itself', async () => {
    const [cwd, elsewhere] = [tempFolder(files), tempFolder({})]
    const [a, b] = [join(cwd, 'drafts/a.md'), join(cwd, 'drafts/b.md')]
    const client = await editor({
      cwd: elsewhere,
      capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
    })
    await client.open(a, post('2026-11-23T14:30'))
    const found = await client.told(a, has('house/apart'))
    expect(found.map(({ relatedInformation }) => relatedInformation)).toMatchObject([[{ location: { uri: uriOf(b) } }]])
    await client.change(a, post('2026-11-23T09:00'))
    await client.told(a, none)
  })
})

describe('what drafts are judged by', () => {
  test('a pack that is being typed holds at once; a broken one is told at its place, and the last good one goes on', async () => {
    const cwd = tempFolder(project())
    const [draft, pack] = [join(cwd, 'drafts/a.md'), join(cwd, 'rules/house.yaml')]
    const client = await editor({ cwd })
    await client.open(draft, '#早安# 天下第一！！！\n')
    expect(codes(await client.toldOf(draft))).toEqual(['house/shout'])
    await client.open(pack, house, 'yaml')
    await client.change(pack, house.replace('words: [全城最低]', 'words: [全城最低, 天下第一]'))
    expect(codes(await client.told(draft, has('house/brag')))).toEqual(['house/brag', 'house/shout'])

    await client.change(pack, house.replace('check: phrase', 'check: phrese'))
    const [problem] = await client.told(pack, (all) => all.length > 0)
    expect(problem).toMatchObject({ severity: 1, range: { start: at(10, 11), end: at(10, 17) } })
    expect(problem?.message).toContain('是不是「phrase」？')
    const stale = await client.told(draft, (all) => all.some(({ message }) => String(message).includes('出错前的规则')))
    expect(messages(stale)).toEqual([
      '规则或配置有误，暂按出错前的规则检查：请先改正 rules/house.yaml:11',
      expect.stringContaining('天下第一'),
      expect.stringContaining('！！！'),
    ])
    await client.change(pack, house)
    await client.told(pack, none)
    expect(codes(await client.told(draft, (all) => all.length === 1))).toEqual(['house/shout'])
  })

  test('an example of a pack that fails is told at the example', async () => {
    const cwd = tempFolder(project())
    const pack = join(cwd, 'rules/house.yaml')
    const client = await editor({ cwd })
    await client.open(pack, house.replace('invalid: [来吧！！！]', 'invalid: [来吧！]'), 'yaml')
    expect(await client.told(pack, (all) => all.length > 0)).toHaveLength(1)
  })

  test('a config that is being typed', async () => {
    const cwd = tempFolder(project())
    const [draft, config] = [join(cwd, 'drafts/a.md'), join(cwd, 'postlint.yaml')]
    const client = await editor({ cwd })
    await client.open(draft, drafts.grade2)
    await client.told(draft, has('house/shout'))
    await client.open(config, 'packs: [./rules/house.yaml]\n', 'yaml')
    await client.change(config, 'packs: [./rules/house.yaml]\nrules:\n  house/shout: off\n')
    await client.told(draft, none)
    await client.change(config, 'packs: [./rules/house.yaml]\nrules:\n  house/shuot: off\n')
    const told = await client.told(config, (all) => all.length > 0)
    expect(told).toMatchObject([
      { range: { start: at(2, 2), end: at(2, 13) }, message: expect.stringContaining('house/shout') },
    ])
    await client.change(config, 'packs: [')
    await client.told(config, (all) => all.length > 0)
    // Closed without saving: the file holds again.
    await client.close(config)
    expect(codes(await client.told(draft, (all) => all.length === 1 && has('house/shout')(all)))).toEqual([
      'house/shout',
    ])
    await client.told(config, none)
  })

  test('a config that never made sense: the draft says that it is not judged, the config says why', async () => {
    const cwd = tempFolder(project('nonsense: 1\n'))
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({ cwd })
    await client.open(draft, drafts.grade1)
    expect(messages(await client.toldOf(draft))).toEqual(['规则或配置有误，这份草稿没有检查：请先改正 postlint.yaml:2'])
    expect(messages(await client.told(join(cwd, 'postlint.yaml'), (all) => all.length > 0))).toEqual([
      '没有「nonsense」这个键',
    ])
  })

  test('an account that was never saved is known', async () => {
    const account = 'account: shop\nplatform: weibo\n'
    const cwd = tempFolder(project('', { 'accounts/other.yaml': 'account: other\nplatform: weibo\n' }))
    const [draft, profile] = [join(cwd, 'drafts/a.md'), join(cwd, 'accounts/shop.yaml')]
    const client = await editor({ cwd })
    await client.open(draft, `---\naccount: shop\n---\n${drafts.clean}`)
    expect(codes(await client.toldOf(draft))).toEqual(['postlint/unknown-account'])
    await client.open(profile, account, 'yaml')
    await client.told(draft, none)
    await client.change(profile, 'account: shop\nplatfrom: weibo\n')
    expect(messages(await client.told(profile, (all) => all.length > 0))).toEqual(['没有「platfrom」这个键'])
  })

  test('a file that changes on the disk', async () => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({
      cwd,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    })
    await client.open(draft, drafts.grade2)
    await client.told(draft, has('house/shout'))
    expect(client.watched).toHaveLength(1)
    writeFileSync(join(cwd, 'postlint.yaml'), 'packs: [./rules/house.yaml]\nrules: {house/shout: off}\n')
    await client.filesChanged(join(cwd, 'postlint.yaml'))
    await client.told(draft, none)
  })

  test('a file that changes on the disk, where the editor does not watch: seen when a draft is saved or opened', async () => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({ cwd })
    await client.open(draft, drafts.grade2)
    await client.told(draft, has('house/shout'))
    writeFileSync(join(cwd, 'postlint.yaml'), 'packs: [./rules/house.yaml]\nrules: {house/shout: off}\n')
    await client.save(draft)
    await client.told(draft, none)
    writeFileSync(join(cwd, 'rules/house.yaml'), house.replace('check: phrase', 'check: phrese'))
    await client.open(join(cwd, 'drafts/b.md'), drafts.clean)
    await client.told(join(cwd, 'rules/house.yaml'), (all) => all.length > 0)
    writeFileSync(join(cwd, 'rules/house.yaml'), house)
    await client.save(draft)
    await client.told(join(cwd, 'rules/house.yaml'), none)
  })

  test('a config that is named and is not there', async () => {
    const cwd = tempFolder(project())
    const draft = join(cwd, 'drafts/a.md')
    const client = await editor({ cwd, args: ['--config', 'other.yaml'] })
    await client.open(draft, drafts.grade1)
    expect(messages(await client.toldOf(draft))).toEqual([expect.stringContaining('other.yaml')])
  })

  test('each folder of a client has its own rules', async () => {
    const one = tempFolder(project())
    const two = tempFolder(project('rules: {house/shout: off}\n'))
    const client = await editor({ cwd: one, folders: [one, two] })
    for (const folder of [one, two]) await client.open(join(folder, 'drafts/a.md'), drafts.grade2)
    expect(codes(await client.toldOf(join(one, 'drafts/a.md')))).toEqual(['house/shout'])
    expect(await client.toldOf(join(two, 'drafts/a.md'))).toEqual([])
  })
})

describe('the language', () => {
  test.each([
    ['nothing says', {}, 'Chinese'],
    ['the editor is English', { locale: 'en-US' }, 'English'],
    ['the editor is Chinese', { locale: 'zh-cn' }, 'Chinese'],
    ['--lang', { args: ['--lang', 'en'] }, 'English'],
    ['its own option', { args: ['--lang', 'zh'], initializationOptions: { lang: 'en' } }, 'English'],
    ['an option that is none', { initializationOptions: { lang: 7, config: [] } }, 'Chinese'],
  ])('%s', async (_, options, language) => {
    const cwd = tempFolder(project())
    const client = await editor({ cwd, ...options })
    await client.open(join(cwd, 'drafts/a.md'), drafts.grade1)
    const [found] = await client.told(join(cwd, 'drafts/a.md'), has('house/brag'))
    expect(messages(found === undefined ? [] : [found])).toEqual([
      language === 'English' ? 'Grave: bragging: “全城最低”' : '大事：大话「全城最低」',
    ])
  })

  test('the config’s, over that of the editor', async () => {
    const cwd = tempFolder(project('lang: zh\n'))
    const client = await editor({ cwd, locale: 'en' })
    await client.open(join(cwd, 'drafts/a.md'), drafts.grade1)
    expect((await client.told(join(cwd, 'drafts/a.md'), has('house/brag')))[0]?.message).toContain('大话')
  })
})

describe('how it ends', () => {
  const cwd = tempFolder(project())

  test('as the protocol asks', async () => {
    const client = await editor({ cwd })
    expect(await client.stop()).toBe(0)
  })

  test('with the pipe', async () => {
    const client = await editor({ cwd, args: ['--stdio'] })
    client.process.stdin.end()
    expect(await client.ended()).toBe(1)
  })

  test('with the editor', async () => {
    const parent = spawn('sleep', ['60'])
    const client = await editor({ cwd, processId: parent.pid ?? 0 })
    parent.kill()
    expect(await client.ended()).toBe(1)
  })

  test('a mistake of a client ends nothing', async () => {
    const client = await editor({ cwd })
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: drafts.grade1 },
    })
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf('/nowhere.md'), version: 1 },
      contentChanges: [],
    })
    await expect(client.connection.sendRequest('textDocument/nonsense')).rejects.toThrow()
    expect(await client.hover(join(cwd, 'drafts/never-opened.md'), at(0, 0))).toBeNull()
    expect(await client.stop()).toBe(0)
  })
})
