import type { Problem } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { spellingsOf } from './canonical.ts'
import { draftKeys } from './keys.ts'

/** Blank lines or blanks before it, or the dashes that an input method makes of hyphens. */
const FENCE = /^(\s*)([-‐–—―─－]{2,})[^\S\r\n]*(?:\r\n|\n|\r)/
const CLOSE = /^\s*(?:[-‐–—―─－]{2,}|\.\.\.)\s*$/
const KEY = /^\s*([^\s:：、，。#]{1,20})[:：]/
/** A comment, an item, what belongs to the key above. */
const OTHER = /^\s*(?:#|- |$)|^\s{2,}/

/**
 * What was meant for front matter and does not stand as front matter: it would be published with the post. Only what reads
 * as keys that drafts have is told from lines of a post between two rules.
 */
export function strayFrontMatter(source: string): Problem | undefined {
  const fence = FENCE.exec(source)
  if (fence === null || !readsAsKeys(source.slice(fence[0].length), fence[2] === '---')) return undefined
  const [, before = '', dashes = ''] = fence
  const found = foundOn(before, dashes)
  return {
    span: { start: before.length, end: before.length + dashes.length },
    message: {
      zh: `这里像是文件头，但第 1 行不是「---」，会被当作正文发出去（${found.zh}）`,
      en: `This reads as front matter, but line 1 is not “---”: it would be published with the post (${found.en})`,
    },
    help: {
      zh: '第 1 行只写三个半角减号「---」，前面没有空行或空格，后面也没有别的字',
      en: 'Write “---”, three plain hyphens and nothing else, on line 1, with nothing before it',
    },
  }
}

function foundOn(before: string, dashes: string): Bilingual {
  if (before !== '') return { zh: '前面有空行或空格', en: 'blanks stand before it' }
  if (dashes === '---') return { zh: '后面有全角空格之类', en: 'a wide blank or the like stands behind it' }
  return { zh: `写的是「${dashes}」`, en: `“${dashes}” stands there` }
}

/** @param plain the opening line has plain hyphens: it takes a known key among others. Else all are known ones. */
function readsAsKeys(text: string, plain: boolean): boolean {
  const known = spellingsOf(draftKeys)
  let plainly = plain
  const keys: boolean[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (CLOSE.test(line)) return plainly ? keys.includes(true) : keys.length > 0 && !keys.includes(false)
    const key = OTHER.test(line) ? undefined : KEY.exec(line)
    if (key === null) return false
    if (key === undefined) continue
    keys.push(known.has(key[1] ?? ''))
    plainly &&= key[0].endsWith(':')
  }
  return false
}
