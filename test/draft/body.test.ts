import { describe, expect, test } from 'vitest'
import { type Body, parseBody } from '../../src/draft/body.ts'
import type { Span } from '../../src/text/span.ts'

const parse = (source: string): Body => parseBody(source, { start: 0, end: source.length })
const post = (source: string): string => parse(source).text.text
const at = (source: string, { start, end }: Span): string => source.slice(start, end)

describe('post text', () => {
  test.each([
    ['a soft line break', '一\n二', '一\n二'],
    ['the border of two paragraphs', '一\n\n\n\n二', '一\n\n二'],
    ['CRLF and CR', '一\r\n二\r三\r\n\r\n四\r\r五', '一\n二\n三\n\n四\n\n五'],
    ['a hard break of blanks', '一  \n二', '一\n二'],
    ['a hard break of a backslash', '一\\\n二', '一\n二'],
    ['blanks at line ends', '一 \n  二\t', '一\n二'],
    ['blanks between words', '一  二\t三', '一  二\t三'],
    ['blanks around the whole', ' \n\u3000\t一\u3000\n \n', '一'],
    ['the end of the whole in U+200B', '一\u200b\n', '一\u200b'],
    ['a byte order mark', '\uFEFF# 一', '【一】'],
    ['indented lines', '\u3000\u3000一\n\u3000\u3000二\n\n\u3000\u3000三', '一\n\u3000\u3000二\n\n\u3000\u3000三'],
    ['nothing', ' \n\n\u3000', ''],
    ['NUL', '一\0二', '一\uFFFD二'],
  ])('keeps or joins lines: %s', (_, source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['**粗***斜*`码`', '粗斜码'],
    ['***两样***', '两样'],
    ['`` a ` b ``', 'a ` b'],
    ['`一\n二`', '一 二'],
    ['一` `\n二', '一\n二'],
    ['\\*一\\* &amp; &#20013;&nbsp;', '*一* & 中\u00a0'],
    ['&copy &nothing; \\一', '&copy &nothing; \\一'],
    ['**无可奉告。**我们', '**无可奉告。**我们'],
    ['[太阳] [doge] [a][b] [c](d', '[太阳] [doge] [a][b] [c](d'],
    ['~~a~~ http://a.cn |b|', '~~a~~ http://a.cn |b|'],
    ['#话题# 一', '#话题# 一'],
    ['5 * 3 * 2', '5 * 3 * 2'],
  ])('takes inline marks away and keeps what is none: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['[点这里](http://a.cn)看', '点这里 http://a.cn看'],
    ['[ **点** ](http://a.cn "标题")', '点 http://a.cn'],
    ['[http://a.cn](http://a.cn)', 'http://a.cn'],
    ['[](http://a.cn)', 'http://a.cn'],
    ['一 [ ](http://a.cn)', '一 http://a.cn'],
    ['[一]()', '一'],
    ['[一](<a b>)', '一 a b'],
    ['[一](a&amp;b\\*)', '一 a&b*'],
    ['[一](\na\n"b\nc"\n)二', '一 a二'],
    ['<http://a.cn>', 'http://a.cn'],
    ['<a@b.cn>', 'a@b.cn'],
    ['[一][d] [d][] [d]\n\n[d]: http://d.cn "t"', '一 http://d.cn d http://d.cn d http://d.cn'],
    ['[D]\n\n[d]: a\n[d]: b', 'D a'],
    ['[http://d.cn][d]\n\n[d]: http://d.cn', 'http://d.cn'],
    ['[一][d]\n\n[d]: <>', '一'],
    ['[![图](i.jpg)](http://a.cn)', 'http://a.cn'],
    ['**[一](a)** 二', '一 a 二'],
    ['**[一](a)**二', '**一 a**二'],
  ])('writes a link as label and address: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['一 ![图](i.jpg)', '一'],
    ['![图](i.jpg) 一', '一'],
    ['一\n\n![图](i.jpg)\n![图](j.jpg)\n\n二', '一\n\n二'],
    ['一\n![图](i.jpg)\n二', '一\n二'],
    ['一![图](i.jpg)二', '一二'],
    ['一 ![图](i.jpg) 二', '一  二'],
    ['![图][d]\n\n[d]: i.jpg', ''],
    ['- 一\n- ![图](i.jpg)\n- 二', '- 一\n- 二'],
    ['# ![图](i.jpg)\n\n一', '一'],
  ])('leaves nothing of an image: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['# 一', '【一】'],
    ['一\n===\n二', '【一】\n\n二'],
    ['一\n二\n---', '【一\n二】'],
    ['## **一** [二](a) ##', '【一 二 a】'],
    ['# 【一】', '【一】'],
    ['# 【一】二【三】', '【【一】二【三】】'],
    ['# 【一【二】三】', '【一【二】三】'],
    ['#\n一', '一'],
    ['# 一\n# 二', '【一】\n\n【二】'],
    ['- # 一\n  二', '- 【一】\n二'],
  ])('puts a heading in brackets: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['- 一\n- 二', '- 一\n- 二'],
    ['*   一\n*   二', '* 一\n* 二'],
    ['1.  一\n2)\t二', '1. 一\n\n2) 二'],
    ['- 一\n\n- 二', '- 一\n\n- 二'],
    ['- 一\n  - 二\n    - 三\n- 四', '- 一\n- 二\n- 三\n- 四'],
    ['- 一\n\n  二\n- 三', '- 一\n\n二\n\n- 三'],
    ['- 一\n二', '- 一\n二'],
    ['-\n  一', '- 一'],
    ['- 一\n-\n- 二', '- 一\n-\n- 二'],
    ['- - 一\n- -', '- - 一\n- -'],
    ['一\n- 二\n\n三', '一\n\n- 二\n\n三'],
    ['- 一\n\n<!-- 甲 -->\n\n- 二', '- 一\n\n- 二'],
    ['> 一\n> 二\n三\n>\n> 四', '一\n二\n三\n\n四'],
    ['> - 一\n>   > 二', '- 一\n二'],
    ['>', ''],
    ['一\n\n---\n\n二', '一\n\n二'],
    ['一\n***\n二', '一\n\n二'],
  ])('flattens lists and quotes: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['```js\n*a*\n\n  b \n```\n一', '*a*\n\n  b \n\n一'],
    ['    a\n\n      b\n\n一', 'a\n\n  b\n\n一'],
    ['> ~~~\n> a\n>\n>  b\n> ~~~', 'a\n\n b'],
    ['```\n\na\n```', 'a'],
    ['一\n\n```\n```\n\n二', '一\n\n二'],
    ['一\n\n>\t\tb', '一\n\n  b'],
    ['-\t\tb', '-   b'],
    ['- \t\t一\r \n\t\t二', '-   一\n\n  二'],
    ['一\n\n```\na\r\nb', '一\n\na\nb'],
  ])('keeps code as it is: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })

  test.each([
    ['一<!-- 甲 -->二', '一二'],
    ['一 <!-- 甲\n乙 -->', '一'],
    ['<!-- 甲\n\n乙 -->\n一', '一'],
    ['一\n\n<!-- 甲', '一'],
    ['一<br>二<BR/>三<br class="x" />四', '一\n二\n三\n四'],
    ['一<br>\n二', '一\n二'],
    ['一<br><br>二', '一\n\n二'],
    ['一<br>\n\n二', '一\n\n二'],
    ['一<b>二</b>', '一二'],
    ['<div>\n<p>一 <b>二</b></p>\n\n*三*\n</div>', '一 二\n\n三'],
    ['<div>&amp; *一*</div>', '&amp; *一*'],
    ['<script>\nx\n\ny</script>一', '一'],
    ['<style>\na {}\n</style>\n\n一', '一'],
    ['<style>a', ''],
    ['1 < 2 <3 <微博>', '1 < 2 <3 <微博>'],
  ])('drops tags and comments: %s', (source, text) => {
    expect(post(source)).toBe(text)
  })
})

/** The segments of a text: what is dropped in ⟦⟧, what is decoded or inserted with an arrow. */
function shown(source: string): string {
  const { text, segments } = parse(source).text
  const parts = segments.map(({ kind, textStart, textEnd, sourceStart, sourceEnd }) => {
    const written = source.slice(sourceStart, sourceEnd)
    if (kind === 'plain') return written
    return kind === 'dropped' ? `⟦${written}⟧` : `⟦${written}→${text.slice(textStart, textEnd)}⟧`
  })
  return parts.join('')
}

describe('where it stands in the source', () => {
  test.each([
    ['一**二**三', '一⟦**⟧二⟦**⟧三'],
    ['&amp;\\*`a`', '⟦&amp;→&⟧⟦\\*→*⟧⟦`⟧a⟦`⟧'],
    ['一  \n 二\r\n三', '一⟦  ⟧\n⟦ ⟧二⟦\r\n→\n⟧三'],
    ['# 一 #\n二', '⟦# ⟧⟦→【⟧一⟦→】⟧⟦ #⟧\n⟦→\n⟧二'],
    ['一\n\n![图](i)\n\n二', '一\n\n⟦![图](i)\n\n⟧二'],
    ['[一](u&amp;v "t")', '⟦[⟧一⟦→ ⟧⟦](⟧u⟦&amp;→&⟧v⟦ "t")⟧'],
    ['[一][d]二\n\n[d]: u', '⟦[⟧一⟦][d]→ u⟧二⟦\n\n[d]: u⟧'],
    ['[d]二\n\n[d]: u', '⟦[⟧d⟦]→ u⟧二⟦\n\n[d]: u⟧'],
    ['-   一\n    > 二\n    三', '- ⟦  ⟧一\n⟦    > ⟧二\n⟦    ⟧三'],
    ['-\n  一', '-⟦→ ⟧⟦\n  ⟧一'],
    ['1.\t一', '1.⟦\t→ ⟧一'],
    ['-\t\tb', '-⟦\t→ ⟧⟦\t→  ⟧b'],
    ['一<br>\n二', '一⟦<br>→\n⟧⟦\n⟧二'],
    ['>\t<b>一</b>', '⟦>\t<b>⟧一⟦</b>⟧'],
    ['> <div>\n>\t一', '⟦> <div>\n>\t⟧一'],
    ['`一\r\n二`', '⟦`⟧一⟦\r\n→ ⟧二⟦`⟧'],
    ['\u3000一\0\n', '⟦\u3000⟧一⟦\0→\uFFFD⟧⟦\n⟧'],
  ])('%s', (source, segments) => {
    expect(shown(source)).toBe(segments)
  })

  test('of a word with markup in it is from its first to its last character', () => {
    const source = '---\na: b\n---\n今天**可**能下雨'
    const { text } = parseBody(source, { start: 13, end: source.length })
    const found = text.text.indexOf('可能')
    expect(at(source, text.toSource({ start: found, end: found + 2 }))).toBe('可**能')
  })

  test('of an empty alternative text is between its brackets', () => {
    const [image] = parse('一 ![](i.jpg)').images
    expect(image?.alt.toSource({ start: 0, end: 0 })).toEqual({ start: 4, end: 4 })
  })
})

describe('parts', () => {
  test.each([
    ['一\n\n## *二* ##\n\n三', 2, '## *二* ##', '二', '【二】'],
    ['二\n三\n===\n', 1, '二\n三\n===', '二\n三', '【二\n三】'],
    ['# 【二】', 1, '# 【二】', '二', '【二】'],
  ])('heading of %s', (source, depth, written, title, block) => {
    const { headings, text } = parse(source)
    expect(headings).toHaveLength(1)
    const [heading] = headings
    if (heading === undefined) return
    expect(heading.depth).toBe(depth)
    expect(at(source, heading.span)).toBe(written)
    expect(at(text.text, heading.text)).toBe(title)
    expect(at(text.text, heading.block)).toBe(block)
  })

  test('an empty heading is none', () => {
    expect(parse('#\n\n# ![图](i)\n').headings).toEqual([])
  })

  test.each([
    ['一 ![图 &amp; *二*](i.jpg "t")', '![图 &amp; *二*](i.jpg "t")', '图 & 二', 'i.jpg', 'i.jpg'],
    ['![](<i j>)', '![](<i j>)', '', 'i j', 'i j'],
    ['![a ![b](c) [d](e)<!-- f -->](g)', '![a ![b](c) [d](e)<!-- f -->](g)', 'a b d', 'g', 'g'],
    ['![图][D]\n\n[d]: i&amp;j', '![图][D]', '图', 'i&j', 'i&amp;j'],
    ['![d]\n\n[d]: <>', '![d]', 'd', '', ''],
    ['[![图](i)](u)', '![图](i)', '图', 'i', 'i'],
    ['![一\n二]()', '![一\n二]()', '一\n二', '', ''],
  ])('image of %s', (source, written, alt, url, writtenUrl) => {
    const { images } = parse(source)
    expect(
      images.map((image) => [at(source, image.span), image.alt.text, image.url, at(source, image.urlSpan)]),
    ).toEqual([[written, alt, url, writtenUrl]])
  })

  test('alternative text is mapped to the source', () => {
    const source = '一 ![图 &amp; *二*](i.jpg)'
    const alt = parse(source).images[0]?.alt
    expect(at(source, alt?.toSource({ start: 2, end: 5 }) ?? { start: 0, end: 0 })).toBe('&amp; *二')
  })

  test.each([
    ['看 [*一* 二](u\\*v)三', '[*一* 二](u\\*v)', '一 二 u*v', 'u*v', 'u\\*v'],
    ['[u](u)', '[u](u)', 'u', 'u', 'u'],
    ['[一]()', '[一]()', '一', '', ''],
    ['<a@b.cn>', '<a@b.cn>', 'a@b.cn', 'mailto:a@b.cn', 'a@b.cn'],
    ['\n[一] [d]\n\n[d]: <u>\n', '[d]', 'd u', 'u', 'u'],
    ['一\n\n- [![图](i)](u)', '[![图](i)](u)', 'u', 'u', 'u'],
    ['# [一](u)', '[一](u)', '一 u', 'u', 'u'],
    ['一 [![图](i)]()', '[![图](i)]()', '', '', ''],
  ])('link of %s', (source, written, shown, url, writtenUrl) => {
    const { links, text } = parse(source)
    expect(
      links.map((link) => [at(source, link.span), at(text.text, link.text), link.url, at(source, link.urlSpan)]),
    ).toEqual([[written, shown, url, writtenUrl]])
  })

  test.each([
    ['一<!-- 甲 -->二', '<!-- 甲 -->', ' 甲 '],
    ['<!-- 甲\r\n乙 --> 二', '<!-- 甲\r\n乙 -->', ' 甲\n乙 '],
    ['> <!-- 甲\n> 乙 -->', '<!-- 甲\n> 乙 -->', ' 甲\n乙 '],
    ['<!-- 甲\n\n乙', '<!-- 甲\n\n乙', ' 甲\n\n乙'],
    ['一<!-->', '<!-->', ''],
    ['![a <!-- 甲 -->](b)', '<!-- 甲 -->', ' 甲 '],
    ['<div>\n<!-- 甲 --></div>', '<!-- 甲 -->', ' 甲 '],
  ])('comment of %s', (source, written, value) => {
    expect(parse(source).comments.map((comment) => [at(source, comment.span), comment.value])).toEqual([
      [written, value],
    ])
  })

  test('comments that are code or escaped are none', () => {
    expect(parse('`<!-- a -->` \\<!-- b -->\n\n    <!-- c -->').comments).toEqual([])
  })
})
