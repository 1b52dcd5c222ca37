import { profileTexts } from '../account/profile-path.ts'
import { scalarText } from '../draft/scalar-text.ts'
import { textsOf, type YamlScalar } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { findFolded, sameFolded } from '../text/match/find-folded.ts'
import type { Span } from '../text/span.ts'
import type { FieldsContext, Subject } from './check.ts'
import { pathInProfile, pathName } from './key-path.ts'
import { keyPlaces } from './key-places.ts'

/** Which keys have no text in a value, with the text that is missing; nothing if all stand there. */
export function notIncluded(
  scalars: readonly YamlScalar[],
  paths: readonly string[],
  subject: Subject,
  context: FieldsContext,
): Bilingual | undefined {
  const missing = paths.flatMap((path) => {
    const texts = otherTexts(path, subject, context)
    if (texts.length === 0) return []
    if (texts.some((text) => scalars.some((item) => findFolded(item.text, text).length > 0))) return []
    const { zh, en } = pathName(path, subject)
    return [
      {
        zh: `${zh}${texts.map((text) => `「${text}」`).join('或')}`,
        en: `${en} ${texts.map((text) => `“${text}”`).join(' or ')}`,
      },
    ]
  })
  if (missing.length === 0) return undefined
  return { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') }
}

/** The texts of other keys that stand in a value, each with its place in the file; of those that overlap the longest. */
export function excluded(
  item: YamlScalar,
  paths: readonly string[],
  subject: Subject,
  context: FieldsContext,
): readonly { readonly span: Span; readonly word: string }[] {
  const words = new Set(paths.flatMap((path) => otherTexts(path, subject, context)))
  if (words.size === 0) return []
  const found = [...words].flatMap((word) => findFolded(item.text, word).map((span) => ({ span, word })))
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const written = scalarText(item, sourceOf(context))
  let end = 0
  return found.flatMap(({ span, word }) => {
    if (span.start < end) return []
    end = span.end
    return [{ span: written.toSource(span), word }]
  })
}

/** Whether two texts are the same, however they are written. */
export function sameText(a: string, b: string): boolean {
  return a.trim() === b.trim() || sameFolded(a, b)
}

function otherTexts(path: string, subject: Subject, context: FieldsContext): readonly string[] {
  const inProfile = pathInProfile(path, subject)
  if (inProfile === undefined) return keyPlaces(context, path).flatMap(({ node }) => textsOf(node))
  return context.account === undefined ? [] : profileTexts(context.account.profile, inProfile)
}

function sourceOf({ posting, account }: FieldsContext): string {
  return posting?.draft.source ?? account?.source ?? ''
}
