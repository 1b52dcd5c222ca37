// The two rules that peers can do as well: a post is at most so long, and some words are banned. Once for postlint, once
// for textlint, from the same figures and lists.
import { fileURLToPath } from 'node:url'

const MAX_CHARACTERS = 140
const WORDS = ['无可奉告', '不知道', '不清楚', '绝对不可能', '根本不可能', '有病吧', '或许', '可能', '大概', '好像']
const EXCEPTIONS = ['可能性', '不可能', '怎么可能', '尽可能', '大概率', '如不清楚', '看不清楚', '没有病吧']

/** A pack for postlint. */
export const twoRulesPack = `pack: two-rules
title: Two rules
source: {document: Two rules}
version: 1
clauses:
  all: {at: '1', says: Posts are short and firm, by: draft}
rules:
  too-long:
    clause: all
    grade: 3
    check: length
    with: {max: ${MAX_CHARACTERS}, unit: weibo}
    message: '{actual} characters, {over} over the limit of {max}'
    why: Long posts are not read
    try: Cut {over} characters
    examples:
      invalid: ['${'清'.repeat(MAX_CHARACTERS + 1)}']
      valid: ['${'清'.repeat(MAX_CHARACTERS)}']
  banned-word:
    clause: all
    grade: 1
    check: phrase
    with:
      words: [${WORDS.join(', ')}]
      except: [${EXCEPTIONS.join(', ')}]
    message: 'Banned: {match}'
    why: Readers want a firm answer
    try: Say what is known
    examples:
      invalid: [${WORDS[0]}]
      valid: [${EXCEPTIONS[0]}]
`

/** A `.textlintrc.json` for textlint. */
export const textlintConfig = JSON.stringify({
  rules: {
    [rulePath('post-length')]: { max: MAX_CHARACTERS },
    [rulePath('banned-words')]: { words: WORDS, except: EXCEPTIONS },
  },
})

function rulePath(name) {
  return fileURLToPath(new URL(`textlint-rules/${name}.mjs`, import.meta.url))
}
