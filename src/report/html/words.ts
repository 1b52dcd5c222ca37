import type { About } from '../../lint/about.ts'
import type { Bilingual } from '../../text/bilingual.ts'

export const kindNames: Readonly<Record<About['kind'], Bilingual>> = {
  original: { zh: '原创', en: 'original' },
  repost: { zh: '转发', en: 'repost' },
  reply: { zh: '回复', en: 'reply' },
  reprint: { zh: '转载', en: 'reprint' },
}

/** Drafts are what a report is about; what has gone out is told apart. */
export const publishedName: Bilingual = { zh: '已发布', en: 'published' }

export const noAccount: Bilingual = { zh: '没有写账号', en: 'no account' }
export const noAuthor: Bilingual = { zh: '没有写作者', en: 'no author' }
