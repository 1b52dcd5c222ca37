import { describe, expect, test } from 'vitest'
import { clauseLines, sentence, shownSentence } from '../../src/report/sentence.ts'
import { clauseOf, ruleOf, same } from './reports.ts'

describe('sentence', () => {
  const data = {
    actual: 149,
    max: 140,
    half: 0.5,
    zero: 0,
    match: '或许',
    unit: { zh: '字', en: 'characters' },
    empty: '',
    a: '{max}',
  }

  test.each([
    ['正文 {actual} 字', '正文 149 字'],
    ['{max}{max}', '140140'],
    ['{half} {zero}', '0.5 0'],
    ['「{match}」', '「或许」'],
    ['{actual} {unit}', '149 字'],
    ['[{empty}]', '[]'],
    // What nobody filled stays, so that it is seen.
    ['{nothing} {} {constructor} {__proto__}', '{nothing} {} {constructor} {__proto__}'],
    ['{actual} {', '149 {'],
    // Braces that come out of a draft are text.
    ['{a}', '{max}'],
    ['$& {match} $1', '$& 或许 $1'],
    // Folded by the author of the pack.
    ['一 \n  二\r\n\n', '一 二'],
  ])('%j says %j', (template, filled) => {
    expect(sentence(same(template), data, 'zh')).toBe(filled)
  })

  test('each language has its own words', () => {
    const template = { zh: '{actual} {unit}', en: '{unit}: {actual}' }
    expect(sentence(template, data, 'en')).toBe('characters: 149')
  })

  test.each([
    ['\u001b[2J', '[␛[2J]'],
    ['a\nb', '[a␊b]'],
    ['\u202eabc', '[⟨U+202E⟩abc]'],
    ['中'.repeat(80), `[${'中'.repeat(80)}]`],
    ['中'.repeat(81), `[${'中'.repeat(79)}…]`],
  ])('%j is shown as %j', (match, shown) => {
    expect(shownSentence(same('[{match}]'), { match }, 'zh')).toBe(shown)
  })
})

describe('clauseLines', () => {
  const handbook = { zh: '微博管理手册', en: 'Weibo handbook' }
  const law = { zh: '广告法', en: 'Advertising law' }
  const comment = clauseOf('handbook', handbook, '四-3', { zh: '转发要写评论', en: 'A repost carries a comment' })
  const meaning = clauseOf('handbook', handbook, '四-3-2', { zh: '转发有选择', en: 'Reposts are selective' })
  const superlatives = clauseOf('law', law, '第九条', { zh: '不用「最佳」', en: 'No superlatives' })
  const incident = { zh: '转发微博无观点', en: 'repost without a view' }
  const rule = ruleOf({ id: 'handbook/comment' })

  test.each([
    ['nothing', { ...rule, incident }, []],
    ['what the clause says', { ...rule, clauses: [comment] }, ['微博管理手册 四-3（转发要写评论）']],
    ['the incident', { ...rule, clauses: [comment], incident }, ['微博管理手册 四-3（转发微博无观点）']],
    [
      'each clause',
      { ...rule, clauses: [comment, meaning] },
      ['微博管理手册 四-3（转发要写评论）', '微博管理手册 四-3-2（转发有选择）'],
    ],
    [
      'one incident for all clauses',
      { ...rule, clauses: [comment, meaning], incident },
      ['微博管理手册 四-3、四-3-2（转发微博无观点）'],
    ],
    [
      'clauses in one place: the place once',
      { ...rule, clauses: [comment, { ...comment, id: 'other' }, meaning, { ...comment, id: 'third' }], incident },
      ['微博管理手册 四-3、四-3-2（转发微博无观点）'],
    ],
    // The handbook’s word for it is not the law’s.
    [
      'other packs too',
      { ...rule, clauses: [superlatives, comment], incident },
      ['微博管理手册 四-3（转发微博无观点）', '广告法 第九条（不用「最佳」）'],
    ],
    [
      'a hostile pack',
      { ...rule, clauses: [{ ...comment, at: '\u001b[2J\u202e' }] },
      ['微博管理手册 ␛[2J⟨U+202E⟩（转发要写评论）'],
    ],
  ])('%s', (_, cited, lines) => {
    expect(clauseLines(cited, 'zh')).toEqual(lines)
  })

  test('in English', () => {
    expect(clauseLines({ ...rule, clauses: [comment, meaning, superlatives], incident }, 'en')).toEqual([
      'Weibo handbook 四-3, 四-3-2 (repost without a view)',
      'Advertising law 第九条 (No superlatives)',
    ])
  })
})
