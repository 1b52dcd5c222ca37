import type { Place } from '../text/span.ts'
import type { Problem } from './problem.ts'

const FULL_WIDTH = /^([^\s:：，]+)：/
const NO_BLANK = /^([^\s:：，"'[\]{}#\d][^\s:：，"'[\]{}#]*):(?=[^\s:/])/

/** A key whose colon is full-width, at the start of a text that YAML therefore takes for a word. */
export function fullWidthColon(text: string, span: Place): Problem | undefined {
  const key = FULL_WIDTH.exec(text)?.[1]
  return key === undefined
    ? undefined
    : {
        span: { ...span, end: span.start + key.length + 1 },
        message: { zh: `「${key}」后面是全角冒号「：」`, en: `“${key}” is followed by a full-width colon` },
        help: { zh: `改成半角冒号加空格：「${key}: 」`, en: `Write a plain colon and a blank: “${key}: ”` },
      }
}

/** A key whose colon has no blank behind it, for where a key is sure to be meant. */
function colonWithoutBlank(text: string, span: Place): Problem | undefined {
  const key = NO_BLANK.exec(text)?.[1]
  return key === undefined
    ? undefined
    : {
        span: { ...span, end: span.start + key.length + 1 },
        message: { zh: `「${key}」的冒号后面缺少空格`, en: `No blank follows the colon of “${key}”` },
        help: { zh: `在冒号后面空一格：「${key}: 」`, en: `Put a blank behind the colon: “${key}: ”` },
      }
}

/** The key that a word with a full-width colon begins with. */
export function keyBeforeColon(text: string): string | undefined {
  return FULL_WIDTH.exec(text)?.[1]
}

/** What keeps a text from being a key and its value, for where one must stand. */
export function colonSlip(text: string, span: Place): Problem | undefined {
  return fullWidthColon(text, span) ?? colonWithoutBlank(text, span)
}
