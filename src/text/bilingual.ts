export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** A sentence in every language that postlint speaks. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
