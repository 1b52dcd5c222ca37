import type { Language } from '../text/bilingual.ts'

const nouns = {
  file: { zh: '个文件', en: 'file' },
  path: { zh: '个路径', en: 'path' },
  profile: { zh: '份账号资料', en: 'account profile' },
  rule: { zh: '条规则', en: 'rule' },
  draft: { zh: '篇草稿', en: 'draft' },
} as const

/** So many of something: `3 条规则`, `3 rules`, `1 rule`. */
export function countOf(count: number, noun: keyof typeof nouns, lang: Language): string {
  const { zh, en } = nouns[noun]
  return lang === 'zh' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`
}
