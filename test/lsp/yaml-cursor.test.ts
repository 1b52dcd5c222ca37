import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yamlCursor } from '../../src/lsp/yaml-cursor.ts'

/** ‸ marks the cursor. */
function cursorIn(marked: string) {
  const offset = marked.indexOf('‸')
  const text = marked.replace('‸', '')
  const found = yamlCursor(text, offset, { start: 0, end: text.length })
  if (found === undefined) return undefined
  const { path, role, word, siblings } = found
  return `${role} ${path.join('.')} “${text.slice(word.start, word.end)}” beside ${siblings.toSorted().join(',')}`
}

describe('where a cursor stands in YAML that is being typed', () => {
  test.each([
    ['‸', 'key  “” beside '],
    ['acc‸', 'key  “acc” beside '],
    ['账‸\nkind: repost', 'key  “账” beside kind'],
    ['kind: ‸', 'value kind “” beside '],
    ['kind: 转‸', 'value kind “转” beside '],
    ['account: jx\nkind: re‸post', 'value kind “re” beside account'],
    // maps on lines of their own
    ['source:\n  na‸', 'key source “na” beside '],
    ['source:\n  name: 新华社\n  u‸\nkind: x', 'key source “u” beside name'],
    ['source:\n  name: 新‸', 'value source.name “新” beside '],
    ['source:\n  name: a\nki‸', 'key  “ki” beside source'],
    ['a:\n  b:\n    c:\n      d‸', 'key a.b.c “d” beside '],
    // maps and lists on one line
    ['source: {na‸', 'key source “na” beside '],
    ['source: {name: 新华社, ‸}', 'key source “” beside name'],
    ['source: {name: 新‸', 'value source.name “新” beside '],
    ['category: [新‸', 'value category “新” beside '],
    ['category: [新闻, 活‸]', 'value category “活” beside '],
    ['tags: {allowed: [时尚, ‸', 'value tags.allowed “” beside '],
    ['tags: {allowed: [a], cur‸', 'key tags “cur” beside allowed'],
    ['source: {name: "a, b", u‸', 'key source “u” beside name'],
    // lists
    ['category:\n  - ‸', 'item category “” beside '],
    ['category:\n  - 新‸', 'item category “新” beside '],
    ['category:\n- 新‸', 'item category “新” beside '],
    ['reviews:\n  - ro‸', 'item reviews “ro” beside '],
    ['reviews:\n  - role: 自‸', 'value reviews.role “自” beside '],
    ['reviews:\n  - role: 自审\n    b‸', 'key reviews “b” beside role'],
    ['reviews:\n- role: 自审\n  b‸', 'key reviews “b” beside role'],
    ['reviews:\n  - role: 自审\n    by: 陈晓\n  - {role: 初审, b‸', 'key reviews “b” beside role'],
    ['reviews:\n  - {role: 自‸', 'value reviews.role “自” beside '],
    ['attest:\n  - clause: weibo-handbook/4‸', 'value attest.clause “weibo-handbook/4” beside '],
    // names of the writer’s own
    ['rules:\n  a-b:\n    che‸', 'key rules.a-b “che” beside '],
    ['rules:\n  a-b:\n    check: le‸', 'value rules.a-b.check “le” beside '],
    ['rules:\n  a:\n    check: length\n    with: {ma‸', 'key rules.a.with “ma” beside '],
    ['rules:\n  pack/rule: o‸', 'value rules.pack/rule “o” beside '],
    // quotes
    ['account: "j‸', 'value account “j” beside '],
    ['"kind": r‸', 'value kind “r” beside '],
    // no YAML of ours
    ['# com‸', undefined],
    ['kind: repost # com‸', undefined],
    ['repost:\n  text: |\n    原文‸', undefined],
    // lines end as they please
    ['account: a\r\nki‸\r\n', 'key  “ki” beside account'],
    ['account: a\rki‸', 'key  “ki” beside account'],
  ])('%j', (marked, expected) => {
    expect(cursorIn(marked)).toBe(expected)
  })

  test('no text and no place is too odd', () => {
    const pieces = [
      'a',
      '键',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '|',
      '  ',
      '😀',
      '\r\n',
      '---\n',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), fc.nat(), (parts, number) => {
        const text = parts.join('')
        const offset = number % (text.length + 1)
        const found = yamlCursor(text, offset, { start: 0, end: text.length })
        if (found !== undefined) {
          expect(found.word.start).toBeLessThanOrEqual(found.word.end)
          expect(found.word.end).toBe(offset)
          // An edit of an editor is within one line.
          expect(text.slice(found.word.start, found.word.end)).not.toMatch(/[\r\n]/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
