import type { RunReport } from '../lint/run-report.ts'
import { type FileNotes, type Note, noteLines, notesOf } from './notes.ts'
import { shownSentence } from './sentence.ts'
import type { Style } from './style.ts'
import { fails } from './summary.ts'
import { joined, type XmlText, xml } from './xml.ts'

/**
 * JUnit’s XML: each file is a suite, each thing found in it a case. Only what fails the run is a failure; the rest stands
 * in the output of a case that passed. What could not be judged is an error, what an exception excuses is skipped.
 */
export function junit(report: RunReport, style: Style): string {
  const suites = notesOf(report, style.lang).map((file) => suite(file, style))
  const sum = (of: (each: Suite) => number) => suites.reduce((total, each) => total + of(each), 0)
  const counts = xml`tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}"`
  const seconds = (report.milliseconds / 1000).toFixed(3)
  return xml`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postlint" ${counts} time="${seconds}">${joined(suites.map(({ text }) => text))}\n</testsuites>\n`
    .text
}

interface Suite {
  readonly text: XmlText
  readonly tests: number
  readonly failures: number
  readonly errors: number
}

function suite({ path, notes, report }: FileNotes, style: Style): Suite {
  const { lang } = style
  const excused = report?.suppressed ?? []
  const cases = [
    ...notes.map((note) => testCase(path, note, style)),
    ...excused.map(({ violation: { rule, start, data }, reason }) => {
      const name = `${rule.id} ${start.line}:${start.codePointColumn}`
      return xml`\n    <testcase name="${name}" classname="${path}"><skipped message="${reason}"/><system-out>${shownSentence(rule.message, data, lang)}</system-out></testcase>`
    }),
  ]
  // A suite without a case would look as if the file had not been looked at.
  if (cases.length === 0) cases.push(xml`\n    <testcase name="postlint" classname="${path}"/>`)
  const failures = notes.filter((note) => isFailure(note, style)).length
  const errors = notes.filter((note) => isError(note)).length
  const counts = xml`tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${excused.length}"`
  return {
    text: xml`\n  <testsuite name="${path}" ${counts}>${joined(cases)}\n  </testsuite>`,
    tests: cases.length,
    failures,
    errors,
  }
}

function testCase(path: string, note: Note, style: Style): XmlText {
  const { rule, label, message, start } = note
  const place = start === undefined ? '' : ` ${start.line}:${start.codePointColumn}`
  const text = `${path}${place === '' ? '' : `:${place.trim()}`}\n${noteLines(note, style.lang).join('\n')}`
  const outcome = isError(note)
    ? xml`<error message="${message}" type="${label}">${text}</error>`
    : isFailure(note, style)
      ? xml`<failure message="${message}" type="${label}">${text}</failure>`
      : xml`<system-out>${text}</system-out>`
  return xml`\n    <testcase name="${rule}${place}" classname="${path}">${outcome}</testcase>`
}

function isError({ violation, level }: Note): boolean {
  return violation === undefined && level === 'error'
}

function isFailure({ violation }: Note, { failOn }: Style): boolean {
  return violation !== undefined && !violation.rule.hint && fails(violation.rule.grade, failOn)
}
