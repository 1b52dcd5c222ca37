import type { Draft } from '../draft/draft.ts'
import { isVideo } from '../draft/media-format.ts'
import { reachOf } from '../draft/media-reference.ts'
import { isAbsent, nodeAt, type YamlNode } from '../shape/yaml-tree.ts'
import type { Attachment } from './media-findings.ts'

/** What a draft attaches: the pictures and films of its body, and links to films of the project. */
export function attachmentsOf({ body }: Draft): readonly Attachment[] {
  const attachments: Attachment[] = []
  for (const { url, urlSpan, alt, span } of body.images) {
    const place = urlSpan.end > urlSpan.start ? urlSpan : span
    const video = isVideo(url)
    attachments.push({
      reference: url,
      span: place,
      as: video ? 'video' : 'image',
      ...(video ? {} : { alt: { text: alt.text, span } }),
    })
  }
  for (const { url, urlSpan } of body.links) {
    if (isVideo(url) && reachOf(url) !== 'remote') attachments.push({ reference: url, span: urlSpan, as: 'video' })
  }
  return attachments
}

/** What fields of the front matter or of a profile name; a field may be a list. */
export function attachmentsNamed(fields: YamlNode | undefined, paths: readonly string[]): readonly Attachment[] {
  return paths.flatMap((path) => {
    const node = nodeAt(fields, path)
    const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node]
    return items.flatMap((item): Attachment[] =>
      item.kind === 'scalar' && !isAbsent(item)
        ? [{ reference: item.text, span: item.span, as: isVideo(item.text) ? 'video' : 'image' }]
        : [],
    )
  })
}
