import type { Language } from '../../text/bilingual.ts'
import type { LineIndex } from '../../text/line-index.ts'
import type { Span } from '../../text/span.ts'
import { excerpt } from '../excerpt.ts'
import { type MarkedLine, markedLines } from '../frame.ts'
import { html, type Markup } from './markup.ts'

/** A page wraps its lines: there is room for a whole post of 140 characters around what is marked. */
const COLUMNS = 320

/** The lines of a place with their numbers, and what is meant marked in them. Of many lines, the first and the last. */
export function markedText(lines: LineIndex, span: Span, lang: Language): Markup {
  const [first, last] = markedLines(lines, span)
  if (first.number === last.number) return html`<div class="text">${line(first, lang)}</div>`
  const between = last.number > first.number + 1 ? html`<p class="gap">…</p>` : undefined
  return html`<div class="text">${line(first, lang)}${between}${line(last, lang)}</div>`
}

function line({ number, text, marked }: MarkedLine, lang: Language): Markup {
  const { parts } = excerpt(text, marked, COLUMNS)
  // An empty place is a point between two characters.
  const mark = parts.marked === '' ? html`<mark class="point"></mark>` : html`<mark>${parts.marked}</mark>`
  return html`<p${inChinese(text, lang)}><span class="number">${number}</span><span>${parts.before}${mark}${parts.after}</span></p>`
}

/** Fonts and voices for Chinese, where the page around it speaks another language. */
function inChinese(text: string, lang: Language): Markup | undefined {
  return lang !== 'zh' && /\p{Script=Han}/u.test(text) ? html` lang="zh-CN"` : undefined
}
