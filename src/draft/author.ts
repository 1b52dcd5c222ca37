import { textsOf } from '../shape/yaml-tree.ts'
import type { Draft } from './draft.ts'
import { fieldNode } from './front-matter.ts'

/** Who wrote a draft, if it says so. */
export function authorOf({ frontMatter }: Draft): string | undefined {
  const author = textsOf(fieldNode(frontMatter, 'author'))[0]?.trim()
  return author === '' ? undefined : author
}
