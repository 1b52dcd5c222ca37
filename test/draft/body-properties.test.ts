import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { parseBody } from '../../src/draft/body.ts'
import type { MappedText, Segment } from '../../src/text/mapped-text.ts'
import { plainRendering, visit } from './plain-rendering.ts'

/** Pieces of Markdown that go wrong when they are glued: what opens, what closes, and what stands between. */
const FRAGMENTS = [
  ...[
    '字',
    '。',
    '，',
    '“',
    '”',
    'a',
    'b ',
    ' ',
    '  ',
    '   ',
    '    ',
    '\t',
    '\u3000',
    '\u200b',
    '\u00a0',
    '😀',
    '👨‍👩‍👧',
    '【',
    '】',
    '\0',
  ],
  ...['\n', '\n', '\n\n', '\r\n', '\r', '\n\n\n', '  \n', '\\\n', '\t\n'],
  ...['*', '**', '***', '_', '__', '`', '``', '```', '~~~', '**字。**', '*a*', '__b__', '`a  b`', '` `', '`` ` ``'],
  ...['\\*', '\\', '&amp;', '&nbsp;', '&#20013;', '&#x1F600;', '&#0;', '&', '&copy', '&lt;b&gt;', '\\_', '\\['],
  ...[
    '[',
    ']',
    '![',
    '(',
    ')',
    '](',
    '](a.jpg)',
    '![图](a.jpg)',
    '![](b.png "t")',
    '![a *b* `c`][d]',
    '[a](http://a.cn)',
    '[](x)',
  ],
  ...[
    '[http://a.cn](http://a.cn)',
    '[a [b](c)](d)',
    '[![i](j)](k)',
    '![a ![b](c) [d](e)](f)',
    '[太阳]',
    '[d]',
    '[a][d]',
    '[d][]',
    '[a](<b c>)',
  ],
  ...[
    '[a](b&amp;c\\*d)',
    '[a](\nb\n"c\nd")',
    '[a\nb](c)',
    '[ ](x)',
    '[a]()',
    '[a](<>)',
    '\n[d]: http://d.cn\n',
    '\n[d]: <&amp;> "t\nu"\n',
    '\n\n[a]: <>\n',
  ],
  ...[
    '<http://a.cn>',
    '<a@b.cn>',
    '<',
    '>',
    '<!--',
    '-->',
    '<!-- c -->',
    '<!-->',
    '<br>',
    '<br/>',
    '</BR >',
    '<b>',
    '</b>',
    '<a href="x">',
    "<a b='>'",
  ],
  ...[
    '\n<div>\n',
    '<div>',
    '</div>',
    '\n<!-- a\nb\n\nc -->',
    '\n<script>\nx\n\ny</script>',
    '<style>',
    '</style>',
    '<?php',
    '?>',
    '<![CDATA[',
    ']]>',
    '<!X',
    '\n<pre>\n\n',
  ],
  ...[
    '\n# ',
    '# ',
    ' #',
    '\n## 【a】',
    '\n===',
    '\n---\n',
    '\n***\n',
    '\n=',
    '-',
    '\n- ',
    '\n-\n',
    '\n  - ',
    '\n* ',
    '\n+\t',
    '\n1. ',
    '\n2) ',
    '1. ',
    '- ',
  ],
  ...[
    '\n> ',
    '\n>',
    '> ',
    '>',
    '\n> > ',
    '\n>\t',
    '>\t',
    '\n    ',
    '\n\t',
    '\n```js\n',
    '\n~~~\n',
    '\n\t\t',
    '\n- \t\t',
    '\n   ',
    '\n     ',
  ],
]

const markdown = fc.oneof(
  { weight: 9, arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary' })), { maxLength: 12 })
      .map((parts) => parts.join('')),
  },
)

const RUNS = { numRuns: 300 }

describe('any body', () => {
  test('is tiled by its segments, and so is its text', () => {
    const placed = fc.tuple(
      fc.constantFrom('', '---\na: b\n---\n', '\uFEFF'),
      markdown,
      fc.constantFrom('', '\n后文', '*'),
    )
    fc.assert(
      fc.property(placed, ([before, body, after]) => {
        const source = before + body + after
        const span = { start: before.length, end: before.length + body.length }
        expectTiled(parseBody(source, span).text, source, span.start, span.end)
      }),
      RUNS,
    )
  })

  test('is read the same wherever it stands', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const prefix = 'x *y* <z\n\n'
        const shifted = parseBody(prefix + source, { start: prefix.length, end: prefix.length + source.length })
        const alone = parseBody(source, { start: 0, end: source.length })
        expect(shifted.text.text).toBe(alone.text.text)
        expect(shifted.links.map(({ span }) => span.start - prefix.length)).toEqual(
          alone.links.map(({ span }) => span.start),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('has plain segments that are the source, and decoded ones that are what CommonMark decodes', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const { text, links } = parseBody(source, { start: 0, end: source.length })
        const urls = links.flatMap(({ url }) => [url, ` ${url}`]).map((url) => url.trimEnd())
        for (const segment of text.segments) {
          const here = text.text.slice(segment.textStart, segment.textEnd)
          const there = source.slice(segment.sourceStart, segment.sourceEnd)
          if (segment.kind === 'plain') expect(here).toBe(there)
          if (segment.kind === 'decoded' && there.startsWith(']'))
            expect(urls.map((url) => url.trim())).toContain(here.trim())
          else if (segment.kind === 'decoded')
            expect({ there, decoded: decodings(there) }).toEqual({ there, decoded: expect.arrayContaining([here]) })
        }
      }),
      RUNS,
    )
  })

  test('says what its tree says', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const { text } = parseBody(source, { start: 0, end: source.length })
        expect(withoutBlanks(text.text)).toBe(withoutBlanks(plainRendering(source)))
      }),
      RUNS,
    )
  })

  test('has the links, images and headings of its tree', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const body = parseBody(source, { start: 0, end: source.length })
        const spans = { links: [] as unknown[], images: [] as unknown[] }
        visit(fromMarkdown(source), ({ type, position }) => {
          const span = { start: position?.start.offset, end: position?.end.offset }
          if (type === 'link' || type === 'linkReference') spans.links.push(span)
          if (type === 'image' || type === 'imageReference') spans.images.push(span)
        })
        const byStart = (a: { span: { start: number } }, b: { span: { start: number } }) => a.span.start - b.span.start
        expect([...body.links].sort(byStart).map(({ span }) => span)).toEqual(spans.links)
        expect([...body.images].sort(byStart).map(({ span }) => span)).toEqual(spans.images)
        for (const { text, block } of body.headings) {
          expect(body.text.text.slice(block.start, block.end)).toBe(`【${body.text.text.slice(text.start, text.end)}】`)
        }
        for (const { alt, span } of body.images) {
          const [first, last] = [alt.segments[0], alt.segments.at(-1)]
          expectTiled(alt, source, first?.sourceStart ?? -1, last?.sourceEnd ?? -1)
          expect(span.start + 2).toBe(first?.sourceStart)
          expect(source[last?.sourceEnd ?? -1]).toBe(']')
        }
        for (const { text, url } of body.links) {
          const shown = body.text.text.slice(text.start, text.end)
          // At the end of the body, blanks that belong to an address are trimmed.
          expect(shown.endsWith(url.trimEnd()) || `mailto:${shown}` === url).toBe(true)
        }
        for (const { url, urlSpan } of [...body.links, ...body.images]) {
          const written = source.slice(urlSpan.start, urlSpan.end)
          if (!/[\\&\0]/.test(written)) expect(url.replace(/^mailto:(?=.*@)/, '')).toBe(written)
        }
      }),
      RUNS,
    )
  })

  test('has no blanks at line ends but those that are written in code or as entities', () => {
    const FREE = FRAGMENTS.filter((fragment) => !/[`~&<\u00a0\0]|\t| {4}/.test(fragment))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FREE), { maxLength: 24 }), (parts) => {
        const source = parts.join('')
        fc.pre(!/ {4}|\\/.test(source))
        const { text } = parseBody(source, { start: 0, end: source.length }).text
        expect(text).not.toMatch(/[ \t]\n|\n{3}|\r|^\s|^\u3000|[ \n\u3000]$/)
      }),
      RUNS,
    )
  })
})

function expectTiled(text: MappedText, source: string, start: number, end: number): void {
  let textEnd = 0
  let sourceEnd = start
  let joined = ''
  for (const segment of text.segments) {
    expect(segment).toMatchObject({ textStart: textEnd, sourceStart: sourceEnd })
    if (start < end)
      expect(segment.textEnd - segment.textStart + segment.sourceEnd - segment.sourceStart).toBeGreaterThan(0)
    expectShape(segment)
    textEnd = segment.textEnd
    sourceEnd = segment.sourceEnd
    joined += text.text.slice(segment.textStart, segment.textEnd)
  }
  expect({ joined, sourceEnd, textEnd }).toEqual({ joined: text.text, sourceEnd: end, textEnd: text.text.length })
  expect(end).toBeLessThanOrEqual(source.length)
}

function expectShape({ kind, textStart, textEnd, sourceStart, sourceEnd }: Segment): void {
  if (kind === 'dropped') expect(textEnd).toBe(textStart)
  if (kind === 'inserted') expect(sourceEnd).toBe(sourceStart)
  if (kind === 'plain') expect(textEnd - textStart).toBe(sourceEnd - sourceStart)
}

/** What a piece of source can stand for, as one piece. */
function decodings(source: string): string[] {
  if (/^(\r\n?|\n)$/.test(source)) return ['\n', ' ']
  if (source === '\t') return [' ', '  ', '   ']
  if (/^<\/?br[\s/]*>$/i.test(source)) return ['\n']
  const paragraph = fromMarkdown(`x${source}x`).children[0]
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  return text?.type === 'text' ? [text.value.slice(1, -1)] : []
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '')
}
