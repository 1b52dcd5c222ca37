import type { About } from '../lint/about.ts'
import type { Bilingual } from '../text/bilingual.ts'

export const kindNames: Readonly<Record<About['kind'], Bilingual>> = {
  original: { zh: '原创', en: 'original' },
  repost: { zh: '转发', en: 'repost' },
  reply: { zh: '回复', en: 'reply' },
  reprint: { zh: '转载', en: 'reprint' },
}

const shareNames: Readonly<Record<string, Bilingual>> = {
  ...kindNames,
  commented: { zh: '带评论的转发', en: 'commented repost' },
  direct: { zh: '直接转发', en: 'direct repost' },
}

/** What a share of a mix is of: a kind, or a category as the account names it. */
export function shareName(name: string): Bilingual {
  return shareNames[name] ?? { zh: name, en: name }
}
