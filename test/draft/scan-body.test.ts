import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Body, parseMarkdownBody } from '../../src/draft/body.ts'
import { parseFrontMatter } from '../../src/draft/front-matter.ts'
import { scanBody } from '../../src/draft/scan-body.ts'

/** Everything that can be asked of a body: its text, and where each of its characters stands. */
function asked(body: Body) {
  const { text, images, ...rest } = body
  const places = Array.from({ length: text.text.length }, (_, at) => text.toSource({ start: at, end: at + 1 }))
  return {
    text: text.text,
    segments: text.segments,
    places,
    images: images.map(({ alt, ...image }) => ({ ...image, alt: alt.text, altAt: alt.toSource(alt.all) })),
    rest,
  }
}

function expectSame(source: string, start = 0): boolean {
  const span = { start, end: source.length }
  const scanned = scanBody(source, span)
  if (scanned === undefined) return false
  expect(asked(scanned), JSON.stringify(source)).toEqual(asked(parseMarkdownBody(source, span)))
  return true
}

describe('the scanner takes the plain case', () => {
  test.each([
    '#清远早安# 今天最高气温21℃，出门记得加件外套。[太阳]',
    '第一行\n第二行\n\n第二段',
    '正文\n\n![商场外景](img/morning.jpg)\n',
    '![](a.jpg)\n![](b.jpg)\n\n正文\r\n\r\n\r\n又一段\r\n',
    '　　段首空两格\n\n　　又一段　',
    '@Lee_文 看http://t.cn/A6x_1?a=1#b，//@人民日报:转',
    '1、甲\n2、乙',
    '😀👨‍👩‍👧 “引号”（括号）【标题】——……~ 3>2',
  ])('%j', (source) => {
    expect(expectSame(source)).toBe(true)
  })
})

describe('and leaves to the parser what could be markup', () => {
  test.each([
    '**粗**',
    '# 标题',
    '- 一',
    '1. 一',
    '> 引',
    '[字](http://a.cn)',
    '[字]: http://a.cn',
    '标题\n===',
    '正文\n---',
    '`代码`',
    '<br>',
    '&amp;',
    '\\*',
    '行末  \n换行',
    '    缩进',
    '_斜_',
    '甲\n![图](a.jpg)',
    '![图](a.jpg)字',
    '~~~\n码\n~~~',
    '',
    '\n\n',
    '\ufeff字',
    'a\rb',
  ])('%j', (source) => {
    expect(scanBody(source, { start: 0, end: source.length })).toBeUndefined()
  })
})

describe('what the scanner accepts is what the parser says', () => {
  const plain = fc.constantFrom(
    '字',
    '清远',
    '。',
    '，',
    'a',
    'b1',
    ' ',
    '\u3000',
    '😀',
    '👨‍👩‍👧',
    '\u200b',
    '#',
    '#话题#',
    '# ',
    '@a_b',
    '_',
    '[太阳]',
    '[a]',
    '[',
    ']',
    '(',
    ')',
    ':',
    '!',
    '![图](a.jpg)',
    '![](b.png)',
    '![a b](c.png)',
    '\n',
    '\n\n',
    '\n\n\n',
    '\r\n',
    '\r\n\r\n',
    '>',
    '-',
    '+',
    '=',
    '~',
    '1.',
    '1)',
    '2、',
    'http://t.cn/a',
    '"',
    "'",
    '|',
    '\u00a0',
    '\u2028',
    '\t',
    '*',
    '<',
    '&',
    '\r',
  )

  test('random bodies at the border', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 14 }), fc.constantFrom('', '--'), (pieces, before) => {
        if (expectSame(before + pieces.join(''), before.length)) accepted++
      }),
      { numRuns: 5_000 },
    )
    // The property says nothing where nothing is accepted.
    expect(accepted).toBeGreaterThan(300)
  })

  test('every draft of the fixtures', () => {
    const folder = resolve(import.meta.dirname, '../../fixtures')
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.md'),
    )) {
      const source = readFileSync(resolve(folder, name), 'utf8')
      expectSame(source, parseFrontMatter(source).span.end)
    }
  })
})
