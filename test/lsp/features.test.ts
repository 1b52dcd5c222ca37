import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CodeAction, CompletionItem, Position, TextEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { house } from '../cli/house.ts'
import { tempFolder } from '../run/temp-folder.ts'
import { EditorClient, uriOf } from './client.ts'

const cwd = tempFolder({
  'postlint.yaml': `packs: [./rules/house.yaml, weibo-handbook]
account: shop
people: {自审: [陈晓, 李敏], 终审: [王芳]}
`,
  'rules/house.yaml': house
    .replace('words: [全城最低]', 'words: [全城最低], replace: {全城最低: 价格实惠}')
    .replace('check: length', 'when: {platform: x}\n    check: length')
    .replace(
      '  shout:\n',
      `  typo:
    check: phrase
    with: {words: [优惠卷], replace: {优惠卷: 优惠券}, fix: safe}
    message: {zh: '错字「{match}」', en: 'typo: “{match}”'}
    examples: {invalid: [优惠卷], valid: [优惠券]}
  shout:
    locked: true
`,
    ),
  'accounts/shop.yaml': `account: shop
platform: weibo
nickname: 锦绣清城
categories: [新闻, 活动]
sources: [新华社, 清远发布]
review: {chain: [自审, 终审]}
`,
})

let client: EditorClient
let number = 0

beforeAll(async () => {
  client = await EditorClient.start({
    cwd,
    capabilities: {
      textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] }, inlayHint: {} },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
  })
})

afterAll(() => {
  client.process.kill()
})

/** Opens a text with ‸ at the cursor under a path of its own. */
async function opened(marked: string, path = `drafts/${number++}.md`) {
  const file = join(cwd, path)
  const document = TextDocument.create(uriOf(file), 'markdown', 1, marked.replace('‸', ''))
  const position = document.positionAt(Math.max(0, marked.indexOf('‸')))
  await client.open(file, document.getText())
  return { file, document, position }
}

async function offered(marked: string, path?: string) {
  const { file, document, position } = await opened(marked, path)
  const items = await client.completion(file, position)
  await client.close(file)
  const taken = (label: string): string => {
    const item = items.find((each) => each.label === label) as CompletionItem
    return TextDocument.applyEdits(document, [item.textEdit as TextEdit])
  }
  return { labels: items.map(({ label }) => label), items, taken }
}

describe('completion in a draft', () => {
  test.each([
    ['---\n‸\n---\n', ['账号', 'account', '平台', '类型', '发布时间', '审核'], []],
    ['---\n账号: shop\nkind: repost\n‸\n---\n', ['平台'], ['账号', 'account', '类型', 'kind']],
    ['---\n‸', ['账号'], []],
    ['---\nsource: {name: 新华社, ‸}\n---\n', ['链接', 'url'], ['名称', 'name', 'account']],
    ['---\n来源:\n  ‸\n---\n', ['名称', '链接'], ['账号']],
    ['---\nkind: ‸\n---\n', ['原创', 'original', '转发', 'repost'], ['草稿']],
    ['---\n状态: ‸\n---\n', ['草稿', '已发布'], []],
    ['---\n平台: [微博, ‸]\n---\n', ['微信', 'wechat'], []],
    ['---\nai: ‸\n---\n', ['是', '否'], []],
    ['---\naccount: ‸\n---\n', ['shop'], []],
    ['---\n栏目: [‸]\n---\n', ['新闻', '活动'], []],
    ['---\nsource: {name: ‸}\n---\n', ['新华社', '清远发布'], []],
    ['---\nreviews:\n  - {role: ‸}\n---\n', ['自审', '终审'], []],
    ['---\nreviews:\n  - role: 终审\n    by: ‸\n---\n', ['王芳'], ['陈晓']],
    ['---\nattest:\n  - clause: ‸\n---\n', ['house/brag'], []],
    ['---\nattest:\n  - clause: weibo-handbook/‸\n---\n', ['weibo-handbook/4-3-comment'], []],
  ])('%j', async (marked, wanted, unwanted) => {
    const { labels } = await offered(marked)
    expect(labels).toEqual(expect.arrayContaining(wanted))
    expect(labels.filter((label) => (unwanted as string[]).includes(label))).toEqual([])
  })

  test.each([['---\nkind: repost\n---\n正文 ‸\n'], ['正文 ‸'], ['---\nkind: repost # 说明 ‸\n---\n']])(
    'nothing in %j',
    async (marked) => {
      expect((await offered(marked)).labels).toEqual([])
    },
  )

  test.each([
    ['---\n账‸\n---\n', '账号', '---\n账号: \n---\n'],
    ['---\n账‸: shop\n---\n', '账号', '---\n账号: shop\n---\n'],
    ['---\nkind: re‸posd\n---\n', 'repost', '---\nkind: repost\n---\n'],
    ['---\nsource: {na‸}\n---\n', 'name', '---\nsource: {name: }\n---\n'],
    ['---\nattest:\n  - clause: weibo-handbook/4‸\n---\n', 'house/brag', '---\nattest:\n  - clause: house/brag\n---\n'],
  ])('%j takes %s', async (marked, label, expected) => {
    expect((await offered(marked)).taken(label)).toBe(expected)
  })

  test('says what a key means, in Chinese first', async () => {
    const { items } = await offered('---\n‸\n---\n')
    expect(items[0]).toMatchObject({ label: '账号', detail: 'account', documentation: '由哪个账号发' })
  })
})

describe('completion in packs, configs and profiles', () => {
  test.each([
    ['postlint.yaml', 'packs: [‸]', ['weibo-handbook', 'advertising-law'], []],
    ['postlint.yaml', 'packs: [weibo-handbook]\n‸', ['drafts', 'fail-on', 'overrides'], ['packs']],
    ['postlint.yaml', 'packs: [weibo-handbook]\nrules:\n  ‸', ['weibo-handbook/post-too-long'], []],
    ['postlint.yaml', 'packs: [weibo-handbook]\nrules:\n  weibo-handbook/post-too-long: ‸', ['off', 'hint', '3'], []],
    [
      'postlint.yaml',
      'packs: [weibo-handbook]\nrules:\n  weibo-handbook/post-too-long: {‸}',
      ['max', 'min', 'grade'],
      [],
    ],
    ['postlint.yaml', 'account: ‸', ['shop'], []],
    ['postlint.yaml', 'overrides:\n  - fi‸', ['files', 'packs'], []],
    ['accounts/new.yaml', 'account: new\n‸', ['平台', 'platform', '昵称', '审核'], ['账号']],
    ['accounts/new.yaml', 'account: new\nplatform: ‸', ['weibo', '微博'], []],
    ['accounts/new.yaml', 'account: new\nreview: {chain: [‸]}', ['自审', '终审'], []],
    ['rules/new.yaml', 'pack: new\n‸', ['title', 'rules', 'clauses'], ['pack']],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    ‸', ['check', 'grade', 'message'], []],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    check: ‸', ['length', 'phrase'], []],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    check: length\n    with: {‸}', ['max', 'min', 'unit'], ['words']],
    [
      'rules/new.yaml',
      'pack: new\nrules:\n  a:\n    check: length\n    with:\n      unit: ‸',
      ['weibo', 'grapheme'],
      [],
    ],
    [
      'rules/new.yaml',
      'pack: new\nclauses:\n  c-1: {at: 一}\n  c-2: {at: 二}\nrules:\n  a:\n    clause: ‸',
      ['c-1', 'c-2'],
      [],
    ],
    ['rules/new.yaml', 'pack: new\nclauses:\n  c-1: {by: ‸}', ['draft', 'attest'], []],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    from: ‸', ['house/brag', 'weibo-handbook/post-too-long'], []],
  ])('%s: %j', async (path, marked, wanted, unwanted) => {
    const { labels } = await offered(marked, path)
    expect(labels).toEqual(expect.arrayContaining(wanted))
    expect(labels.filter((label) => (unwanted as string[]).includes(label))).toEqual([])
  })
})

describe('hover', () => {
  async function shown(marked: string, path?: string): Promise<string | undefined> {
    const { file, position } = await opened(marked, path)
    const hover = await client.hover(file, position)
    await client.close(file)
    return (hover?.contents as { value: string } | undefined)?.value
  }

  test('of a violation: what, by which clause, why, what to do, examples', async () => {
    const text = await shown('#早安# 全城‸最低价。\n')
    expect(text).toContain('**大事** `house/brag`')
    for (const part of [
      '大话「全城最低」',
      '处分：写检查',
      '依据：本店规定 一  不说大话',
      '会报告：',
      '全城最低价',
      '不报告：',
      '最低气温三度',
    ])
      expect(text).toContain(part)
  })

  test.each([
    ['a key', '---\npub‸lish: 2026-11-23\n---\n', '打算什么时候发'],
    ['a key in Chinese', '---\n发布‸时间: 2026-11-23\n---\n', '`publish` `发布时间`'],
    ['a key within a key', '---\nsource: {lic‸ence: x}\n---\n', '凭什么可以用'],
    ['the length, on the first line', '--‸-\nkind: original\n---\n#早安# 今天多云。\n', '微博 9/140'],
    ['the length, at the account', '---\nacc‸ount: shop\n---\n#早安# 今天多云。\n', '微博 9/140'],
  ])('of %s', async (_, marked, part) => {
    expect(await shown(marked)).toContain(part)
  })

  test.each([
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    check: len‸gth\n', '限制长度'],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    check: length\n    with: {ma‸x: 3}\n', '上限（含）'],
    ['rules/new.yaml', 'pack: new\nrules:\n  a:\n    loc‸ked: true\n', '不允许放宽或关闭'],
    ['postlint.yaml', 'fail‸-on: 3\n', '出现哪一级事故就算不通过'],
    ['accounts/new.yaml', 'account: new\n昵‸称: x\n', '`nickname` `昵称`'],
  ])('of %s: %j', async (path, marked, part) => {
    expect(await shown(marked, path)).toContain(part)
  })

  test('words of a draft are no markup', async () => {
    expect(await shown('#早安# ！！‸！<script>**[a](http://x)\n')).not.toMatch(/<script>|\[a\]/)
  })
})

describe('quick fixes', () => {
  async function actionsAt(marked: string, only?: readonly string[]) {
    const { file, document, position } = await opened(marked)
    await client.toldOf(file)
    const actions = await client.actions(file, { start: position, end: position }, only)
    await client.close(file)
    const taken = (action: CodeAction | undefined): string => {
      const [change] = action?.edit?.documentChanges ?? []
      const edits = change !== undefined && 'edits' in change ? (change.edits as TextEdit[]) : []
      return TextDocument.applyEdits(document, edits)
    }
    return { actions, titles: actions.map(({ title }) => title), taken }
  }

  test('what a rule would have instead', async () => {
    const { actions, taken } = await actionsAt('#早安#😀 全城‸最低价。\n')
    expect(actions[0]).toMatchObject({
      title: '改成「价格实惠」',
      kind: 'quickfix',
      diagnostics: [{ code: 'house/brag' }],
    })
    expect(actions[0]?.isPreferred).toBeUndefined()
    expect(taken(actions[0])).toBe('#早安#😀 价格实惠价。\n')
  })

  test('all that --fix would do, at once', async () => {
    const { actions, taken } = await actionsAt('#早安#😀 优惠卷真的是优惠卷。‸\n', ['source.fixAll'])
    expect(actions).toMatchObject([{ kind: 'source.fixAll.postlint', title: '改正所有可以放心改的地方（2 处）' }])
    expect(taken(actions[0])).toBe('#早安#😀 优惠券真的是优惠券。\n')
  })

  test('an exception above the line; its reason is left to the writer', async () => {
    const { actions, taken } = await actionsAt('一\r\n\r\n今天‸多云，没有标签。\r\n'.replace('一\r\n\r\n', ''))
    const excuse = actions.find(({ title }) => title.includes('house/topic'))
    expect(excuse?.title).toBe('下一行不按 house/topic 检查（在 -- 后面写理由）')
    expect(taken(excuse)).toBe('<!-- postlint-disable-next-line house/topic --  -->\r\n今天多云，没有标签。\r\n')
  })

  test('in the front matter the exception is a comment of YAML', async () => {
    const { actions, taken } = await actionsAt('---\nkind: original\ncategory: [新‸闻]\n---\n#早安# 今天多云。\n')
    const excuse = actions.find(({ title }) => title.includes('news-without-source'))
    expect(taken(excuse)).toContain(
      'kind: original\n# postlint-disable-next-line weibo-handbook/news-without-source -- \ncategory: [新闻]\n',
    )
  })

  test('none for grade 1, locked rules and where nothing is wrong', async () => {
    const ofHouse = async (marked: string) =>
      (await actionsAt(marked)).titles.filter((title) => !/weibo|review/.test(title))
    expect(await ofHouse('#早安# 全城‸最低价。\n')).toEqual(['改成「价格实惠」'])
    expect((await ofHouse('#早安# ！！‸！\n')).filter((title) => title.includes('house/shout'))).toEqual([])
    expect(await ofHouse('#早‸安# 全城最低价。\n')).toEqual([])
    expect((await actionsAt('#早安# 全城‸最低价。\n', ['refactor'])).titles).toEqual([])
  })
})

describe('the length of a post', () => {
  test.each([
    ['#早安# 今天多云。\n', '微博 9/140', 0],
    ['---\nkind: original\n---\n#早安# 今天多云。\n', '微博 9/140', 2],
    [`---\nkind: original\n---\n${'天'.repeat(149)}\n`, '微博 149/140（超 9）', 2],
    ['---\nplatform: [weibo, wechat]\n---\n今天\n', '微博 2/140　微信 2 字', 2],
  ])('%j', async (text, label, line) => {
    const { file } = await opened(text)
    expect(await client.hints(file)).toMatchObject([{ label, position: { line } as Position }])
  })

  test('is a lens where an editor has no hints', async () => {
    const other = await EditorClient.start({ cwd })
    const file = join(cwd, 'drafts/lens.md')
    await other.open(file, '今天\n')
    const lenses = await other.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(file) } })
    expect(lenses).toMatchObject([{ command: { title: '微博 2/140' } }])
    expect(await other.stop()).toBe(0)
  })
})
