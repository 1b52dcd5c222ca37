import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDraft } from '../../src/draft/draft.ts'
import { fieldTexts } from '../../src/draft/front-matter.ts'
import type { FileReport } from '../../src/lint/file-report.ts'
import { applyEdits } from '../../src/text/edits.ts'
import { fixer, textOf } from './fix-text.ts'

const typos = { typo: { check: 'phrase', with: { replace: { 优惠卷: '优惠券', 或许: '一定' } } } }
const mobile = { mobile: { check: 'personal-data' } }
const commas = { comma: { check: 'pattern', with: { regex: '[，、]{2,}', replace: { '，，': '，', '、、': '、' } } } }

describe('the file reads as meant, and nothing else of it changes', () => {
  test.each([
    ['plain words', typos, '领优惠卷😀', '领优惠券😀'],
    ['only what differs, where markup stands between', typos, '领优惠**卷**', '领优惠**券**'],
    ['not where markup breaks it up', typos, '**或**许明天', '**或**许明天'],
    ['inside of emphasis', typos, '**或许**明天', '**一定**明天'],
    ['a character reference', typos, '领优惠&#21367;', '领优惠券'],
    ['in a heading and in a list', typos, '# 优惠卷\n\n- 优惠卷\n', '# 优惠券\n\n- 优惠券\n'],
    ['the label of a link, not its address', typos, '[优惠卷](http://t.cn/优惠卷)', '[优惠券](http://t.cn/优惠卷)'],
    [
      'CRLF',
      typos,
      '---\r\nkind: reply\r\n---\r\n优惠卷\r\n\r\n优惠卷\r\n',
      '---\r\nkind: reply\r\n---\r\n优惠券\r\n\r\n优惠券\r\n',
    ],
    ['CR', typos, '优惠卷\r\r优惠卷\r', '优惠券\r\r优惠券\r'],
    ['marks as often as they stand', commas, '好，，，，，吃、、、喝', '好，吃、喝'],
    ['a comment is not post text', typos, '<!-- 优惠卷 -->优惠卷', '<!-- 优惠卷 -->优惠券'],
    [
      'nothing of the front matter that no rule looks at',
      typos,
      '---\nauthor: 优惠卷\n---\n优惠卷',
      '---\nauthor: 优惠卷\n---\n优惠券',
    ],
    [
      'the title, which is part of the post',
      typos,
      '---\ntitle: "优惠卷"   # x\n---\n正文',
      '---\ntitle: "优惠券"   # x\n---\n正文',
    ],
    ...(
      [
        ['in quotes with escapes', '"他说\\"优惠卷\\"来了"', '"他说\\"优惠券\\"来了"'],
        ['with a character that is an escape itself', '"优惠\\u5377了"', '"优惠券了"'],
        ['with an escape beside it', '"优惠卷\\u4f86了"', '"优惠券\\u4f86了"'],
        ['in single quotes with a quote', "'It''s 优惠卷'", "'It''s 优惠券'"],
        ['in single quotes on more lines', "'好''\n  优惠卷\n\n  了'", "'好''\n  优惠券\n\n  了'"],
        ['in double quotes on more lines', '"好 \\\n  优惠卷\n  了"', '"好 \\\n  优惠券\n  了"'],
        ['across the end of a line that goes on', '"优惠\\\n  卷"', '"优惠\\\n  券"'],
        ['on two lines', '好\n  优惠卷', '好\n  优惠券'],
        ['on lines that are kept', '|\n  好\n  优惠卷', '|\n  好\n  优惠券'],
        ['but not across lines that are kept', '|\n  优惠\n  卷', '|\n  优惠\n  卷'],
        ['on lines that are joined', '>-\n  好\n  优惠卷', '>-\n  好\n  优惠券'],
      ] as const
    ).map(
      ([name, title, mended]) =>
        [`a title ${name}`, typos, `---\ntitle: ${title}\n---\n正文`, `---\ntitle: ${mended}\n---\n正文`] as const,
    ),
    [
      'a title in quotes, of which the last is its own',
      commas,
      "---\ntitle: '今天，，''好'''\n---\n正文",
      "---\ntitle: '今天，''好'''\n---\n正文",
    ],
    [
      'no quote that would end a title',
      { star: { check: 'phrase', with: { replace: { 第一: "'" } } } },
      "---\ntitle: '第一''好'\n---\n正文",
      "---\ntitle: '第一''好'\n---\n正文",
    ],
    ['not across two lines, which would be one', typos, '满减\n优惠\n卷尺 9.9 元\n', '满减\n优惠\n卷尺 9.9 元\n'],
    ['on the first of two lines', typos, '或\n许优惠卷\n', '或\n许优惠券\n'],
    [
      'no blank line removed',
      { blank: { check: 'pattern', with: { regex: '\\n{2}', replace: '' } } },
      '甲\n\n乙',
      '甲\n\n乙',
    ],
    [
      'not a part of what one character reference stands for',
      { half: { check: 'pattern', with: { regex: '\\u{338}', replace: '' } } },
      '甲&NotEqualTilde;乙',
      '甲&NotEqualTilde;乙',
    ],
    [
      'no bracket of a heading, which is not written there',
      { sign: { check: 'pattern', with: { regex: '【', replace: '《' } } },
      '# 好\n\n吃',
      '# 好\n\n吃',
    ],
    ['one masked number stays as it is', mobile, '电话13812345678。', '电话138****5678。'],
    [
      'two in a paragraph would be emphasis',
      mobile,
      '电话13812345678和13912345678。',
      '电话138****5678和139\\*\\*\\*\\*5678。',
    ],
    [
      'of a number with a code before it, only the stars',
      mobile,
      '138-1234-5678, +86 13812345678',
      '138-****-5678, +86 138\\*\\*\\*\\*5678',
    ],
    [
      'marks that stood there, where they would be emphasis now',
      { a: { check: 'pattern', with: { regex: '\\*甲 \\*', replace: '*甲*' } } },
      '好*甲 *\n',
      '好\\*甲\\*\n',
    ],
    ['a topic that never closes', { pairs: { check: 'pairs' } }, '#清远美食 来了', '#清远美食# 来了'],
    ['a bracket that never closes', { pairs: { check: 'pairs' } }, '看《你好，三楼', '看《你好》，三楼'],
    ['a bracket in a line of its own', { pairs: { check: 'pairs' } }, '看（三楼\n\n好\n', '看（三楼）\n\n好\n'],
    ['no sign that would be part of an address', { pairs: { check: 'pairs' } }, '看(http://t.cn/a', '看(http://t.cn/a'],
    ['no opening sign is made up', { pairs: { check: 'pairs' } }, '你好》，三楼', '你好》，三楼'],
    ['the weekday of a date', { day: { check: 'date-weekday' } }, '2026年12月1日（周三）见', '2026年12月1日（周二）见'],
    ['a Sunday', { day: { check: 'date-weekday' } }, '2026年12月6日 星期3', '2026年12月6日 星期日'],
    [
      'the value of a key that was probably meant',
      { field: { check: 'field', with: { field: 'category', 'one-of': ['美食', '电影'] } } },
      '---\ncategory: [美石, 电影] # x\n---\n正文',
      '---\ncategory: [美食, 电影] # x\n---\n正文',
    ],
    [
      'not what would be a quotation',
      { star: { check: 'phrase', with: { words: ['第一'], replace: '>' } } },
      '第一 好\n',
      '\\> 好\n',
    ],
    [
      'not what Markdown would take for markup',
      { a: { check: 'phrase', with: { replace: { 甲: '*乙*' } } } },
      '甲',
      '\\*乙\\*',
    ],
    ['a blank removed', { b: { check: 'pattern', with: { regex: ' ，', replace: { ' ': '' } } } }, '好 ，吃', '好，吃'],
    [
      'all of a match removed',
      { b: { check: 'pattern', with: { regex: '\u200b', replace: '' } } },
      '清\u200b远',
      '清远',
    ],
  ] as const)('%s', async (_, rules, before, after) => {
    const fix = await fixer(rules)
    const once = textOf(fix(before))
    expect(once).toBe(after)
    expect(textOf(fix(once))).toBe(after)
  })
})

describe('safe and unsafe', () => {
  test.each([
    ['a replacement is unsafe unless the pack says otherwise', undefined, '领优惠卷', '领优惠卷'],
    ['safe', 'safe', '领优惠卷', '领优惠券'],
    ['none', 'none', '领优惠卷', '领优惠卷'],
    ['the name of a topic is a link: never safe', 'safe', '#优惠卷# 优惠卷', '#优惠卷# 优惠券'],
    ['the name of an account too', 'safe', '@优惠卷 优惠卷', '@优惠卷 优惠券'],
  ])('%s', async (_, fix, before, after) => {
    const run = await fixer({
      typo: { check: 'phrase', with: { replace: { 优惠卷: '优惠券' }, ...(fix ? { fix } : {}) } },
    })
    expect(textOf(run(before, false))).toBe(after)
    expect(textOf(run(before)).includes('卷')).toBe(fix === 'none')
  })

  test.each([
    ['fix without replace', { check: 'phrase', with: { words: ['甲'], fix: 'safe' } }, 'without a “replace”'],
    ['a guess that calls itself safe', { check: 'pairs', with: { fix: 'safe' } }, 'unsafe, none'],
    ['a check that corrects nothing', { check: 'length', with: { max: 5, fix: 'safe' } }, 'no option “fix”'],
    ['a replacement without end', { check: 'pattern', with: { regex: '甲', replace: { 甲: '甲乙' } } }, 'without end'],
  ])('%s is a problem of the pack', async (_, rule, words) => {
    await expect(fixer({ rule })).rejects.toThrow(words)
  })
})

test('what overlaps is corrected one after the other, the first first', async () => {
  const fix = await fixer({
    a: { check: 'phrase', with: { replace: { 甲乙: '乙乙' } } },
    b: { check: 'phrase', with: { replace: { 乙丙: '丁' } } },
  })
  expect(textOf(fix('甲乙丙'))).toBe('乙丁')
})

test.each([
  ['undo each other', { 甲: '乙' }, { 乙: '甲' }],
  ['grow without end', { 甲: '乙' }, { 乙: '甲甲' }],
])('rules that %s are named, and the file is left alone', async (_, a, b) => {
  const fix = await fixer({
    a: { check: 'phrase', with: { replace: a } },
    b: { check: 'phrase', with: { replace: b } },
  })
  expect(textOf(fix('甲'))).toBe('endless: test/a test/b')
})

test('a correction that makes something worse is not made, the others are', async () => {
  const fix = await fixer({
    mild: { check: 'phrase', with: { replace: { 也许: '绝对', 优惠卷: '优惠券' } } },
    worse: { grade: 1, check: 'phrase', with: { words: ['绝对'] } },
  })
  expect(textOf(fix('也许有优惠卷'))).toBe('也许有优惠券')
  expect(textOf(fix('也许绝对有'))).toBe('也许绝对有')
})

test('what an exception excuses is left alone', async () => {
  const fix = await fixer(typos, (report) => ({
    ...report,
    violations: [],
    suppressed: report.violations.map((violation) => ({ violation, by: 'directive' as const, reason: '店名' })),
  }))
  expect(textOf(fix('优惠卷'))).toBe('优惠卷')
})

test('a draft that cannot be judged is left alone', async () => {
  const fix = await fixer(typos)
  expect(textOf(fix('---\nkind: [\n---\n优惠卷'))).toBe('---\nkind: [\n---\n优惠卷')
})

describe('whatever the draft', () => {
  const piece = fc.constantFrom(
    ...[
      '优惠卷',
      '或许',
      '，，',
      '、、、',
      ' ，',
      '13812345678',
      '《',
      '》',
      '#',
      '**',
      '*',
      '_',
      '`',
      '&amp;',
      '&#21367;',
      '\\',
      '😀',
      '👨‍👩‍👧',
    ],
    ...[
      '\n',
      '\r\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '[',
      '](http://t.cn/a)',
      '![',
      '](a.jpg)',
      '<!-- x -->',
      '<b>',
      '//@人:',
      '好',
      'a ',
      '2026年12月1日（周三）',
    ],
  )
  const front = fc.constantFrom('', '---\ntitle: 优惠卷，，\n---\n', '---\r\nkind: repost\r\nauthor: 优惠卷\r\n---\r\n')
  const rules = {
    ...typos,
    ...commas,
    ...mobile,
    blank: { check: 'pattern', with: { regex: '[ \\t](?=，)', replace: '' } },
    pairs: { check: 'pairs' },
    day: { check: 'date-weekday' },
  }

  test('a fix twice is a fix once, it parses, and what is read differs only where a correction says so', async () => {
    const fix = await fixer(rules)
    fc.assert(
      fc.property(front, fc.array(piece, { maxLength: 24 }), (head, pieces) => {
        const before = head + pieces.join('')
        const once = fix(before)
        // Signs that close each other may be put in and never come to rest: then the file stays.
        if (!once.ok) return
        const draft = parseDraft(once.draft.source, 'test.md')
        expect(textOf(fix(once.draft.source))).toBe(once.draft.source)
        const was = parseDraft(before, 'test.md')
        expect(draft.problems).toEqual(was.problems)
        if (once.made.length === 0) expect(once.draft.source).toBe(before)
        const rest = (text: string) =>
          text.replace(/优惠[卷券]|或许|一定|[，、》#*\])）\\ \t]|[0-9]|周[一二三四五六日]/gu, '')
        expect(rest(draft.body.text.text)).toBe(rest(was.body.text.text))
        expect(draft.body.images.map(({ url }) => url)).toEqual(was.body.images.map(({ url }) => url))
        expect(fieldTexts(draft.frontMatter, 'author')).toEqual(fieldTexts(was.frontMatter, 'author'))
      }),
      { numRuns: 300 },
    )
  })

  const titlePiece = fc.constantFrom(
    ...['优惠卷', '，，', '好', '😀', ' ', "''", "'", '\\"', '\\\\', '\\u5377', '优惠\\u5377', '\\n', '\\', ',', '#'],
    ...['\n  ', '\n\n  ', ' \n   ', '\r\n  ', '\n', '&amp;', ': '],
  )
  const quoting = fc.constantFrom<readonly [string, string]>(
    ...([
      ['"', '"'],
      ["'", "'"],
      ['', ''],
      ['|\n  ', ''],
      ['>-\n  ', ''],
      ['>+ # x\n  ', '\n\n'],
      ['&a "', '"'],
    ] as const),
  )
  const bodyPiece = fc.constantFrom(
    ...['优惠卷', '，，', '，', '卷', '优惠', '好', '&amp;', '&#21367;', '&#xff0c;', '&NotEqualTilde;', '\\', '**'],
    ...['\n', '\n\n', '# ', '![优惠卷，，](a.jpg)', '<br>', '[', '](http://t.cn/优惠卷)', '<!-- x -->', '`', '//@人:'],
  )
  const read = (source: string): readonly string[] => {
    const { frontMatter, body } = parseDraft(source, 'test.md')
    return [fieldTexts(frontMatter, 'title').join(), body.text.text, ...body.images.map(({ alt }) => alt.text)]
  }

  test('a safe correction changes what it is about, once, and nothing else of what is read', async () => {
    const reports: FileReport[] = []
    const safe = Object.entries({ ...typos, ...commas }).map(([name, { check, ...rule }]) => [
      name,
      { check, scope: ['post', 'title', 'alt'], with: { ...rule.with, fix: 'safe' } },
    ])
    const fix = await fixer(Object.fromEntries(safe), (report) => {
      reports.push(report)
      return report
    })
    let mended = 0
    fc.assert(
      fc.property(
        quoting,
        fc.array(titlePiece, { maxLength: 8 }),
        fc.array(bodyPiece, { maxLength: 12 }),
        ([open, close], title, body) => {
          const source = `---\ntitle: ${open}${title.join('')}${close}\nauthor: 优惠卷\n---\n${body.join('')}`
          if (parseDraft(source, 'test.md').problems.length > 0) return
          reports.length = 0
          fix(source, false)
          const before = read(source)
          const fixes = new Map(
            reports[0]?.violations.flatMap((each) => (each.fix?.safe ? [[JSON.stringify(each.fix), each.fix]] : [])),
          )
          for (const each of fixes.values()) {
            const after = read(applyEdits(source, [each]))
            expect(oneMended(before)).toContainEqual(after)
            mended++
          }
        },
      ),
      { numRuns: 600 },
    )
    expect(mended).toBeGreaterThan(100)
  })
})

/** All that may come of texts by one correction. What stands between the characters of a word is looked through. */
function oneMended(texts: readonly string[]): string[][] {
  const wrongs = [/优[^\p{L}\n]*惠[^\p{L}\n]*卷/gu, /[，、]{2,}/g]
  return texts.flatMap((text, at) =>
    wrongs
      .flatMap((wrong) => [...text.matchAll(wrong)])
      .map(({ 0: wrong, index }) => {
        const right = wrong.startsWith('优') ? '优惠券' : wrong.replace(/，+/g, '，').replace(/、+/g, '、')
        return texts.with(at, text.slice(0, index) + right + text.slice(index + wrong.length))
      }),
  )
}
