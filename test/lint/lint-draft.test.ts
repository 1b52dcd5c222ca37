import { describe, expect, test } from 'vitest'
import { nothingOutside } from '../../src/checks/outside.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import type { Bench } from '../../src/lint/bench.ts'
import { lintDraft } from '../../src/lint/lint-draft.ts'
import { Lexicon } from '../../src/text/match/lexicon.ts'
import { judge, marked, ruleOf } from '../checks/judge.ts'

async function bench(check: string, options: unknown, rule: Record<string, unknown> = {}): Promise<Bench> {
  const { rules, lexicon } = await ruleOf(check, options, rule)
  return {
    rules,
    lexicon,
    origins: new Map(),
    accounts: undefined,
    extraKeys: new Set(),
    accountOf: () => undefined,
    outside: nothingOutside,
    defaultPlatforms: ['weibo'],
  }
}

describe('where a draft cannot be judged, nothing else is said of it', () => {
  test.each([
    ['broken YAML', '---\na: [\n---\n无可奉告'],
    ['an unknown word', '---\nkind: repots\n---\n无可奉告'],
    ['an unclosed block', '---\nkind: reply\n无可奉告'],
    ['Markdown that would take minutes', `无可奉告\n\n${'>'.repeat(200_000)}`],
  ])('%s', async (_, source) => {
    const report = await judge(source, 'phrase', { words: ['无可奉告'] })
    expect(report.violations).toEqual([])
    expect(report.problems.length).toBeGreaterThan(0)
    for (const { span } of report.problems) expect(span.end).toBeLessThanOrEqual(source.length)
  })
})

describe('places are those of the file', () => {
  test.each([
    ['Markdown inside a word', '原因无可**奉**告', '原因«无可**奉**告»'],
    ['a soft line break', '无可\n奉告', '«无可\n奉告»'],
    [
      'CRLF',
      '---\r\nkind: reply\r\n---\r\n您好，\r\n无可\r\n奉告',
      '---\r\nkind: reply\r\n---\r\n您好，\r\n«无可\r\n奉告»',
    ],
    ['an entity', '无可&#22857;告', '«无可&#22857;告»'],
    ['an escape', '无可\\*奉告', '«无可\\*奉告»'],
    ['emoji before it', '😀👨‍👩‍👧‍👦无可奉告', '😀👨‍👩‍👧‍👦«无可奉告»'],
    ['a comment inside', '无可<!-- x -->奉告', '«无可<!-- x -->奉告»'],
    ['a quotation in a list', '- > 无可\n  > 奉告', '- > «无可\n  > 奉告»'],
    [
      'a link label',
      '[无可](http://t.cn/a)奉告，[无可奉告](http://t.cn/b)',
      '[无可](http://t.cn/a)奉告，[«无可奉告»](http://t.cn/b)',
    ],
    ['a heading', '# 无可奉告', '# «无可奉告»'],
  ])('%s', async (_, source, expected) => {
    expect(await marked(source, 'phrase', { words: ['无可奉告'] })).toBe(expected)
  })
})

describe('flags of assisted rules', () => {
  const source = '---\nkind: reply\n---\n无可奉告'

  const signature = { for: 'clause', name: 'test/one', by: '李敏', at: '2026-11-22', signing: 'unsigned' } as const

  test('are cleared by a signature for their clause, and by nothing else', async () => {
    const clauses = { clauses: { one: { at: '一', says: 'x', by: 'draft' } } }
    const { rules, lexicon } = await ruleOf('phrase', { words: ['无可奉告'] }, { assisted: true })
    const [rule] = rules
    if (rule === undefined) throw new Error('no rule')
    const clause = {
      ...clauses.clauses.one,
      id: 'one',
      pack: 'test',
      document: { zh: 'x', en: 'x' },
      says: { zh: 'x', en: 'x' },
      by: 'draft',
      strength: 'must',
      open: false,
    } as const
    const base = await bench('phrase', { words: [] })
    const held = { ...base, lexicon, rules: [{ ...rule, clauses: [clause] }] }
    const draft = parseDraft(source, 'a.md')
    expect(lintDraft(draft, held).violations).toHaveLength(1)
    expect(lintDraft(draft, { ...held, signatureFor: () => undefined }).violations).toHaveLength(1)
    const signed = lintDraft(draft, { ...held, signatureFor: (_, { id }) => (id === 'one' ? signature : undefined) })
    expect(signed.violations).toEqual([])
    expect(signed.cleared).toHaveLength(1)
    // A rule that judges by itself can't be signed away.
    expect(
      lintDraft(draft, {
        ...held,
        rules: [{ ...rule, assisted: false, clauses: [clause] }],
        signatureFor: () => signature,
      }).violations,
    ).toHaveLength(1)
    // Nor one without a clause to sign for.
    expect(lintDraft(draft, { ...held, rules: [rule], signatureFor: () => signature }).violations).toHaveLength(1)
  })
})

describe('packs hold from their effective day', () => {
  const held = async (source: string, today?: { year: number; month: number; day: number }) => {
    const base = await bench('phrase', { words: ['无可奉告'] })
    const rules = base.rules.map((rule) => ({ ...rule, effective: { year: 2026, month: 6, day: 1 } }))
    return lintDraft(parseDraft(source, 'a.md'), { ...base, rules, outside: { ...nothingOutside, today } }).violations
      .length
  }
  test.each([
    ['---\npublish: 2026-05-31T23:59+08:00\n---\n无可奉告', undefined, 0],
    ['---\npublish: 2026-06-01T00:00+08:00\n---\n无可奉告', undefined, 1],
    // The same minutes as London has them.
    ['---\npublish: 2026-05-31T15:59Z\n---\n无可奉告', undefined, 0],
    ['---\npublish: 2026-05-31T16:00Z\n---\n无可奉告', undefined, 1],
    ['无可奉告', { year: 2026, month: 5, day: 31 }, 0],
    ['无可奉告', { year: 2026, month: 6, day: 1 }, 1],
    ['无可奉告', undefined, 1],
  ])('%j', async (source, today, count) => {
    expect(await held(source, today)).toBe(count)
  })
})

test('a draft for two platforms is judged for each, and the same finding is one violation', async () => {
  const { violations } = await judge('---\nplatform: [weibo, wechat]\n---\n无可奉告', 'phrase', { words: ['无可奉告'] })
  expect(violations).toHaveLength(1)
})

test('keys that mean nothing are named, with the nearest that does', async () => {
  const { violations } = await judge('---\npubish: 2026-11-23\n---\n正文', 'phrase', { words: ['无可奉告'] })
  expect(violations.map(({ rule, data }) => [rule.id, rule.hint, data.guess])).toEqual([
    ['postlint/unknown-key', true, { zh: '，是不是「publish」？', en: '; did you mean “publish”?' }],
  ])
})

describe('what a report may count a draft by', () => {
  const base = {
    rules: [],
    lexicon: new Lexicon(),
    origins: new Map(),
    accounts: undefined,
    extraKeys: new Set<string>(),
  }
  const about = (source: string, parts: Partial<Bench> = {}) => {
    const held: Bench = { ...base, accountOf: () => undefined, outside: nothingOutside, defaultPlatforms: [], ...parts }
    return lintDraft(parseDraft(source, 'a.md'), held).about
  }
  const plain = { kind: 'original', status: 'draft' }

  test.each([
    ['正文', plain],
    [
      '---\n账号: jinxiu\n作者: 陈晓\nkind: repost\nstatus: published\npublish: 2026-11-23T09:30+08:00\n---\n正文',
      {
        account: 'jinxiu',
        author: '陈晓',
        kind: 'repost',
        status: 'published',
        publish: { day: 20_780, minutes: 570 },
      },
    ],
    ['---\npublish: 2026-11-23\n---\n', { ...plain, publish: { day: 20_780 } }],
    // Another day there than here.
    ['---\npublish: 2026-11-22T23:30Z\n---\n', { ...plain, publish: { day: 20_780, minutes: 450 } }],
  ])('%j', (source, expected) => {
    expect(about(source)).toMatchObject(expected)
  })

  test('the account of the project, where a draft names none', () => {
    expect(about('正文', { defaultAccount: 'jinxiu' })?.account).toBe('jinxiu')
    expect(about('---\naccount: other\n---\n', { defaultAccount: 'jinxiu' })?.account).toBe('other')
  })

  test('nothing of a draft that cannot be judged', () => {
    expect(about('---\nkind: repots\n---\n')).toBeUndefined()
  })
})
