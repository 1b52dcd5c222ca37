import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingOutside } from '../../src/checks/outside.ts'
import { parseDraft } from '../../src/draft/draft.ts'
import type { Bench } from '../../src/lint/bench.ts'
import type { FileReport } from '../../src/lint/file-report.ts'
import { lintDraft } from '../../src/lint/lint-draft.ts'
import type { Rule } from '../../src/pack/rule.ts'
import { sentence } from '../../src/report/sentence.ts'
import { ruleOf } from '../checks/judge.ts'
import { mark, unmark } from '../marked.ts'

// Two rules with a word each: 甲 and 乙 in a draft are violations of test/a and test/b.
async function benchOf(change: Partial<Rule> = {}, today?: string): Promise<Bench> {
  const made = await ruleOf('pattern', { regex: '甲' }, {})
  const other = await ruleOf('pattern', { regex: '乙' }, {})
  const [a, b] = [made.rules[0], other.rules[0]]
  if (a === undefined || b === undefined) throw new Error('no rule')
  const [year = 0, month = 0, day = 0] = (today ?? '').split('-').map(Number)
  return {
    rules: [
      { ...a, id: 'test/a', name: 'a', ...change },
      { ...b, id: 'test/b', name: 'b' },
    ],
    lexicon: made.lexicon,
    origins: new Map(),
    accounts: undefined,
    extraKeys: new Set(),
    accountOf: () => undefined,
    outside: today === undefined ? nothingOutside : { ...nothingOutside, today: { year, month, day } },
    defaultPlatforms: ['weibo'],
  }
}

/** `rule@marked words` of each violation, in order. */
function told({ violations }: FileReport, source: string): string[] {
  return violations.map(({ rule, span }) => `${rule.id} ${source.slice(span.start, span.end)}`)
}

async function judged(source: string, change: Partial<Rule> = {}, today = '2026-11-23') {
  const report = lintDraft(parseDraft(source, 'a.md'), await benchOf(change, today))
  return {
    report,
    told: told(report, source),
    excused: told({ ...report, violations: report.suppressed.map((s) => s.violation) }, source),
  }
}

describe('what a directive reaches', () => {
  test.each([
    ['the next line', '<!-- postlint-disable-next-line test/a -- r -->\n甲\n\n甲', ['test/a 甲'], 1],
    ['the next line that is not blank', '<!-- postlint-disable-next-line test/a -- r -->\n\n\n甲', [], 1],
    [
      'several lines of directives',
      '<!-- postlint-disable-next-line a -- r -->\n<!-- postlint-disable-next-line b -- r -->\n甲乙',
      [],
      2,
    ],
    ['several rules', '<!-- postlint-disable-next-line test/a, test/b -- r -->\n甲乙', [], 2],
    ['a pack', '<!-- postlint-disable-next-line test/* -- r -->\n甲乙', [], 2],
    ['its own line', '甲 <!-- postlint-disable-line a -- r -->\n甲', ['test/a 甲'], 1],
    ['the whole file', '甲\n\n甲<!-- postlint-disable-file a -- r -->', [], 2],
    ['from here on', '甲\n<!-- postlint-disable a -- r -->\n甲\n\n甲', ['test/a 甲'], 2],
    ['up to enable', '<!-- postlint-disable a -- r -->\n甲\n<!-- postlint-enable a -->\n甲', ['test/a 甲'], 1],
    [
      'a part of a pack that comes on again',
      '<!-- postlint-disable test/* -- r -->\n甲乙\n<!-- postlint-enable a -->\n甲乙',
      ['test/a 甲'],
      3,
    ],
    [
      'all that comes on again',
      '<!-- postlint-disable test/* -- r -->\n甲\n<!-- postlint-enable -->\n甲乙',
      ['test/a 甲', 'test/b 乙'],
      1,
    ],
    ['nothing that it does not name', '<!-- postlint-disable-next-line a -- r -->\n甲乙', ['test/b 乙'], 1],
    ['Chinese words and dashes', '<!-- postlint-停用下一行 a 至 2026-12-31 —— 引用原文 -->\n甲', [], 1],
    ['CRLF', '<!-- postlint-disable-next-line a -- r -->\r\n甲\r\n\r\n甲', ['test/a 甲'], 1],
    ['a comment of several lines in a quotation', '> <!-- postlint-disable-next-line\n> a -- r -->\n> 甲', [], 1],
  ])('%s', async (_, source, expected, excused) => {
    const result = await judged(source)
    expect(result.told).toEqual(expected)
    expect(result.excused).toHaveLength(excused)
  })

  test('a value of the front matter', async () => {
    const bench = await benchOf()
    const source = '---\n# postlint-disable-next-line postlint/unknown-key -- ours\nhm: 1\nhn: 2\n---\n正文'
    const report = lintDraft(parseDraft(source, 'a.md'), bench)
    expect(told(report, source)).toEqual(['postlint/unknown-key hn'])
    expect(report.suppressed).toMatchObject([{ by: 'directive', reason: 'ours' }])
  })

  test.each([
    ['in code', '`<!-- postlint-disable-file a -- r -->` 甲'],
    ['in a fence', '```\n<!-- postlint-disable-file a -- r -->\n```\n甲'],
    ['in a value of the front matter', '---\ntitle: "x # postlint-disable-file a -- r"\n---\n甲'],
    ['escaped', '\\<!-- postlint-disable-file a -- r --> 甲'],
  ])('no comment is no directive: %s', async (_, source) => {
    expect((await judged(source)).told).toContain('test/a 甲')
  })

  test('two rules with one origin at one place: the one that is not named is told', async () => {
    const bench = await benchOf()
    const [a, b] = bench.rules as [Rule, Rule]
    const twins = { ...bench, rules: [a, { ...a, id: 'test/b', name: 'b' }], origins: new Map([['test/b', 'test/a']]) }
    const lint = (rules: string) => {
      const source = `<!-- postlint-disable-file ${rules} -- r -->\n甲`
      return told(lintDraft(parseDraft(source, 'a.md'), twins), source)
    }
    expect(b.id).toBe('test/b')
    expect(lint('a')).toEqual(['test/b 甲'])
    expect(lint('a, b')).toEqual([])
  })
})

describe('what is wrong with a directive is told at its place, and it excuses nothing', () => {
  test.each([
    ['unused-directive', '<!-- postlint-disable-file «b» -- r -->\n丙', []],
    ['expired-directive', '<!-- postlint-disable-file a until «2026-11-22» -- r -->\n甲', ['test/a']],
    ['directive-without-reason', '«<!-- postlint-disable-file a -->»\n甲', ['test/a']],
    ['directive-unknown-rule', '<!-- postlint-disable-file «test/c» -- r -->\n甲', ['test/a']],
    ['unmatched-enable', '<!-- postlint-enable «a» -->\n甲', ['test/a']],
    ['unmatched-enable', '<!-- «postlint-enable» -->\n甲', ['test/a']],
    ['malformed-directive', '<!-- «postlint-disabel-file» a -- r -->\n甲', ['test/a']],
    ['malformed-directive', '<!-- «postlint» disable a -- r -->\n甲', ['test/a']],
    ['malformed-directive', '<!-- «postlint-disable-file» -- r -->\n甲', ['test/a']],
    ['malformed-directive', '<!-- postlint-disable-file a until «tomorrow» -- r -->\n甲', ['test/a']],
  ])('%s: %s', async (rule, marked, others) => {
    const { text, spans } = unmark(marked)
    const { report } = await judged(text)
    const own = report.violations.filter((each) => each.rule.id === `postlint/${rule}`)
    expect(
      mark(
        text,
        own.map(({ span }) => span),
      ),
    ).toBe(mark(text, spans))
    expect(report.violations.map((each) => each.rule.id).filter((id) => !id.startsWith('postlint/'))).toEqual(others)
    expect(report.suppressed).toEqual([])
  })

  test('an expiry is inclusive, and without a clock it holds and the run says so', async () => {
    const source = '<!-- postlint-disable-file a until 2026-11-23 -- r -->\n甲'
    expect((await judged(source)).told).toEqual([])
    expect((await judged(source, {}, '2026-11-24')).told).toEqual([
      'postlint/expired-directive 2026-11-23',
      'test/a 甲',
    ])
    const report = lintDraft(parseDraft(source, 'a.md'), await benchOf())
    expect(report.violations).toEqual([])
    expect(report.unjudged).toEqual([{ rule: 'postlint/expired-directive', lack: 'today' }])
  })

  test('a mistyped word and a mistyped rule are told with the nearest right one', async () => {
    const say = async (source: string) =>
      (await judged(source)).report.violations.map(({ rule, data }) => sentence(rule.message, data, 'zh')).join()
    expect(await say('<!-- postlint-disabel-file a -- r -->')).toContain('是不是「postlint-disable-file」')
    expect(await say('<!-- postlint-disable-file tset/a -- r -->')).toContain('是不是「test/a」')
  })
})

describe('what no directive excuses', () => {
  test.each<[string, Partial<Rule>]>([
    ['grade 1', { grade: 1 }],
    ['a locked rule', { locked: true }],
    ['a flag for a person', { assisted: true }],
    ['a flag for a person, whatever the pack allows', { assisted: true, silenceable: true }],
  ])('%s', async (_, change) => {
    const source = '<!-- postlint-disable-file a -- r -->\n甲'
    expect((await judged(source, change)).told).toEqual(['postlint/directive-not-allowed a', 'test/a 甲'])
  })

  test.each<[string, Partial<Rule>]>([
    ['grade 1', { grade: 1, silenceable: true }],
    ['a locked rule', { locked: true, silenceable: true }],
  ])('unless the pack allows it: %s', async (_, change) => {
    expect((await judged('<!-- postlint-disable-file a -- r -->\n甲', change)).told).toEqual([])
  })

  test('what is wrong with directives', async () => {
    const source = '<!-- postlint-disable-file postlint/* -- r -->\n<!-- postlint-disable-file a -->\n甲'
    expect((await judged(source)).told).toContain('postlint/directive-without-reason <!-- postlint-disable-file a -->')
  })
})

test('a directive is no part of the post: what is left of the line is as without it', () => {
  const text = (source: string) => parseDraft(source, 'a.md').body.text.text
  expect(text('甲 <!-- postlint-disable-line a -- r -->\n乙')).toBe(text('甲\n乙'))
  expect(text('<!-- postlint-disable-file a -- r -->\n甲乙')).toBe(text('甲乙'))
  expect(text('甲\n\n<!-- postlint-disable-next-line a -- r -->\n乙')).toBe(text('甲\n\n乙'))
})

test('directives hide nothing that they do not name, wherever they stand', async () => {
  const bench = await benchOf({}, '2026-11-23')
  const words = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable', 'disabel']
  const directive = fc
    .record({
      word: fc.constantFrom(...words),
      tail: fc.constantFrom(' a', ' a -- r', ' test/a -- r', ' a until 2026-01-01 -- r', ''),
    })
    .map(({ word, tail }) => `<!-- postlint-${word}${tail} -->`)
  const piece = fc.oneof(directive, fc.constantFrom('甲', '乙', '丙', '\n', '\n\n', ' ', '> '))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const source = pieces.join('')
      const draft = parseDraft(source, 'a.md')
      const bare = lintDraft({ ...draft, directives: [] }, bench)
      const report = lintDraft(draft, bench)
      const placesOf = (violations: FileReport['violations'], id: string) =>
        violations.filter(({ rule }) => rule.id === id).map(({ span }) => span.start)
      expect(placesOf(report.violations, 'test/b')).toEqual(placesOf(bare.violations, 'test/b'))
      const kept = [...report.violations, ...report.suppressed.map(({ violation }) => violation)]
      expect(placesOf(kept, 'test/a').sort((x, y) => x - y)).toEqual(placesOf(bare.violations, 'test/a'))
    }),
  )
})
