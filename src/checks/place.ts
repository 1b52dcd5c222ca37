import type { Posting } from '../draft/posting.ts'
import type { Span } from '../text/span.ts'

/**
 * Where to point when something is missing: at the value of the front matter that made the rule hold, if there is one,
 * else at the first line of the post, else at the start of the file.
 */
export function placeOf({
  posting,
  because,
}: {
  readonly posting: Posting
  readonly because?: Span | undefined
}): Span {
  if (because !== undefined) return because
  const { post, draft } = posting
  if (post.text === '') return { start: draft.frontMatter.span.end, end: draft.frontMatter.span.end }
  const lineEnd = post.text.indexOf('\n')
  return post.toSource({ start: 0, end: lineEnd === -1 ? post.text.length : lineEnd })
}
