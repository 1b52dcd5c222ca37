import { type FileReport, unjudgeable } from '../../src/lint/file-report.ts'
import type { RunReport } from '../../src/lint/run-report.ts'
import { ShownText } from '../../src/lint/shown-text.ts'
import type { RuleInfo, Unjudged, Violation } from '../../src/lint/violation.ts'
import type { Clause } from '../../src/pack/pack.ts'
import { plain, type Style } from '../../src/report/style.ts'
import type { Problem } from '../../src/shape/problem.ts'
import type { Bilingual } from '../../src/text/bilingual.ts'
import { LineIndex } from '../../src/text/line-index.ts'
import { unmark } from '../marked.ts'

export const zh: Style = { lang: 'zh', colour: plain, maxViolations: 100, width: 80, failOn: 3 }
export const en: Style = { ...zh, lang: 'en' }

export function ruleOf(parts: Partial<RuleInfo> = {}): RuleInfo {
  return {
    id: 'house/rule',
    grade: 3,
    gradeGiven: true,
    hint: false,
    assisted: false,
    message: same('message'),
    why: undefined,
    try: undefined,
    incident: undefined,
    clauses: [],
    ...parts,
  }
}

export function clauseOf(pack: string, document: Bilingual, at: string, says: Bilingual): Clause {
  return { id: at, pack, document, at, says, by: 'draft', strength: 'must', open: false }
}

type Finding = { readonly rule: RuleInfo } & Partial<Pick<Violation, 'data' | 'fix' | 'also'>>

/** A draft with violations at the places marked «so», in the order in which the marks close. */
export function judged(path: string, marked: string, findings: readonly Finding[], unjudged: readonly Unjudged[] = []) {
  const { text: source, spans } = unmark(marked)
  const lines = new LineIndex(source)
  const violations = findings.map((finding, number): Violation => {
    const span = spans[number]
    if (span === undefined) throw new Error(`No place for finding ${number} in ${marked}`)
    const positions = { start: lines.positionAt(span.start), end: lines.positionAt(span.end) }
    return { data: {}, also: [], ...finding, span, ...positions }
  })
  const judgedBy = { problems: [], violations, cleared: [], suppressed: [], signatures: [], unjudged, rulesJudged: 12 }
  const report: FileReport = { subject: 'draft', path, ...judgedBy, text: new ShownText(source) }
  return report
}

/** A draft that can't be judged, with its problem at the marked place. */
export function unjudged(path: string, marked: string, problem: Omit<Problem, 'span'>): FileReport {
  const { text, spans } = unmark(marked)
  const problems = spans.map((span) => ({ span, ...problem }))
  return unjudgeable(path, problems, text)
}

export function runOf(files: readonly FileReport[], parts: Partial<RunReport> = {}): RunReport {
  return { files, accountProblems: [], missing: [], grades: new Map(), milliseconds: 52.4, ...parts }
}

export function same(text: string): Bilingual {
  return { zh: text, en: text }
}
