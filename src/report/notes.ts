import type { FileReport } from '../lint/file-report.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { RuleInfo, Violation } from '../lint/violation.ts'
import type { Problem } from '../shape/problem.ts'
import type { Language } from '../text/bilingual.ts'
import { LineIndex, type Position } from '../text/line-index.ts'
import { visible } from '../text/visible.ts'
import { gradeLabel, gradeName, leftOutName, unjudgedName } from './grade-label.ts'
import { clauseLines, shownSentence } from './sentence.ts'

/**
 * How serious other tools shall take it. They know three steps, and grades have names of their own: 1 and 2 are errors,
 * 3 is a warning, a hint is advice; what could not be judged is an error.
 */
export type Level = 'error' | 'warning' | 'note'

export function levelOf({ hint, grade }: Pick<RuleInfo, 'hint' | 'grade'>): Level {
  return hint ? 'note' : grade === 3 ? 'warning' : 'error'
}

/** One thing that a run has to say, as tools that know files, lines and rules take it. All words are safe to show. */
export interface Note {
  /** As it is: it may hold anything that a file name may. */
  readonly path: string
  readonly level: Level
  /** `pack/rule`, or one of the names below. */
  readonly rule: string
  /** `三级事故`. */
  readonly label: string
  /** One line. */
  readonly message: string
  /** The clauses that it rests on, one line for each document. */
  readonly basis: readonly string[]
  /** What to do. */
  readonly advice: string | undefined
  /** Absent: it is about the file as a whole. */
  readonly start?: Position
  readonly end?: Position
  /** Absent: something could not be judged. */
  readonly violation?: Violation
}

/** What stands in the place of a rule where something could not be judged. */
export const unreadableRule = 'postlint/unreadable'
export const missingRule = 'postlint/no-drafts'

/** Everything that a run has to say of one file. */
export interface FileNotes {
  readonly path: string
  readonly notes: readonly Note[]
  readonly report?: FileReport
}

/** In order of path: the files of the run, then profiles that make no sense, then paths that gave nothing. */
export function notesOf(report: RunReport, lang: Language): readonly FileNotes[] {
  const files = report.files.map((file): FileNotes => {
    const { path, problems, violations, text } = file
    const lines = text?.lines ?? new LineIndex('')
    const unread = problems.map((problem) => problemNote(path, problem, lines, lang))
    return { path, notes: [...unread, ...violations.map((each) => noteOf(path, each, report, lang))], report: file }
  })
  const profiles = report.accountProblems.map(({ path, source, problems }): FileNotes => {
    const lines = new LineIndex(source)
    return { path, notes: problems.map((problem) => problemNote(path, problem, lines, lang)) }
  })
  const missing = report.missing.map(({ path, fatal, message, help }): FileNotes => {
    const note: Note = {
      path,
      level: fatal ? 'error' : 'note',
      rule: missingRule,
      label: (fatal ? unjudgedName : leftOutName)[lang],
      message: visible(message[lang]),
      basis: [],
      advice: help === undefined ? undefined : visible(help[lang]),
    }
    return { path, notes: [note] }
  })
  return [...files, ...profiles, ...missing]
}

/** @param report tells what its grades are called */
export function noteOf(
  path: string,
  violation: Violation,
  report: Pick<RunReport, 'grades'>,
  lang: Language,
): Note & { readonly violation: Violation } {
  const { rule, data, start, end } = violation
  return {
    path,
    level: levelOf(rule),
    rule: rule.id,
    label: gradeLabel(rule, gradeName(report, rule.grade).name, lang),
    message: shownSentence(rule.message, data, lang),
    basis: clauseLines(rule, lang),
    advice: rule.try === undefined ? undefined : shownSentence(rule.try, data, lang),
    start,
    end,
    violation,
  }
}

function problemNote(path: string, { span, message, help }: Problem, lines: LineIndex, lang: Language): Note {
  return {
    path,
    level: 'error',
    rule: unreadableRule,
    label: unjudgedName[lang],
    message: visible(message[lang]),
    basis: [],
    advice: help === undefined ? undefined : visible(help[lang]),
    start: lines.positionAt(span.start),
    end: lines.positionAt(span.end),
  }
}

/** All of a note in lines: what is wrong, what it rests on, what to do. */
export function noteLines({ label, message, basis, advice }: Note, lang: Language): readonly string[] {
  const [because, instead] = lang === 'zh' ? ['依据：', '改法：'] : ['Basis: ', 'Instead: ']
  return [
    lang === 'zh' ? `${label}：${message}` : `${label}: ${message}`,
    ...basis.map((line) => `${because}${line}`),
    ...(advice === undefined ? [] : [`${instead}${advice}`]),
  ]
}
