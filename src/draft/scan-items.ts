import type { Span } from '../text/span.ts'
import { indentOf, type Line, lineOf } from './scan-lines.ts'

/** An item of a list. */
export interface Item {
  readonly from: number
  /** The number of the first line behind it. */
  readonly to: number
  readonly marker: Marker
  readonly inner: readonly Line[]
}

export interface Marker extends Span {
  /** What the markers of one list have in common: `-`, `+`, `*`, `.` or `)`. */
  readonly sign: string
  /** How far its words are from where the line begins. */
  readonly width: number
}

/**
 * The item that begins at a line: that line, and those below that are indented as far as its words, with the blank ones
 * between them.
 */
export function itemAt(source: string, lines: readonly Line[], from: number): Item | undefined {
  const first = lines[from] as Line
  const marker = markerOf(source, first)
  if (marker === undefined) return undefined
  const inner = [lineOf(source, first.start + marker.width, first.end, first.next)]
  if (inner[0]?.kind !== 'text') return undefined
  let to = from + 1
  for (;;) {
    let next = to
    while (lines[next]?.kind === 'blank') next++
    const below = lines[next]
    if (below === undefined || indentOf(below) < marker.width) break
    for (const { start, end, next: behind } of lines.slice(to, next + 1))
      inner.push(lineOf(source, Math.min(start + marker.width, end), end, behind))
    to = next + 1
  }
  return { from, to, marker, inner }
}

export function markerOf(source: string, { kind, start, end, textStart }: Line): Marker | undefined {
  if (kind !== 'bullet' && kind !== 'ordered') return undefined
  const [written = '', marker = ''] = /^([-+*]|\d+[.)]) +/.exec(source.slice(textStart, end)) ?? []
  return {
    sign: marker.slice(-1),
    start: textStart,
    end: textStart + marker.length,
    width: textStart - start + written.length,
  }
}
