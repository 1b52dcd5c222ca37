import type { FileReport } from '../lint/file-report.ts'
import type { RunReport } from '../lint/run-report.ts'
import { totalsOf } from '../lint/totals.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { LineIndex, type Position } from '../text/line-index.ts'
import { visible } from '../text/visible.ts'
import { gradeLabel, grades, hintName, leftOutName, plainGradeNames, unjudgedName } from './grade-label.ts'
import { shownSentence } from './sentence.ts'
import type { Style } from './style.ts'
import { excusedLine, outcomeOf } from './summary.ts'

/**
 * A table to search and to compare: `path:line:column: 三级 message [rule]`, columns in code points, in order of path and
 * place, whatever the project calls its grades and however long the run took. Nothing is left out. The last line has the totals.
 */
export function compact(report: RunReport, style: Style): string {
  const { lang } = style
  const lines = report.files.flatMap((file) => fileLines(file, style))
  for (const { path, source, problems } of report.accountProblems) {
    lines.push(...problemLines(path, problems, new LineIndex(source), style))
  }
  for (const { path, message, fatal } of report.missing) {
    lines.push(line(path, START, (fatal ? unjudgedName : leftOutName)[lang], visible(message[lang]), style))
  }
  lines.push(totalsLine(report, style))
  return `${lines.join('\n')}\n`
}

function fileLines({ path, problems, violations, text }: FileReport, style: Style): string[] {
  const { lang } = style
  return [
    ...problemLines(path, problems, text?.lines ?? new LineIndex(''), style),
    ...violations.map(({ rule, start, data }) => {
      const label = gradeLabel(rule, plainGradeNames[rule.grade], lang)
      const message = `${shownSentence(rule.message, data, lang)} [${visible(rule.id)}]`
      return line(path, start, label, message, style)
    }),
  ]
}

function problemLines(path: string, problems: FileReport['problems'], lines: LineIndex, style: Style): string[] {
  return problems.map(({ span, message }) =>
    line(path, lines.positionAt(span.start), unjudgedName[style.lang], visible(message[style.lang]), style),
  )
}

type At = Pick<Position, 'line' | 'codePointColumn'>

/** Where there is no place to name; every line has the same form, for editors and scripts. */
const START: At = { line: 1, codePointColumn: 1 }

function line(path: string, at: At, label: string, message: string, { lang, colour }: Style): string {
  const separator = lang === 'zh' ? ' ' : ': '
  return `${colour.path(visible(path))}:${at.line}:${at.codePointColumn}: ${label}${separator}${message}`
}

/** `5 个文件，1 个通过，4 个有问题；一级 2，三级 6，建议 3`. */
function totalsLine(report: RunReport, { lang }: Style): string {
  const totals = totalsOf(report)
  const named = (name: Bilingual, count: number) => (lang === 'zh' ? `${name.zh} ${count}` : `${name.en}: ${count}`)
  const counts = grades
    .filter((grade) => totals.byGrade[grade] > 0)
    .map((grade) => named(plainGradeNames[grade], totals.byGrade[grade]))
  if (totals.hints > 0) counts.push(named({ zh: hintName.zh, en: `${hintName.en}s` }, totals.hints))
  const parts = [outcomeOf(report, totals, lang), counts.join(lang === 'zh' ? '，' : ', '), excusedLine(report, lang)]
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ')
}
