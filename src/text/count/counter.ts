import type { Bilingual } from '../bilingual.ts'

export const units = ['weibo', 'weibo-official', 'wechat', 'xiaohongshu', 'x', 'han', 'grapheme', 'byte'] as const

/** What a length is counted in. Every platform has a notion of its own of what a character is. */
export type Unit = (typeof units)[number]

/** Counts the length of a text as a platform does. */
export interface Counter {
  readonly unit: Unit
  /** What one is called in a message, after a number: 149 字. */
  readonly noun: Bilingual
  /** The length of a text; a whole number. */
  count(text: string): number
  /**
   * The offset, in UTF-16 units, at which the longest prefix whose count is at most `max` ends: the rest is too much.
   * It never stands inside a grapheme cluster (nor a surrogate pair nor CRLF, which are clusters) or a URL token that
   * counts as a whole; so it may be 0 for a `max` above 0. If the whole text fits, it is the text's length.
   */
  cut(text: string, max: number): number
}
