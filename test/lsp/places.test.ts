import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { encodings, Places, textOf, withChanges } from '../../src/lsp/places.ts'

const piece = fc.constantFrom('a', 'é', '字', '😀', '👨‍👩‍👧', '\n', '\r\n', '\r', ' ', '\ufeff')
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
const encoding = fc.constantFrom(...encodings)

test('an offset goes to a place and back, in each encoding', () => {
  fc.assert(
    fc.property(text, encoding, (source, unit) => {
      const document = TextDocument.create('file:///a.md', 'markdown', 1, source)
      const places = new Places(document, unit)
      const read = textOf(document)
      for (let offset = 0; offset <= read.length; offset++) {
        // Within a character, or between CR and LF, there is no place.
        if (/[\udc00-\udfff]/.test(read[offset] ?? '') && offset > 0) continue
        if (read[offset] === '\n' && read[offset - 1] === '\r') continue
        expect(places.offsetOf(places.positionOf(offset))).toBe(offset)
      }
    }),
  )
})

test('edits give the text that they say, in each encoding', () => {
  const edit = fc.record({ from: fc.nat(), to: fc.nat(), text })
  fc.assert(
    fc.property(text, encoding, fc.array(edit, { minLength: 1, maxLength: 4 }), (source, unit, edits) => {
      let document = TextDocument.create('file:///a.md', 'markdown', 1, source)
      let expected = source
      for (const [number, { from, to, text: inserted }] of edits.entries()) {
        const starts = boundaries(expected)
        const [start = 0, end = 0] = [from, to].map((each) => starts[each % starts.length] ?? 0).sort((a, b) => a - b)
        const range = rangeIn(expected, start, end, unit)
        document = withChanges(document, [{ range, text: inserted }], number + 2, unit)
        expected = expected.slice(0, start) + inserted + expected.slice(end)
      }
      expect(document.getText()).toBe(expected)
      expect(document.version).toBe(edits.length + 1)
    }),
  )
})

test.each([
  ['utf-16', 3],
  ['utf-8', 7],
  ['utf-32', 2],
] as const)('%s: after 字😀 it is column %i', (unit, character) => {
  const document = TextDocument.create('file:///a.md', 'markdown', 1, '一\n字😀后')
  expect(new Places(document, unit).positionOf(5)).toEqual({ line: 1, character })
})

/** Where an edit may begin or end. */
function boundaries(source: string): number[] {
  return Array.from({ length: source.length + 1 }, (_, offset) => offset).filter(
    (offset) =>
      !(/[\udc00-\udfff]/.test(source[offset] ?? '') && /[\ud800-\udbff]/.test(source[offset - 1] ?? '')) &&
      !(source[offset] === '\n' && source[offset - 1] === '\r'),
  )
}

/** As a client counts: its own way, not ours. */
function rangeIn(source: string, start: number, end: number, unit: (typeof encodings)[number]) {
  const position = (offset: number) => {
    const lines = source.slice(0, offset).split(/\r\n|\n|\r/)
    const last = lines.at(-1) ?? ''
    const character =
      unit === 'utf-8' ? Buffer.byteLength(last) : unit === 'utf-32' ? Array.from(last).length : last.length
    return { line: lines.length - 1, character }
  }
  return { start: position(start), end: position(end) }
}
