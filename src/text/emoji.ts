import type { Span } from './span.ts'

/** The emoji of a text from left to right, each a whole: a flag, a family, a hand with its skin tone, a keycap. */
export function emojiIn(text: string): Span[] {
  return Array.from(text.matchAll(EMOJI), ({ 0: emoji, index }) => ({ start: index, end: index + emoji.length }))
}

/**
 * Flags, keycaps, and pictures with selector, skin tone, tags and joined pictures. Below U+2600, and in 〰, signs that
 * Unicode shows as text by default are pictures only with the emoji selector: ©, ™, ↔, ▶.
 */
const EMOJI =
  /\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3|(?!(?!\p{Emoji_Presentation})[\u00A9-\u25FF\u3030](?!\uFE0F))\p{Extended_Pictographic}(?!\uFE0E)(?:\uFE0F|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}]+)?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier})?)*/gu
