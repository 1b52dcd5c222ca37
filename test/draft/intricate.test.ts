import { describe, expect, test } from 'vitest'
import { parseBody, parseMarkdownBody, scanBody } from '../../src/draft/body.ts'
import { IntricateMarkdown, refuseIntricate } from '../../src/draft/intricate.ts'

const parse = (source: string) => parseBody(source, { start: 0, end: source.length })
const refuse = (source: string) => () => refuseIntricate(source, { start: 0, end: source.length })

describe('what remark would take minutes for', () => {
  test.each([
    ['nested quotes', '>'.repeat(10_000)],
    ['nested lists', `${'- '.repeat(10_000)}a`],
    ['nested ordered lists', `${'1. '.repeat(10_000)}a`],
    ['nested images', `${'!['.repeat(2_500)}${'](x)'.repeat(2_500)}`],
    ['nested brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['nested emphases', `${'*a '.repeat(10_000)}${'b* '.repeat(10_000)}`],
    ['emphases in emphases', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['emphases that never close', '*a'.repeat(50_000)],
    ['instructions that never close', `${'a<?'.repeat(3_000)}${'字'.repeat(90_000)}`],
    ['quotes one after the other', '> a\n\n'.repeat(16_000)],
    ['quotes one after the other, CRLF', '> a\r\n\r\n'.repeat(16_000)],
    ['underlined headings', 'a\n===\n'.repeat(4_000)],
    ['one item after the other', '- a\n\nb\n\n'.repeat(8_000)],
  ])('is refused: %s', (_, source) => {
    const before = 'x\n\n'
    const span = { start: before.length, end: before.length + source.length }
    const parsed = () => parseMarkdownBody(before + source, span)
    expect(parsed).toThrow(IntricateMarkdown)
    expect(parsed).toThrow(/^Too intricate to be parsed as Markdown: /)
  })

  test.each([
    ['a row of stars', '*'.repeat(6_000)],
    ['escapes', '\\*'.repeat(20_000)],
    ['`', '`'.repeat(100_000)],
    ['blanks', `a${' '.repeat(100_000)}b`],
    ['blank lines', `a${'\n'.repeat(100_000)}b`],
    ['one line', '今天天气很好，'.repeat(100_000)],
    ['brackets that never close', '['.repeat(10_000)],
    ['paragraphs with emphasis', '**重点** 和 *要点*\n\n'.repeat(2_000)],
    ['a list of links', '- [标题](https://example.com/a)\n'.repeat(2_000)],
  ])('is not: %s', (_, source) => {
    expect(refuse(source)).not.toThrow()
    expect(() => parse(source)).not.toThrow()
  })
})

describe('what the scanner reads in no time is read, much as there is of it', () => {
  test.each([
    ['brackets in brackets', `字${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['emphases in emphases', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['quotes one after the other', '> a\n\n'.repeat(16_000)],
    ['headings', '# a\n\n'.repeat(50_000)],
    ['one item after the other', '- a\n'.repeat(50_000)],
    ['addresses without a parenthesis that closes', '[a](b&'.repeat(50_000)],
    ['fences', '```\n```\n'.repeat(50_000)],
    ['HTML', '<b>\n\n'.repeat(50_000)],
    ['one paragraph after the other', '**重点** 和 *要点*\n\n'.repeat(20_000)],
  ])('%s', (_, source) => {
    expect(parse(source)).toMatchObject({ byParser: false })
  })

  test.each([
    ['delimiters', '*a _b '.repeat(50_000)],
    ['code spans that never close', '``a`'.repeat(50_000)],
    ['quotes in quotes', '>'.repeat(100_000)],
    ['addresses that never close', `${'[a](b&'.repeat(50_000)})`],
    ['an address without end', `[a](${'b&'.repeat(2_000_000)})`],
  ])('and what it does not read is left at once: %s', (_, source) => {
    expect(scanBody(source, { start: 0, end: source.length })).toBeUndefined()
  })
})

test.each([
  ['containers', '>'.repeat(200), '>'.repeat(201)],
  ['brackets', `${'['.repeat(100)}]`, `${'['.repeat(101)}]`],
  ['block marks', '> a\n'.repeat(2_500), '> a\n'.repeat(2_501)],
  ['delimiters', '*a '.repeat(3_000), '*a '.repeat(3_001)],
  [
    'delimiters of two paragraphs',
    `${'*a '.repeat(1_800)}\n\n${'*a '.repeat(2_400)}`,
    `${'*a '.repeat(1_800)}\n\n${'*a '.repeat(2_401)}`,
  ],
  ['openings', `${'<?'.repeat(100)}${'a'.repeat(499_800)}`, `${'<?'.repeat(100)}${'a'.repeat(499_801)}`],
])('the limit of %s is inclusive', (_, within, beyond) => {
  expect(refuse(within)).not.toThrow()
  expect(refuse(beyond)).toThrow(IntricateMarkdown)
})

test('says where the limit was passed', () => {
  const source = `一\n\n${'>'.repeat(300)}`
  expect(refuse(source)).toThrow(expect.objectContaining({ offset: 3 }))
})
