import type { Nodes } from 'mdast'
import type { Span } from '../text/span.ts'
import type { Comment } from './body.ts'
import { commentValue, cutHtml } from './html.ts'
import type { PostText } from './post-text.ts'

/** A piece of code or HTML: a line end, or the text of one line without what the containers put before it. */
export interface RawPiece extends Span {
  readonly value: string
  readonly isLineEnd: boolean
}

/** A code block, as it is. One with nothing to see is left out. */
export function writeCode(out: PostText, pieces: readonly RawPiece[], node: Nodes | undefined): void {
  if (node?.type !== 'code') throw new Error(`remark makes ${node?.type} of a code block`)
  // The line ends behind the opening fence and before the closing one are not part of the code. Indented code begins with words.
  const from = pieces[0]?.isLineEnd ? 1 : 0
  const to = pieces.length > from && pieces.at(-1)?.isLineEnd ? -1 : undefined
  const lines = pieces.slice(from, to)
  // Without line ends: where a blank line is indented, remark joins a CR and the next LF to what looks like one CRLF.
  expectSame(textOf(lines).replaceAll('\n', ''), node.value.replace(/[\r\n]/g, ''))
  if (isBlank(node.value)) return
  for (const { start, end, value, isLineEnd } of lines) {
    if (isLineEnd) out.verbatimLineEnd(start, end)
    else if (value !== '') out.verbatim(start, end, value)
  }
}

/** What a reader sees of a run of HTML. Gives the comments in it. */
export function writeHtml(out: PostText, pieces: readonly RawPiece[]): Comment[] {
  const html = textOf(pieces)
  const comments: Comment[] = []
  const cursor = new PieceCursor(pieces)
  for (const { kind, start, end } of cutHtml(html)) {
    const parts = cursor.take(end - start)
    const first = parts[0]
    const last = parts.at(-1)
    if (first === undefined || last === undefined) continue
    if (kind === 'break') out.lineBreak(first.start, last.end)
    else if (kind === 'comment') {
      comments.push({ span: { start: first.start, end: last.end }, value: commentValue(html.slice(start, end)) })
    } else if (kind === 'text') {
      for (const part of parts) {
        if (part.isLineEnd) out.lineEnd(part.start, part.end)
        else out.words(part.start, part.end, part.value)
      }
    }
  }
  return comments
}

export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text)
}

/** A difference to what remark says itself is a bug: in the reading of its tokens, or because it reads otherwise now. */
export function expectSame(ours: string, remarks: string): void {
  if (ours !== remarks) throw new Error(`read ${JSON.stringify(ours)} where remark reads ${JSON.stringify(remarks)}`)
}

function textOf(pieces: readonly RawPiece[]): string {
  return pieces.map(({ value }) => value).join('')
}

/** Goes through pieces by units of their joined text. */
class PieceCursor {
  readonly #pieces: readonly RawPiece[]
  #at = 0
  /** Units of the present piece that are taken. */
  #taken = 0

  constructor(pieces: readonly RawPiece[]) {
    this.#pieces = pieces
  }

  /** The next pieces and parts of pieces, `units` long together. */
  take(units: number): RawPiece[] {
    const parts: RawPiece[] = []
    for (let left = units; left > 0; ) {
      const piece = this.#pieces[this.#at]
      if (piece === undefined) throw new Error(`${left} units more are asked for than there are`)
      const size = Math.min(left, piece.value.length - this.#taken)
      if (size > 0) parts.push(partOf(piece, this.#taken, this.#taken + size))
      left -= size
      this.#taken += size
      if (this.#taken < piece.value.length) continue
      this.#at++
      this.#taken = 0
    }
    return parts
  }
}

function partOf(piece: RawPiece, from: number, to: number): RawPiece {
  if (piece.isLineEnd || (from === 0 && to === piece.value.length)) return piece
  // Counted from the end: the value may begin with blanks that stand for the rest of a tab before it.
  const offset = piece.end - piece.value.length
  return {
    start: Math.max(piece.start, offset + from),
    end: Math.max(piece.start, offset + to),
    value: piece.value.slice(from, to),
    isLineEnd: false,
  }
}
