import type { Draft } from '../draft/draft.ts'
import { fieldNode } from '../draft/front-matter.ts'
import type { Platform } from '../draft/keys.ts'
import type { Moment } from '../draft/moment.ts'
import { isAbsent, type YamlNode } from '../shape/yaml-tree.ts'
import type { Sealed } from './seal.ts'

/** What decides a seal besides the draft itself. */
export interface SealContext {
  /** The account that publishes it, also where the draft does not name it. */
  readonly account: string | undefined
  readonly platforms: readonly Platform[]
  /** The content of each picture and video, in the order of the draft: a digest, or what stands in its place. */
  readonly media: readonly string[]
}

/**
 * What an approval of a draft covers: everything that followers will see and everything that decides by which rules it
 * is judged. Not covered: white space at line ends, the status, the review record itself, keys unknown to postlint,
 * alternative texts and names of pictures (their content is), the order of keys and how values are quoted.
 */
export function sealedDraft(draft: Draft, { account, platforms, media }: SealContext): Sealed {
  const { meta, frontMatter, body } = draft
  const field = (path: string) => plainText(fieldNode(frontMatter, path))
  return {
    text: canonicalText(body.text.text),
    title: field('title'),
    media: JSON.stringify(media),
    account: account ?? '',
    platform: platforms.join(' '),
    publish: meta.publish === undefined ? '' : canonicalMoment(meta.publish),
    kind: meta.kind,
    category: JSON.stringify(meta.categories.map(nfc)),
    author: field('author'),
    source: field('source'),
    repost: field('repost'),
    event: field('event'),
    switches: JSON.stringify([meta.crisis, meta.major, meta.commercial, meta.ai]),
    digest: field('digest'),
    cooperation: field('cooperation'),
    directives: JSON.stringify([
      ...draft.directives.filter(({ inFrontMatter }) => inFrontMatter).map(({ text }) => nfc(text)),
      ...body.comments
        .map(({ value }) => value.trim().replace(/\s+/g, ' '))
        .filter((value) => /^postlint(?:[-_:：]|\s+(?:disable|enable|停用|恢复))/i.test(value))
        .map(nfc),
    ]),
  }
}

/** NFC with LF, without blanks at line ends and at both ends of the text. */
export function canonicalText(text: string): string {
  return nfc(text.replace(/\r\n?/g, '\n'))
    .replace(/[^\S\n]+$/gm, '')
    .trim()
}

function nfc(text: string): string {
  return text.normalize('NFC')
}

/** Values as JSON with sorted keys; what is not written is the empty text, so that `source: {}` is no source. */
export function plainText(node: YamlNode | undefined): string {
  const value = plainValue(node)
  return value === undefined ? '' : JSON.stringify(value)
}

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain }

function plainValue(node: YamlNode | undefined): Plain | undefined {
  if (node === undefined || isAbsent(node)) return undefined
  if (node.kind === 'scalar') return canonicalText(node.text)
  if (node.kind === 'list') return node.items.map((item) => plainValue(item) ?? '')
  const entries = node.entries
    .map(({ key, value }) => [key, plainValue(value)] as const)
    .filter((entry): entry is readonly [string, Plain] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function canonicalMoment({ year, month, day, minutes, offsetMinutes }: Moment): string {
  return [year, month, day, minutes ?? '-', offsetMinutes ?? '-'].join(' ')
}
