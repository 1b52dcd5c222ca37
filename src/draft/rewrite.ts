import type { YamlNode, YamlScalar } from '../shape/yaml-tree.ts'
import { applyEdits, type Edit } from '../text/edits.ts'
import type { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import { type Draft, parseDraft } from './draft.ts'
import { scalarText } from './scalar-text.ts'

/**
 * The draft with edits made, if they change what is read exactly as meant and nothing besides: the text of the post, the
 * alternative texts of pictures, values of the front matter. Undefined where Markdown or YAML takes the result otherwise.
 *
 * @param edits they don't overlap; in the body, a backslash before punctuation is an escape
 */
export function rewritten(draft: Draft, edits: readonly Edit[]): Draft | undefined {
  const after = parseDraft(applyEdits(draft.source, edits), draft.path)
  if (after.problems.length > 0) return undefined
  const bodyStart = draft.frontMatter.span.end
  const inFront = edits.filter(({ span }) => span.start < bodyStart)
  const inBody = edits.filter(({ span }) => span.start >= bodyStart).map((edit) => ({ ...edit, text: read(edit.text) }))
  if (inFront.some(({ span }) => span.end > bodyStart)) return undefined
  return sameFront(draft, after, inFront) && sameBody(draft, after, inBody) ? after : undefined
}

/** A text as Markdown has to be given it where something in it could be markup. */
export function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

function read(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function sameBody(before: Draft, after: Draft, edits: readonly Edit[]): boolean {
  const { text, images, links, comments, headings } = before.body
  const inImages = edits.filter(({ span }) => images.some((image) => covers(image.span, span)))
  const inText = edits.filter((edit) => !inImages.includes(edit))
  const now = after.body
  if (now.text.text !== expected(text, inText)) return false
  if (now.images.length !== images.length || now.links.length !== links.length) return false
  if (now.comments.length !== comments.length || now.headings.length !== headings.length) return false
  return (
    images.every(({ span, alt, url }, at) => {
      const inAlt = inImages.filter((edit) => covers(span, edit.span))
      return now.images[at]?.url === url && now.images[at]?.alt.text === expected(alt, inAlt)
    }) &&
    links.every(({ url }, at) => now.links[at]?.url === url) &&
    comments.every(({ value }, at) => now.comments[at]?.value === value)
  )
}

function sameFront(before: Draft, after: Draft, edits: readonly Edit[]): boolean {
  if (edits.length === 0) {
    const { end } = before.frontMatter.span
    return after.frontMatter.span.end === end && after.source.slice(0, end) === before.source.slice(0, end)
  }
  const old = [...scalarsOf(before.frontMatter.root, '')]
  const now = [...scalarsOf(after.frontMatter.root, '')]
  if (old.length !== now.length) return false
  if (edits.some(({ span }) => !old.some(({ node }) => covers(node.span, span)))) return false
  return old.every(({ path, node }, at) => {
    const inside = edits.filter(({ span }) => covers(node.span, span))
    const wanted = inside.length === 0 ? node.text : expected(scalarText(node, before.source), inside)
    return now[at]?.path === path && now[at]?.node.text === wanted
  })
}

function* scalarsOf(
  node: YamlNode | undefined,
  path: string,
): Iterable<{ readonly path: string; readonly node: YamlScalar }> {
  if (node === undefined) return
  if (node.kind === 'scalar') yield { path, node }
  else if (node.kind === 'list') for (const item of node.items) yield* scalarsOf(item, `${path}.*`)
  else for (const { key, value } of node.entries) yield* scalarsOf(value, `${path}.${key}`)
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** What is to be read once the source of a text is edited; undefined where an edit touches what is not written as it is read. */
function expected(mapped: MappedText, edits: readonly Edit[]): string | undefined {
  const inText: Edit[] = []
  for (const { span, text } of edits) {
    const place = mapped.toText(span)
    if (place === undefined) return undefined
    inText.push({ span: place, text })
  }
  return applyEdits(mapped.text, inText)
}
