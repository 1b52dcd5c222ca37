import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAccount } from '../../src/account/account.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import { readRecord } from '../../src/review/record-entry.ts'
import { type NewEntry, writeEntry } from '../../src/review/write-entry.ts'

const entry: NewEntry = {
  list: 'reviews',
  role: '初审',
  clauses: [],
  by: '李敏',
  at: '2026-11-22T18:00+08:00',
  seal: 'sha256-x',
}
const line = '{role: 初审, by: 李敏, at: 2026-11-22T18:00+08:00, seal: sha256-x}'
const zhLine = '{角色: 初审, 人: 李敏, 时间: 2026-11-22T18:00+08:00, 封签: sha256-x}'
const old = '{role: 自审, by: 陈晓, at: 2026-11-22T17:00+08:00, seal: sha256-y}'

function write(source: string, more: Partial<NewEntry> = {}): string {
  const { frontMatter } = parseDraft(source, 'a.md')
  const { span, root } = frontMatter
  const fence = /(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r)?$/.exec(source.slice(0, span.end))?.[0] ?? ''
  const end = span.end === 0 ? undefined : span.end - fence.length
  const written = writeEntry({ source, root, end }, { ...entry, ...more })
  if (typeof written !== 'string') throw new Error(`cannot write at ${written.span.start}`)
  return written
}

describe('an entry in a draft', () => {
  test.each<[string, string, string]>([
    ['no front matter', '正文\n', `---\nreviews:\n  - ${line}\n---\n正文\n`],
    ['an empty file', '', `---\nreviews:\n  - ${line}\n---\n`],
    ['empty front matter', '---\n---\n正文', `---\nreviews:\n  - ${line}\n---\n正文`],
    [
      'no record',
      '---\nkind: original # 原创\n---\n正文',
      `---\nkind: original # 原创\nreviews:\n  - ${line}\n---\n正文`,
    ],
    [
      'a comment before the fence',
      '---\nkind: original\n# 完\n---\n',
      `---\nkind: original\n# 完\nreviews:\n  - ${line}\n---\n`,
    ],
    ['Chinese keys', '---\n类型: 原创\n---\n正文', `---\n类型: 原创\n审核:\n  - ${zhLine}\n---\n正文`],
    [
      'CRLF',
      '---\r\nkind: original\r\n---\r\n正文\r\n',
      `---\r\nkind: original\r\nreviews:\r\n  - ${line}\r\n---\r\n正文\r\n`,
    ],
    ['CR', '---\rkind: original\r---\r正文', `---\rkind: original\rreviews:\r  - ${line}\r---\r正文`],
    ['a fence of dots', '---\nkind: original\n...\n正文', `---\nkind: original\nreviews:\n  - ${line}\n...\n正文`],
    [
      'a list',
      `---\nreviews:\n  - ${old}\nkind: original\n---\n`,
      `---\nreviews:\n  - ${old}\n  - ${line}\nkind: original\n---\n`,
    ],
    [
      'a list with a comment',
      `---\nreviews:\n  - ${old} # 晚上\nkind: original\n---\n`,
      `---\nreviews:\n  - ${old} # 晚上\n  - ${line}\nkind: original\n---\n`,
    ],
    ['a list without indent', `---\nreviews:\n- ${old}\n---\n`, `---\nreviews:\n- ${old}\n- ${line}\n---\n`],
    [
      'a list with deep indent',
      `---\nreviews:\n      - ${old}\n---\n`,
      `---\nreviews:\n      - ${old}\n      - ${line}\n---\n`,
    ],
    [
      'a list in CRLF',
      `---\r\nreviews:\r\n  - ${old}\r\n---\r\n`,
      `---\r\nreviews:\r\n  - ${old}\r\n  - ${line}\r\n---\r\n`,
    ],
    [
      'a list of maps over several lines',
      '---\nreviews:\n  - role: 自审\n    by: 陈晓\n---\n',
      `---\nreviews:\n  - role: 自审\n    by: 陈晓\n  - ${line}\n---\n`,
    ],
    ['a list in brackets', `---\nreviews: [${old}]\n---\n`, `---\nreviews: [${old}, ${line}]\n---\n`],
    [
      'a list in brackets over several lines',
      `---\nreviews: [\n  ${old}, # 晚上\n]\n---\n`,
      `---\nreviews: [\n  ${old}, ${line}, # 晚上\n]\n---\n`,
    ],
    ['an empty list', '---\nreviews: []\n---\n', `---\nreviews: [${line}]\n---\n`],
    [
      'a key without a value',
      '---\nreviews: # 待审\nkind: original\n---\n',
      `---\nreviews: # 待审\n  - ${line}\nkind: original\n---\n`,
    ],
    ['a key without a value at the end', '---\nreviews:\n---\n', `---\nreviews:\n  - ${line}\n---\n`],
    ['one map', `---\nreviews: ${old}\n---\n`, `---\nreviews: [${old}, ${line}]\n---\n`],
    [
      'a record in Chinese',
      '---\n审核:\n  - {角色: 自审, 人: 陈晓}\nkind: original\nauthor: 陈晓\n---\n',
      `---\n审核:\n  - {角色: 自审, 人: 陈晓}\n  - ${zhLine}\nkind: original\nauthor: 陈晓\n---\n`,
    ],
    [
      'a map in braces',
      '---\n{kind: original}\n---\n',
      `---\n{kind: original, "reviews": [{"role": "初审", "by": "李敏", "at": "2026-11-22T18:00+08:00", "seal": "sha256-x"}]}\n---\n`,
    ],
  ])('%s', (_, source, expected) => {
    expect(write(source)).toBe(expected)
  })

  test('for a clause, for several, with an expiry and a signature', () => {
    const attest = (more: Partial<NewEntry>) => {
      const { role: _, ...rest } = entry
      const { frontMatter } = parseDraft('正文', 'a.md')
      return writeEntry(
        { source: '正文', root: frontMatter.root, end: undefined },
        { ...rest, list: 'attest', ...more },
      )
    }
    expect(attest({ clauses: ['a/1'] })).toContain('attest:\n  - {clause: a/1, by: 李敏,')
    expect(attest({ clauses: ['a/1', 'b/2'], until: '2026-12-22', signature: 'U1NI+/=' })).toContain(
      '  - {clause: [a/1, b/2], by: 李敏, at: 2026-11-22T18:00+08:00, until: 2026-12-22, seal: sha256-x, signature: U1NI+/=}',
    )
  })

  test('is refused where nothing can be added to what stands there', () => {
    expect(() => write('---\nreviews: 李敏审过了\n---\n')).toThrow('cannot write')
    expect(() => write('---\nreviews:\n  role: 自审\n---\n')).toThrow('cannot write')
  })
})

test.each([
  '李敏',
  '陈 晓',
  'Zoë',
  "O'Neil",
  '"甲"',
  '1',
  'true',
  'null',
  '甲: 乙',
  '#甲',
  '@甲',
  '[甲]',
  '甲,乙',
  '~',
  '-',
  '- 甲',
  '甲 # 乙',
  '{',
  '\\',
  '甲\t乙',
])('the name %j is read as it was given', (by) => {
  const draft = parseDraft(write('---\nkind: original\n---\n正文', { by, role: by }), 'a.md')
  expect(draft.problems).toEqual([])
  expect(readRecord(draft.frontMatter.root)).toMatchObject([{ by: by.trim(), role: by.trim() }])
})

test('whatever the front matter, only the entry is added and all is read back', () => {
  const part = fc.constantFrom(
    'kind: original',
    '作者: 陈晓 # 作者',
    'title: "引号: 里"',
    '# 说明',
    '',
    'event:\n  place: 一楼\n  prize: |\n    一等奖\n    二等奖',
    'category: [新闻,\n  活动]',
    `reviews:\n  - ${old}`,
    `审核:\n- ${old}\n\n# 后面`,
    `reviews: [${old}]`,
    `attest:\n  - {clause: a/b, by: 王芳}`,
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (parts, eol, fenced) => {
        const head = parts.length > 0 || fenced ? `---\n${parts.map((each) => `${each}\n`).join('')}---\n` : ''
        const source = `${head}正文 [链接](https://example.com)\n`.replaceAll('\n', eol)
        const before = parseDraft(source, 'a.md')
        if (before.problems.length > 0) return
        const written = write(source)
        const after = parseDraft(written, 'a.md')
        expect(after.problems).toEqual([])
        expect(after.body.text.text).toBe(before.body.text.text)
        const [old, now] = [readRecord(before.frontMatter.root), readRecord(after.frontMatter.root)]
        expect(now).toHaveLength(old.length + 1)
        expect(now.filter(({ role }) => role === '初审')).toMatchObject([{ by: '李敏', faulty: [] }])
        // What was there is there still, in its order.
        let at = 0
        for (const char of written) if (char === source[at]) at++
        expect(at).toBe(source.length)
      },
    ),
    { numRuns: 300 },
  )
})

describe('an entry in a profile', () => {
  const attest: NewEntry = { ...entry, list: 'attest', clauses: ['weibo-handbook/3-3b'] }
  const { role: _, ...rest } = attest
  const writeTo = (source: string) => {
    const result = parseAccount(source, 'a.yaml')
    if (!result.ok || result.account.root.kind !== 'map') throw new Error('no profile')
    return writeEntry({ source, root: result.account.root, end: source.length }, rest)
  }
  const added = '{clause: weibo-handbook/3-3b, by: 李敏, at: 2026-11-22T18:00+08:00, seal: sha256-x}'

  test.each([
    ['account: a\nnickname: 甲\n', `account: a\nnickname: 甲\nattest:\n  - ${added}\n`],
    ['account: a\nnickname: 甲', `account: a\nnickname: 甲\nattest:\n  - ${added}\n`],
    [
      `account: a\nattest:\n  - {clause: a/b}\nnickname: 甲\n`,
      `account: a\nattest:\n  - {clause: a/b}\n  - ${added}\nnickname: 甲\n`,
    ],
    [
      '账号: a\n',
      `账号: a\n签署:\n  - {条款: weibo-handbook/3-3b, 人: 李敏, 时间: 2026-11-22T18:00+08:00, 封签: sha256-x}\n`,
    ],
  ])('%j', (source, expected) => {
    expect(writeTo(source)).toBe(expected)
  })

  test('in JSON stays JSON', () => {
    const written = writeTo('{"account": "a"}')
    expect(JSON.parse(written as string)).toEqual({
      account: 'a',
      attest: [{ clause: 'weibo-handbook/3-3b', by: '李敏', at: '2026-11-22T18:00+08:00', seal: 'sha256-x' }],
    })
  })
})
