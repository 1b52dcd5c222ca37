import type { RunReport } from '../lint/run-report.ts'
import { visible } from '../text/visible.ts'
import { type Level, type Note, noteLines, notesOf } from './notes.ts'
import type { Style } from './style.ts'

const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** Workflow commands, which GitHub Actions shows beside the lines of a change. */
export function github(report: RunReport, { lang }: Style): string {
  return notesOf(report, lang)
    .flatMap(({ notes }) => notes)
    .map((note) => `${command(note, noteLines(note, lang).join('\n'))}\n`)
    .join('')
}

function command({ path, level, rule, start, end }: Note, text: string): string {
  const properties: string[] = [`file=${property(visible(path))}`]
  if (start !== undefined && end !== undefined) {
    properties.push(`line=${start.line}`, `endLine=${end.line}`)
    // Columns are only for one line. The end is the last character, and a place between two is the one behind it.
    if (start.line === end.line) {
      const last = Math.max(start.codePointColumn, end.codePointColumn - 1)
      properties.push(`col=${start.codePointColumn}`, `endColumn=${last}`)
    }
  }
  properties.push(`title=${property(rule)}`)
  return `::${commands[level]} ${properties.join(',')}::${data(text)}`
}

/** What a line of a log would take for its end, or for another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
