import { entryOf } from '../shape/yaml-tree.ts'
import type { Span } from '../text/span.ts'
import type { FieldsContext } from './check.ts'

/**
 * Where to point when something is missing: at the value that made the rule hold, if there is one; else at the first
 * line of the post, or at the start of a file without text; in a profile at the name of the account.
 */
export function placeOf({
  posting,
  because,
  fields,
}: Pick<FieldsContext, 'posting' | 'because'> & Partial<Pick<FieldsContext, 'fields'>>): Span {
  if (because !== undefined) return because
  if (posting === undefined) return entryOf(fields, 'account')?.value.span ?? { start: 0, end: 0 }
  const { post, draft } = posting
  if (post.text === '') return { start: draft.frontMatter.span.end, end: draft.frontMatter.span.end }
  const lineEnd = post.text.indexOf('\n')
  return post.toSource({ start: 0, end: lineEnd === -1 ? post.text.length : lineEnd })
}
