import type { Bilingual } from '../text/bilingual.ts'

/** The parts of what is approved, in the order of the seal. New parts go to the end: old seals stay readable. */
export const sealParts = [
  'text',
  'title',
  'media',
  'account',
  'platform',
  'publish',
  'kind',
  'category',
  'author',
  'source',
  'repost',
  'event',
  'switches',
  'digest',
  'directives',
  'cooperation',
] as const
export type SealPart = (typeof sealParts)[number]

export const sealPartNames: Readonly<Record<SealPart, Bilingual>> = {
  text: { zh: '正文', en: 'the text' },
  title: { zh: '标题', en: 'the title' },
  media: { zh: '图片或视频', en: 'the pictures or videos' },
  account: { zh: '账号', en: 'the account' },
  platform: { zh: '平台', en: 'the platform' },
  publish: { zh: '发布时间', en: 'the publish time' },
  kind: { zh: '类型', en: 'the kind' },
  category: { zh: '栏目', en: 'the category' },
  author: { zh: '作者', en: 'the author' },
  source: { zh: '来源', en: 'the source' },
  repost: { zh: '被转发的原文', en: 'what is reposted' },
  event: { zh: '活动信息', en: 'the event' },
  switches: { zh: '危机、重大、商业、AI 标记', en: 'the marks crisis, major, commercial, ai' },
  digest: { zh: '摘要', en: 'the digest' },
  directives: { zh: '停用规则的指令', en: 'the directives that switch rules off' },
  cooperation: { zh: '推广合作', en: 'the cooperation' },
}

/** What a seal covers: a canonical text for each part. An account has other parts than a draft, see {@link sealParts}. */
export type Sealed = Readonly<Partial<Record<SealPart, string>>>

/** SHA-256 of UTF-8 text. */
export type Sha256 = (text: string) => Uint8Array

const VERSION = 'postlint-seal-1'

/**
 * `sha256-ROOT.PARTS`: ROOT is the SHA-256 of all parts together and decides; PARTS holds two bytes of the SHA-256 of
 * each part, so that it can be said which of them changed. Both in base64url.
 */
export function sealOf(sealed: Sealed, sha256: Sha256): string {
  // What is empty is left out: a part that is new does not make the seals of drafts without it stale.
  const parts = sealParts.map((part) => [part, sealed[part] ?? ''] as const).filter(([, value]) => value !== '')
  const root = sha256(`${VERSION}\n${JSON.stringify(parts)}`)
  return `sha256-${base64url(root)}.${base64url(digestsOf(sealed, sha256))}`
}

function digestsOf(sealed: Sealed, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(sealParts.length * PART_BYTES)
  for (const [at, part] of sealParts.entries())
    bytes.set(sha256(`${part}\n${sealed[part] ?? ''}`).subarray(0, PART_BYTES), at * PART_BYTES)
  return bytes
}

const PART_BYTES = 2

/** Whether two seals are of the same content. What names the parts decides nothing. */
export function sameSeal(a: string, b: string): boolean {
  const rootOf = (seal: string) => /^sha256-([A-Za-z0-9_-]{43})(?:\.|$)/.exec(seal)?.[1]
  const root = rootOf(a)
  return root !== undefined && root === rootOf(b)
}

export function isSeal(text: string): boolean {
  return /^sha256-[A-Za-z0-9_-]{43}(?:\.[A-Za-z0-9_-]*)?$/.test(text)
}

/** The parts in which two seals differ; empty where either does not say. */
export function changedParts(before: string, after: string): readonly SealPart[] {
  const [old, now] = [partsIn(before), partsIn(after)]
  if (old === undefined || now === undefined) return []
  return sealParts.filter((_, at) => {
    const from = at * PART_BYTES
    // A part that an older postlint did not know is not compared.
    if (from + PART_BYTES > old.length) return false
    return old[from] !== now[from] || old[from + 1] !== now[from + 1]
  })
}

function partsIn(seal: string): Uint8Array | undefined {
  const parts = /^sha256-[A-Za-z0-9_-]{43}\.((?:[A-Za-z0-9_-]{4})+(?:[A-Za-z0-9_-]{2,3})?)$/.exec(seal)?.[1]
  return parts === undefined ? undefined : fromBase64url(parts)
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
