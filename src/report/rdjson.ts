import type { RunReport } from '../lint/run-report.ts'
import { byte } from '../text/count/byte.ts'
import type { LineIndex, Position } from '../text/line-index.ts'
import { jsonText } from './json.ts'
import { type Level, type Note, noteLines, notesOf } from './notes.ts'
import type { Style } from './style.ts'

const severities: Readonly<Record<Level, string>> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' }

/** The Diagnostic Format of reviewdog. Lines and columns count from 1, columns in bytes of UTF-8. */
export function rdjson(report: RunReport, { lang }: Style): string {
  const diagnostics = notesOf(report, lang).flatMap(({ notes, report: file }) => {
    return notes.map((note) => diagnostic(note, file?.text?.lines, noteLines(note, lang).join('\n')))
  })
  return jsonText({ source: { name: 'postlint' }, diagnostics })
}

function diagnostic(note: Note, lines: LineIndex | undefined, message: string) {
  const { path, level, rule, start, end, violation } = note
  const { fix, related } = violation ?? {}
  const at = (position: Position) => byteColumn(position, lines)
  return {
    message,
    location: {
      path,
      ...(start === undefined || end === undefined ? {} : { range: { start: at(start), end: at(end) } }),
    },
    severity: severities[level],
    code: { value: rule },
    ...(fix === undefined || lines === undefined
      ? {}
      : {
          suggestions: [
            {
              range: { start: at(lines.positionAt(fix.span.start)), end: at(lines.positionAt(fix.span.end)) },
              text: fix.text,
            },
          ],
        }),
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map(({ path: other, words, start: { line } }) => ({
            message: words,
            location: { path: other, range: { start: { line } } },
          })),
        }),
  }
}

/** Without the text, only the line is known. */
function byteColumn({ line, column }: Position, lines: LineIndex | undefined): { line: number; column?: number } {
  if (lines === undefined) return { line }
  const before = lines.lineAt(line).text.slice(0, column - 1)
  return { line, column: byte.count(before) + 1 }
}
