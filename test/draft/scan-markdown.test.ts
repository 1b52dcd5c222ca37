import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Body, parseMarkdownBody, scanBody } from '../../src/draft/body.ts'
import { parseFrontMatter } from '../../src/draft/front-matter.ts'
import { scanMarkdown } from '../../src/draft/scan-markdown.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** More of them on request: POSTLINT_RUNS=200000 npx vitest run --config test/vitest.config.ts test/draft/scan-markdown */
const RUNS = Number(process.env.POSTLINT_RUNS ?? 4_000)

/** Everything that can be asked of a body: its text, and where each of its characters stands. */
function asked({ text, images, byParser: _, ...rest }: Body) {
  return {
    text: text.text,
    segments: text.segments,
    images: images.map(({ alt, ...image }) => ({ ...image, alt: alt.text, segments: alt.segments })),
    ...rest,
  }
}

function expectSame(source: string, start = 0): boolean {
  const span = { start, end: source.length }
  const scanned = scanBody(source, span)
  if (scanned === undefined) return false
  expect(asked(scanned), JSON.stringify(source)).toEqual(asked(parseMarkdownBody(source, span)))
  return true
}

describe('the scanner takes what operators write', () => {
  test.each([
    '#清远早安# 今天最高气温21℃，出门记得加件外套。[太阳]',
    '第一行\n第二行\n\n第二段',
    '正文\n\n![商场外景](img/morning.jpg)\n![](b.jpg)',
    '甲\n![图](a.jpg)乙',
    '　　段首空两格\r\n\r\n　　又一段　\r\n',
    '@Lee_文 看http://t.cn/A6x_1?a=1#b，//@人民日报:转',
    '😀👨‍👩‍👧 “引号”（括号）【标题】——……~ 3>2',
    '**粗**体和*斜*体，***都是***，_斜_ __粗__ a_b_c',
    '**无可奉告。**我们说**“不”**字，*a **b* c**',
    '# 标题\n正文\n## 【有括号】 \n#话题#',
    '- 一\n- 二\n  接着\n\n* * *\n1. 甲\n2. 乙\n   - 丙\n   - 丁\n3. 戊',
    '字\n- 一\n\n- 二\n\n完',
    '1. 甲\n\n   段\n   - 子\n2. 乙\n\n\n完',
    '- 甲\n  ```\n  码\n\n  码\n  ```\n- 乙',
    '> 引\n> 文\n>\n> > 再引\n\n正文',
    '> 引\n懒\n又懒\n\n正文',
    '[字*a*](http://a.cn/?x=1&y=2 "题")，<https://a.cn/>，[http://a.cn](http://a.cn)',
    '`代码 ` 和 ``代码``',
    '甲<br>乙<!-- 注 -->丙\n\n<!-- postlint -->\n字',
    '\\*不是\\* &amp; A&B \\字',
    '行末  \n换行\\\n又一行\\',
    '上\n\n---\n\n下',
    '标题\n===\n正文\n--\n\n==\n字',
    '两行\n标题\n  ---  \n> 引\n> -\n\n- 项\n  ==',
    '```js\n码\n\n  *码*\n``\n````\n字',
    '字\n  ~~~ `a`\n   缩\n # 不是\n~~~\n> ```\n>  引\n> ```',
    '<div class="a">\n字 *不斜*\n```\n</div>\n\n字',
    '字\n<br>\n字<br/>字\n<p>\n\n<font color="red" size=2>\n字',
    '甲<font color="red">红</font >乙<img src=\'a.jpg\' alt=图 hidden/>\n<b>粗</b>体',
    '甲\t乙\n丙\t\t丁\n\t 戊\n  \t己',
    '[一[二]三](未完 ![图](未完\n[字](未完',
    '&#20013;&#x4e2D;&#42;不斜&#42;&#128512;',
    '',
    '\n\n',
  ])('%j', (source) => {
    expect(expectSame(source)).toBe(true)
  })
})

describe('and leaves to the parser what it alone can tell', () => {
  test.each([
    '[字]: http://a.cn\n\n[字]',
    '[a\n]: b',
    '标题\n===\t',
    '```\n码',
    '> ```\n> 码\n',
    '```\n码\n````a',
    '<pre>\n字\n</pre>',
    ' <div>\n字',
    '<!DOCTYPE html>',
    '<div|',
    '&copy;',
    '&#0;',
    '&#xD800;',
    '    缩进',
    '\t缩进',
    '缩进\t',
    '-\t字',
    '1.\t字',
    '\ufeff字',
    'a\rb',
    '> - 引\n懒',
    '字\n> 2. 引',
    '字\n> >0) 引',
    '- 甲\n  - 乙\n\n  段',
    '> - 甲\n>\n> 段',
    '> 引\n懒\n> 引',
    '- 一\n懒',
    '- 一\n* 二',
    '-\n',
    '- # 题',
    '[a](<b c>)',
    '[a](b\\)c)',
    '[![i](j)](k)',
    '[未完](http://a.cn )字)',
    '没有`完',
    '一\n2. 二',
  ])('%j', (source) => {
    expect(scanMarkdown(source, { start: 0, end: source.length })).toBeUndefined()
  })
})

test('many blocks, none of which is searched beyond its end', () => {
  const source = '# 题\n\n字\n- 一\n\n'.repeat(20_000)
  const body = scanBody(source, { start: 0, end: source.length })
  expect(body?.headings).toHaveLength(20_000)
})

describe('what the scanner accepts is what the parser says', () => {
  const words = [
    '字',
    '清远',
    '。',
    '，',
    '“',
    '）',
    'a',
    'b1',
    ' ',
    '  ',
    '\u3000',
    '😀',
    '\u200b',
    '\u00a0',
    '\u2028',
    '—',
    '$',
    '😀\u200d',
  ]
  const lineEnds = ['\n', '\n', '\n', '\n\n', '\r\n', '\r\n\r\n', '  \n', '\\\n', ' \n', '\n\n\n', '\n \n']
  const emphases = ['*', '**', '***', '_', '__', '____', '**粗**', '*斜*', '_a_', '**。**', '*"a"*']
  const inlines = [
    '[',
    ']',
    '![',
    '](',
    ')',
    '(',
    '!',
    '[太阳]',
    '[字](http://a.cn)',
    '![图](a.jpg)',
    '![](b.png "题")',
    '](x)',
    '](b&c=1)',
    '[ a ](b_*_)',
    '[](c)',
    '[http://a.cn](http://a.cn)',
    '<https://a.cn>',
    '<0a@b.cn>',
    '<.a@b.cn',
    '<',
    '>',
    '<br>',
    '<br />',
    '<b a="x" c>',
    "<b a=x'>",
    "<b a='",
    '<p>',
    '</p >',
    '</br/>',
    '<div/>',
    '<hr',
    '<pre>',
    '</b>',
    '<!-- c -->',
    '<!---->',
    '<!-->',
    '`',
    '``',
    '`a*b`',
    '` x `',
    '`  `',
    '&',
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&copy;',
    '&#42;',
    '&#20013;',
    '&#x1F600;',
    '&#0;',
    '&#x20;',
    '&#65534;',
    '&#12345678;',
    'A&B',
    '\\',
    '\\*',
    '\\[',
    '\\`',
    '\\<',
    '\\a',
    '#',
    '#话题#',
    '@a_b',
    ':',
    ']:',
    '"',
    "'",
    '|',
    '~',
    '~~',
    '+',
    '-',
    '=',
    '.',
  ]
  const starts = [
    '- ',
    '-  ',
    '* ',
    '+ ',
    '1. ',
    '2. ',
    '1) ',
    '10. ',
    '# ',
    '## ',
    '###### ',
    '#',
    '####### ',
    '> ',
    '>',
    '> > ',
    '>> ',
    '> - ',
    '  ',
    '   ',
    '    ',
    '  - ',
    '   1. ',
    '---',
    '***',
    '___',
    '- - -',
    '===',
    '--',
    '<!-- c -->',
    '```',
    '````',
    '```js',
    '``` `',
    '~~~',
    '~~~ a~~~`',
    '<div>',
    '</div>',
    '<table a="b">',
    '<br>',
    '<b a="x" c>',
    '<pre>',
    '=',
    '==  ',
    '\t',
    '[a]: b',
    '    - ',
    '-',
    '1.',
    ' - ',
    '     ',
  ]
  const spoilers = ['\t', '\t', 'a\tb', '\r', '\0', '\u000c', '\ufeff']
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 4, arbitrary: fc.constantFrom(...emphases) },
    { weight: 4, arbitrary: fc.constantFrom(...inlines) },
    { weight: 3, arbitrary: fc.constantFrom(...lineEnds) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('\n', '\n\n', '\r\n'), fc.constantFrom(...starts))
        .map((pair) => pair.join('')),
    },
  )

  function holds(bodies: fc.Arbitrary<string>, leastAccepted: number) {
    let accepted = 0
    fc.assert(
      fc.property(bodies, fc.constantFrom('', '---\n', '字'), (body, before) => {
        if (expectSame(before + body, before.length)) accepted++
      }),
      { numRuns: RUNS },
    )
    // The property says nothing where little is accepted.
    expect(accepted / RUNS).toBeGreaterThan(leastAccepted)
  }

  test('anything after anything', () => {
    holds(
      fc
        .array(fc.oneof({ weight: 60, arbitrary: piece }, { weight: 1, arbitrary: fc.constantFrom(...spoilers) }), {
          maxLength: 14,
        })
        .map((pieces) => pieces.join('')),
      0.2,
    )
  })

  test('runs of delimiters between words and punctuation', () => {
    const around = fc.constantFrom('字', '。', 'a', ' ', '😀', '“', '\u3000', '\n', '[', '](x)', '\\*', '<br>', '!')
    const run = fc.constantFrom('*', '**', '***', '****', '*****', '_', '__', '___')
    holds(
      fc.array(fc.tuple(around, run), { minLength: 2, maxLength: 9 }).map((pairs) => `字${pairs.flat().join('')}字`),
      0.2,
    )
  })

  test('lists, quotes and headings above and inside one another', () => {
    const start = fc.constantFrom(
      '- ',
      '- ',
      '* ',
      '1. ',
      '2. ',
      '# ',
      '> ',
      '> ',
      '> > ',
      '> - ',
      '> 2. ',
      '>0)  ',
      '  - ',
      '   - ',
      '   1. ',
      '  ',
      '   ',
      '',
      '',
      '>',
      '---',
      '***',
      '<!-- c -->',
      '-',
      '> # ',
      '- > ',
      '1) ',
      '    ',
      '     - ',
    )
    const line = fc.tuple(
      start,
      fc.constantFrom(
        '字',
        '字',
        '甲 乙',
        '**粗**',
        '[a](b)',
        '![a](b)',
        '<br>x',
        '',
        ' ',
        'a  ',
        '```',
        '===',
        '<div>',
      ),
      fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '\n\n\n', '\n>\n', '\n \n'),
    )
    holds(
      fc.array(line, { maxLength: 8 }).map((lines) => lines.flat().join('')),
      0.15,
    )
  })

  test('underlines, fences, tags and tabs beside all that looks like them', () => {
    const lines = [
      ...['字', '字  ', '字\\', '**粗**字', '[字](b)', '[a]: b', '# 题', '- 项', '1. 数', '  字', '    字', '', '', ''],
      ...['===', '==', '=', '=== ', '===\t', '=== 字', ' ===', '    ===', '  ===', '> ==='],
      ...['---', '--', '-', '- ', '--- -', '***', '* * *', '\u00a0---', '---\u00a0', '> -'],
      ...['```', '````', '~~~', '```js', '``` a`b', '~~~`', '  ```', '> ```', '```\u3000', '`` ` ``'],
      ...['<div>', '</div>', '<Div>', '<p>字</p>', '<table', '<hr>', '<hr />字', ' <div>', '  <div>', '> <div>'],
      ...['<br>', '<br/>', '<BR>', '  <br>', '<br>\u3000', '</br>字', '<b c="d">', '<img src="a" >', '<x-y>', '<x:y>'],
      ...['<font color=red>红</font>', '<a href="b\n">', '<1>', '<pre>', '</pre>', '<!-- c -->', '<!-- c', '-->'],
      ...['a\tb', '\ta', 'a\t', '&#20013;', '&#0;', '> 引', '>', '\u3000'],
    ]
    const line = fc.tuple(fc.constantFrom(...lines), fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n'))
    holds(
      fc.array(line, { maxLength: 8 }).map((each) => each.flat().join('')),
      0.2,
    )
  })

  test('every draft of the fixtures', () => {
    expect(acceptedOf(resolve(ROOT, 'fixtures'))).toBeGreaterThan(0)
  })

  test('the drafts of the bench, of which few are left to the parser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'postlint-scan-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    execFileSync('node', [resolve(ROOT, 'bench/generate.mjs'), '--to', folder, '--count', String(Math.ceil(RUNS / 4))])
    expect(acceptedOf(folder)).toBeGreaterThan(0.95)
  })

  /** The share of the drafts in a folder that the scanner takes. */
  function acceptedOf(folder: string): number {
    const drafts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    const accepted = drafts.filter((name) => {
      const source = readFileSync(resolve(folder, name), 'utf8')
      return expectSame(source, parseFrontMatter(source).span.end)
    })
    return accepted.length / drafts.length
  }
})
