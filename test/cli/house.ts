/** A small pack with a rule of each grade and a hint, for tests that are about something else than rules. */
export const house = `pack: house
title: {zh: 本店规定, en: House rules}
clauses:
  brag: {at: 一, says: {zh: 不说大话, en: No bragging}, by: draft}
grades:
  1: {name: {zh: 大事, en: Grave}, sanction: {zh: 写检查, en: A written apology}}
rules:
  brag:
    clause: brag
    grade: 1
    check: phrase
    with: {words: [全城最低]}
    message: {zh: '大话「{match}」', en: 'bragging: “{match}”'}
    examples:
      invalid: [全城最低价]
      valid: [全城都在下雨，最低气温三度]
  shout:
    grade: 2
    check: pattern
    with: {regex: '[！!]{3,9}'}
    message: {zh: '喊叫「{match}」', en: 'shouting: “{match}”'}
    examples:
      invalid: [来吧！！！]
      valid: [来吧！]
  long:
    grade: 3
    check: length
    with: {max: 30, unit: grapheme}
    message: {zh: '{actual} 字，上限 {max}', en: '{actual} of {max}'}
    examples:
      invalid: [一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一]
      valid: [一二三]
  topic:
    hint: true
    check: required
    with: {any: [topic]}
    message: {zh: 没有话题, en: no topic}
    examples:
      invalid: [没有话题的正文]
      valid: ['#话题# 正文']
`

/** Drafts that the rules of the house find something in, or nothing. */
export const drafts = {
  clean: '#早安# 今天多云。\n',
  hinted: '今天多云。\n',
  grade3: `#早安# ${'今天多云，明天有雨。'.repeat(4)}\n`,
  grade2: '#早安# 快来！！！\n',
  grade1: '#早安# 全城最低价。\n',
} as const

/** A project of the house pack. */
export function project(config = '', files: Readonly<Record<string, string | Uint8Array>> = {}) {
  return { 'postlint.yaml': `packs: [./rules/house.yaml]\n${config}`, 'rules/house.yaml': house, ...files }
}
