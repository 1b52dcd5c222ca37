import type { Span } from '../src/text/span.ts'

/** Reads places marked «so» in a text: the text without the marks, and the spans they enclose. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = []
  const open: number[] = []
  let text = ''
  for (const char of marked) {
    if (char === '«') open.push(text.length)
    else if (char === '»') spans.push({ start: open.pop() ?? 0, end: text.length })
    else text += char
  }
  if (open.length > 0) throw new Error(`« without » in ${marked}`)
  return { text, spans }
}

/** Marks places in a text, for comparing with what a person wrote. */
export function mark(text: string, spans: readonly Span[]): string {
  let marked = ''
  let at = 0
  for (const { start, end } of spans) {
    marked += `${text.slice(at, start)}«${text.slice(start, end)}»`
    at = end
  }
  return marked + text.slice(at)
}
