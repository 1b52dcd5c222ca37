import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Span } from '../text/span.ts'

/** The unit in which a client counts the characters of a line. */
export const encodings = ['utf-16', 'utf-8', 'utf-32'] as const
export type Encoding = (typeof encodings)[number]

const BOM = '\ufeff'

/** The text of a document as postlint reads it. */
export function textOf(document: TextDocument): string {
  const text = document.getText()
  return text.startsWith(BOM) ? text.slice(1) : text
}

/** Carries offsets of the text without its byte order mark to places of the protocol and back. */
export class Places {
  readonly #document: TextDocument
  readonly #encoding: Encoding
  readonly #shift: number

  constructor(document: TextDocument, encoding: Encoding) {
    this.#document = document
    this.#encoding = encoding
    this.#shift = document.getText().startsWith(BOM) ? 1 : 0
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.positionOf(start), end: this.positionOf(end) }
  }

  positionOf(offset: number): Position {
    const at = this.#document.positionAt(offset + this.#shift)
    if (this.#encoding === 'utf-16') return at
    const start = this.#document.offsetAt({ line: at.line, character: 0 })
    const before = this.#document.getText().slice(start, start + at.character)
    return { line: at.line, character: unitsIn(before, this.#encoding) }
  }

  offsetOf(position: Position): number {
    const { line, character } = toUtf16(this.#document, position, this.#encoding)
    return Math.max(0, this.#document.offsetAt({ line, character }) - this.#shift)
  }
}

/** Applies the changes of a client, whose ranges each hold for the text that the ones before left. */
export function withChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding,
): TextDocument {
  let changed = document
  for (const change of changes) {
    const carried =
      'range' in change
        ? {
            text: change.text,
            range: {
              start: toUtf16(changed, change.range.start, encoding),
              end: toUtf16(changed, change.range.end, encoding),
            },
          }
        : change
    changed = TextDocument.update(changed, [carried], version)
  }
  return changed
}

function toUtf16(document: TextDocument, { line, character }: Position, encoding: Encoding): Position {
  if (encoding === 'utf-16') return { line, character }
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
  let units = 0
  let at = 0
  for (const char of text) {
    if (units >= character) break
    units += unitsOf(char, encoding)
    at += char.length
  }
  return { line, character: at }
}

function unitsIn(text: string, encoding: Encoding): number {
  let units = 0
  for (const char of text) units += unitsOf(char, encoding)
  return units
}

function unitsOf(char: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1
  if (encoding === 'utf-16') return char.length
  const point = char.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
