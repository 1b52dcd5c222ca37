import type { Span } from '../text/span.ts'

/** A piece of a run of HTML. Offsets are UTF-16 units of the run. */
export interface HtmlPiece extends Span {
  /** `markup` is all that a reader does not see: tags, scripts, declarations. */
  readonly kind: 'text' | 'break' | 'comment' | 'markup'
}

/**
 * Cuts HTML into what a reader sees and what he does not. What CommonMark would not take for a tag stays text, so that
 * no check misses it; a comment or a script that never closes reaches to the end.
 */
export function cutHtml(html: string): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let textStart = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const piece = hiddenPieceAt(html, at)
    if (piece === undefined) {
      at++
      continue
    }
    if (textStart < at) pieces.push({ kind: 'text', start: textStart, end: at })
    pieces.push(piece)
    at = piece.end
    textStart = at
  }
  if (textStart < html.length) pieces.push({ kind: 'text', start: textStart, end: html.length })
  return pieces
}

/** What stands between `<!--` and `-->`. */
export function commentValue(comment: string): string {
  if (/^<!-{2,3}>$/.test(comment)) return ''
  return comment.slice('<!--'.length, comment.endsWith('-->') ? -'-->'.length : undefined)
}

function hiddenPieceAt(html: string, start: number): HtmlPiece | undefined {
  if (html.startsWith('<!--', start)) return { kind: 'comment', start, end: commentEnd(html, start) }
  if (html.startsWith('<![CDATA[', start)) return { kind: 'markup', start, end: endAfter(html, ']]>', start) }
  if (html.startsWith('<?', start)) return { kind: 'markup', start, end: endAfter(html, '?>', start) }
  if (/^[A-Za-z]$/.test(html.charAt(start + 2)) && html[start + 1] === '!') {
    return { kind: 'markup', start, end: endAfter(html, '>', start) }
  }
  TAG.lastIndex = start
  const match = TAG.exec(html)
  if (match === null) return undefined
  const name = (match[1] ?? match[2] ?? '').toLowerCase()
  // Browsers read `</br>` as `<br>`.
  if (name === 'br') return { kind: 'break', start, end: TAG.lastIndex }
  const opens = match[1] !== undefined
  const end = opens && (name === 'script' || name === 'style') ? rawTextEnd(html, name, TAG.lastIndex) : TAG.lastIndex
  return { kind: 'markup', start, end }
}

/** An opening or a closing tag as CommonMark 0.31 (section 6.6) has it. */
const TAG =
  /<(?:([A-Za-z][A-Za-z0-9-]*)(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/([A-Za-z][A-Za-z0-9-]*)\s*)>/y

function commentEnd(html: string, start: number): number {
  if (html.startsWith('<!-->', start)) return start + '<!-->'.length
  if (html.startsWith('<!--->', start)) return start + '<!--->'.length
  return endAfter(html, '-->', start + '<!--'.length)
}

function endAfter(html: string, closing: string, from: number): number {
  const at = html.indexOf(closing, from)
  return at === -1 ? html.length : at + closing.length
}

function rawTextEnd(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi')
  closing.lastIndex = from
  return closing.test(html) ? closing.lastIndex : html.length
}
