import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver'
import type { GradeName } from '../lint/run-report.ts'
import type { RelatedPlace, Violation } from '../lint/violation.ts'
import type { Grade } from '../pack/pack-shape.ts'
import { gradeLabel, plainGradeNames } from '../report/grade-label.ts'
import { clauseLines, sentence } from '../report/sentence.ts'
import { gradeNames } from '../run/lint-files.ts'
import type { Project } from '../run/project.ts'
import type { FileProblems, Problem, UserError } from '../shape/problem.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import type { Places } from './places.ts'

export const SOURCE = 'postlint'

/** What telling takes from the session. */
export interface Teller {
  readonly lang: Language
  /** Where a place of another draft is, for the client; undefined where the client takes no such places. */
  readonly locate: ((place: RelatedPlace) => { readonly uri: string; readonly range: Range } | undefined) | undefined
}

/** A violation as an editor shows it: what is wrong, by which clause, what to do. */
export function violationDiagnostic(
  violation: Violation,
  places: Places,
  project: Project,
  { lang, locate }: Teller,
): Diagnostic {
  const { rule, data, span, related = [] } = violation
  const label = gradeLabel(rule, gradeNameOf(project, rule.grade).name, lang)
  const says = sentence(rule.message, data, lang)
  const clauses = clauseLines(rule, lang)
  const href = addressOf(violation, project)
  const others = related.flatMap((each) => {
    const location = locate?.(each)
    return location === undefined ? [] : [{ location, message: each.words }]
  })
  return {
    range: places.rangeOf(span),
    severity: severityOf(violation),
    code: rule.id,
    source: SOURCE,
    message: [
      lang === 'zh' ? `${label}：${says}` : `${label}: ${says}`,
      ...(clauses.length > 0 ? labelled({ zh: '依据', en: 'Clause' }, clauses, lang) : []),
      ...(clauses.length === 0 && rule.why !== undefined
        ? labelled({ zh: '为什么', en: 'Why' }, [sentence(rule.why, data, lang)], lang)
        : []),
      ...(rule.try === undefined ? [] : labelled({ zh: '改法', en: 'Do' }, [sentence(rule.try, data, lang)], lang)),
    ].join('\n'),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(others.length === 0 ? {} : { relatedInformation: others }),
    data: { rule: rule.id, start: span.start, end: span.end },
  }
}

function labelled(label: Bilingual, lines: readonly string[], lang: Language): string[] {
  return lines.map((line) => (lang === 'zh' ? `${label.zh}：${line}` : `${label.en}: ${line}`))
}

/** Advice is information; the mildest grade warns. */
function severityOf({ rule }: Violation): DiagnosticSeverity {
  if (rule.hint) return DiagnosticSeverity.Information
  return rule.grade === 3 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error
}

export function gradeNameOf(project: Project, grade: Grade): GradeName {
  return gradeNames(project).get(grade) ?? { name: plainGradeNames[grade], sanction: undefined }
}

/** Where the document of a clause can be read. */
function addressOf({ rule }: Violation, project: Project): string | undefined {
  for (const { pack } of rule.clauses) {
    const url = project.allPacks.find(({ name }) => name === pack)?.definition.source?.url
    if (url !== undefined && /^https?:\/\//.test(url)) return url
  }
  return undefined
}

/** What is wrong with a file that a person wrote: it can't be read as what it is. */
export function problemDiagnostic({ span, message, help }: Problem, places: Places, lang: Language): Diagnostic {
  return {
    range: places.rangeOf(span),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: [message[lang], ...(help === undefined ? [] : [help[lang]])].join('\n'),
  }
}

/** Says on a draft that it is not judged by the rules as they stand, and where to look. */
export function noRulesDiagnostic(error: UserError, stale: boolean, lang: Language): Diagnostic {
  const where = error.files.map((file) => placeOf(file))
  const list = where.join(lang === 'zh' ? '、' : ', ')
  const reason = where.length === 0 ? error.say[lang] : lang === 'zh' ? `请先改正 ${list}` : `mend ${list} first`
  const state = stale
    ? { zh: '规则或配置有误，暂按出错前的规则检查', en: 'The rules or the config are broken; checked by those before' }
    : { zh: '规则或配置有误，这份草稿没有检查', en: 'The rules or the config are broken; this draft is not checked' }
  const start = { line: 0, character: 0 }
  return {
    range: { start, end: start },
    severity: stale ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
    source: SOURCE,
    message: lang === 'zh' ? `${state.zh}：${reason}` : `${state.en}: ${reason}`,
  }
}

function placeOf({ path, source, problems: [first] }: FileProblems): string {
  return first === undefined ? path : `${path}:${source.slice(0, first.span.start).split('\n').length}`
}
