import { createHash } from 'node:crypto'
import { parseDraft } from '../../src/draft/draft.ts'
import { type Sealed, sealOf } from '../../src/review/seal.ts'
import { sealedDraft } from '../../src/review/sealed-draft.ts'

export function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest()
}

/** What a seal of a draft covers, with pictures made up of their digests. */
export function sealed(source: string, media: readonly string[] = [], account = 'jinxiu'): Sealed {
  const draft = parseDraft(source, 'a.md')
  if (draft.problems.length > 0) throw new Error(draft.problems.map(({ message }) => message.en).join('\n'))
  const { platforms } = draft.meta
  return sealedDraft(draft, {
    account: draft.meta.account ?? account,
    platforms: platforms.length > 0 ? platforms : ['weibo'],
    media,
  })
}

export function seal(source: string, media: readonly string[] = [], account?: string): string {
  return sealOf(sealed(source, media, account), sha256)
}
