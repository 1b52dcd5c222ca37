import type { LocalTime } from '../lint/about.ts'
import type { FileReport } from '../lint/file-report.ts'
import type { RunReport } from '../lint/run-report.ts'
import { totalsOf } from '../lint/totals.ts'
import type { Violation } from '../lint/violation.ts'
import type { Clause } from '../pack/pack.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { FileProblems } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { isoDay, isoTime } from '../text/day-text.ts'
import { LineIndex } from '../text/line-index.ts'
import { gradeName } from './grade-label.ts'
import type { Report, ReportFile } from './json-report.ts'
import { sentence } from './sentence.ts'

/**
 * The report for other programs: all of it, in both languages. `json-schema.ts` describes it; a key that goes or changes
 * its meaning makes a new `version`. The same verdicts give the same bytes, so the run’s duration is not in it.
 */
export function json(report: RunReport): string {
  return jsonText(jsonReport(report))
}

/** JSON that nothing acts on, whatever words of others are in it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(UNSEEN, escaped)}\n`
}

/**
 * What JSON lets stand although terminals act on it or nobody sees it: DEL, C1 controls, line separators, bidi and
 * invisible characters. Emoji keep their joiners and selectors.
 */
const UNSEEN = /[\x7f-\x9f\u2028\u2029\uFFF9-\uFFFB]|(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}/gu

/** Outside of strings JSON has no such characters, so an escape always stands in a string. */
function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, unit) => {
    return `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`
  }).join('')
}

/** The same as plain data: what the library gives. */
export function jsonReport(report: RunReport): Report {
  const { worst, byGrade, ...counts } = totalsOf(report)
  return {
    version: 1,
    summary: { ...counts, worstGrade: worst ?? null, byGrade },
    grades: { 1: gradeEntry(report, 1), 2: gradeEntry(report, 2), 3: gradeEntry(report, 3) },
    files: report.files.map(fileEntry),
    accounts: report.accountProblems.map(({ path, source, problems }) => ({
      path,
      problems: problemEntries(problems, source === '' ? undefined : new LineIndex(source)),
    })),
    missing: report.missing.map(({ path, fatal, message, help }) => ({
      path,
      fatal,
      message: both(message),
      help: orNull(help),
    })),
    ...(report.timings === undefined ? {} : { timings: report.timings.map(timingEntry) }),
  }
}

function gradeEntry(report: RunReport, grade: Grade) {
  const { name, sanction } = gradeName(report, grade)
  return { name: both(name), sanction: orNull(sanction) }
}

function fileEntry({
  subject,
  path,
  about,
  problems,
  violations,
  cleared,
  suppressed,
  signatures,
  unjudged,
  text,
}: FileReport): ReportFile {
  const index = text?.lines
  return {
    path,
    subject,
    about: about === undefined ? null : aboutEntry(about),
    status: problems.length > 0 ? 'unreadable' : violations.some(({ rule }) => !rule.hint) ? 'violations' : 'ok',
    problems: problemEntries(problems, index),
    violations: violations.map(violationEntry),
    cleared: cleared.map(violationEntry),
    suppressed: suppressed.map(({ violation, by, reason, until }) => ({
      violation: violationEntry(violation),
      by,
      reason,
      until: until === undefined ? null : isoDay(until),
    })),
    signatures: signatures.map(({ for: what, name, by, at, signing }) => ({ for: what, name, by, at, signing })),
    notJudged: unjudged.map(({ rule, lack, detail }) => ({ rule, lack, detail: orNull(detail) })),
  }
}

function aboutEntry({ account, author, kind, status, publish }: NonNullable<FileReport['about']>) {
  return {
    account: account ?? null,
    author: author ?? null,
    kind,
    status,
    publish: publish === undefined ? null : timeEntry(publish),
  }
}

function timeEntry({ day, minutes }: LocalTime) {
  return { date: isoDay(day), time: minutes === undefined ? null : isoTime(minutes) }
}

export function problemEntries(problems: FileProblems['problems'], lines: LineIndex | undefined) {
  return problems.map(({ message, help, span }) => ({
    message: both(message),
    help: orNull(help),
    ...(lines === undefined ? noPlace : placeOf(span, lines.positionAt(span.start), lines.positionAt(span.end))),
  }))
}

function violationEntry({ rule, span, start, end, data, fix, related, also }: Violation) {
  const said = (template: Bilingual) => ({ zh: sentence(template, data, 'zh'), en: sentence(template, data, 'en') })
  return {
    rule: rule.id,
    pack: rule.id.slice(0, rule.id.indexOf('/')),
    grade: rule.grade,
    gradeGiven: rule.gradeGiven,
    hint: rule.hint,
    assisted: rule.assisted,
    message: said(rule.message),
    why: rule.why === undefined ? null : said(rule.why),
    try: rule.try === undefined ? null : said(rule.try),
    incident: orNull(rule.incident),
    clauses: rule.clauses.map(clauseEntry),
    ...placeOf(span, start, end),
    data,
    ...(fix === undefined
      ? {}
      : { fix: { span: { start: fix.span.start, end: fix.span.end }, text: fix.text, safe: fix.safe } }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((each) => ({
            path: each.path,
            words: each.words,
            ...placeOf(each.span, each.start, each.end),
          })),
        }),
    also,
  }
}

function clauseEntry({ pack, id, at, document, says }: Clause) {
  return { pack, id, at, document: both(document), says: both(says) }
}

type Place = Pick<Violation, 'span' | 'start' | 'end'>

function placeOf(span: Place['span'], start: Place['start'], end: Place['end']): Place {
  return { span: { start: span.start, end: span.end }, start: positionEntry(start), end: positionEntry(end) }
}

const noPlace = { span: null, start: null, end: null }

function positionEntry({ line, column, codePointColumn }: Place['start']): Place['start'] {
  return { line, column, codePointColumn }
}

function orNull(sentence: Bilingual | undefined) {
  return sentence === undefined ? null : both(sentence)
}

function timingEntry({ what, milliseconds, times }: NonNullable<RunReport['timings']>[number]) {
  return { what, milliseconds, times }
}

/** Nothing but the two languages, whatever the object carries besides. */
function both({ zh, en }: Bilingual): Bilingual {
  return { zh, en }
}
