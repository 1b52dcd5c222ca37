import { onDemand } from './on-demand.ts'

/**
 * A text made safe and honest for a terminal: a character that would act on the terminal, turn the direction of writing
 * or not be seen at all is written out (ESC as ␛, U+202E as ⟨U+202E⟩); a tab becomes one blank. Line ends are controls
 * too: pass one line. What makes up an emoji (joiner, selector, skin, tags) or selects the form of a Han character stays.
 *
 * The result is longer than the text. To set a caret under a part, make the parts visible one by one:
 * `visible(before)`, `visible(marked)` and their display widths. Parts shown side by side are as safe as the whole.
 */
export function visible(text: string): string {
  if (PLAIN.test(text) || !hidden().test(text)) return text
  return text.replace(keptOrHidden(), (match, kept: string | undefined) =>
    kept === undefined ? visibleChar(match.codePointAt(0) ?? 0) : kept,
  )
}

/** How one code point is shown, whatever stands around it: a joiner or a selector outside its emoji is written out. */
export function visibleChar(codePoint: number): string {
  if (codePoint === TAB) return ' '
  if (codePoint < 0x20) return String.fromCodePoint(CONTROL_PICTURES + codePoint)
  if (codePoint === DELETE) return '␡'
  const char = String.fromCodePoint(codePoint)
  return hidden().test(char) ? `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩` : char
}

const TAB = 0x09
const DELETE = 0x7f
/** U+2400 is the picture of NUL, and so on. */
const CONTROL_PICTURES = 0x2400

/**
 * C0, DEL and C1 controls; lone surrogates; line and paragraph separators; bidi marks and overrides, zero-width and
 * other characters that are not to be seen (all default ignorable); interlinear annotation.
 */
const HIDDEN_CLASS =
  '[\\p{Control}\\p{Surrogate}\\p{Line_Separator}\\p{Paragraph_Separator}\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB]'

const hidden = onDemand(() => new RegExp(HIDDEN_CLASS, 'u'))

/** What nearly every text is made of: the others take a millisecond to compile. */
const PLAIN = /^[ -~\u3001-\u303d\u4e00-\u9fff\uff01-\uff5e]*$/

/** Hidden characters in the places where they belong. */
const KEPT = [
  // A joiner between two emoji.
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic})',
  // Text or emoji style.
  '(?<=\\p{Emoji})[\\uFE0E\\uFE0F]',
  // The flags of England, Scotland and Wales.
  '(?<=\\u{1F3F4})[\\u{E0020}-\\u{E007E}]{1,8}\\u{E007F}',
  // Variants of Han characters and of punctuation.
  '(?<=[\\p{Script=Han}\\p{Punctuation}\\p{Symbol}])[\\uFE00-\\uFE0D\\u{E0100}-\\u{E01EF}]',
  // Variants of Mongolian letters.
  '(?<=(?!\\p{Default_Ignorable_Code_Point})\\p{Script=Mongolian})[\\u180B-\\u180F]',
].join('|')

const keptOrHidden = onDemand(() => new RegExp(`(${KEPT})|${HIDDEN_CLASS}`, 'gu'))
