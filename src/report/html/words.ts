import type { Bilingual } from '../../text/bilingual.ts'

/** Drafts are what a report is about; what has gone out is told apart. */
export const publishedName: Bilingual = { zh: '已发布', en: 'published' }

export const noAccount: Bilingual = { zh: '没有写账号', en: 'no account' }
export const noAuthor: Bilingual = { zh: '没有写作者', en: 'no author' }
