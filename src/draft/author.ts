import { textsOf } from '../shape/yaml-tree.ts'
import type { Draft } from './draft.ts'
import { fieldNode } from './front-matter.ts'

/** Who wrote a draft, if it says so, in one word: the post of several people is all of theirs and no one’s alone. */
export function authorOf(draft: Draft): string | undefined {
  const names = writersOf(draft)
  return names.length === 0 ? undefined : names.join('、')
}

/** Everybody who wrote a draft, for telling authors from reviewers: of `陈晓、李敏` either, and the whole. */
export function authorsOf(draft: Draft): readonly string[] {
  return writersOf(draft).flatMap((name) => {
    const parts = name.split(BETWEEN_NAMES).map((part) => part.trim())
    return parts.length === 1 ? parts : [name, ...parts.filter((part) => part !== '')]
  })
}

const BETWEEN_NAMES = /[、，,；;／/＆&]|(?<=\p{sc=Han})\s+(?=\p{sc=Han})/u

/** Who wrote a draft, as it names them: one or a list. */
export function writersOf({ frontMatter }: Draft): readonly string[] {
  return textsOf(fieldNode(frontMatter, 'author'))
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
