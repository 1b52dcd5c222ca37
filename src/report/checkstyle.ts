import type { RunReport } from '../lint/run-report.ts'
import { type Level, noteLines, notesOf } from './notes.ts'
import type { Style } from './style.ts'
import { joined, xml } from './xml.ts'

const severities: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'info' }

/** The XML of Checkstyle, which many CI servers read. Columns are code points, from 1. */
export function checkstyle(report: RunReport, { lang }: Style): string {
  const files = notesOf(report, lang).map(({ path, notes }) => {
    const errors = notes.map((note) => {
      const { level, rule, start } = note
      const at = start === undefined ? xml`` : xml` line="${start.line}" column="${start.codePointColumn}"`
      return xml`\n    <error${at} severity="${severities[level]}" message="${noteLines(note, lang).join('\n')}" source="${rule}"/>`
    })
    return errors.length === 0
      ? xml`\n  <file name="${path}"/>`
      : xml`\n  <file name="${path}">${joined(errors)}\n  </file>`
  })
  return xml`<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">${joined(files)}\n</checkstyle>\n`.text
}
