import type { GradeName, RunReport } from '../lint/run-report.ts'
import type { RuleInfo } from '../lint/violation.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { visible } from '../text/visible.ts'
import type { Colour, Paint } from './style.ts'

/** The worst first. */
export const grades: readonly Grade[] = [1, 2, 3]

/** What a grade is called where nobody named it; short and the same in every project, so that output can be searched. */
export const plainGradeNames: Readonly<Record<Grade, Bilingual>> = {
  1: { zh: '一级', en: 'Grade 1' },
  2: { zh: '二级', en: 'Grade 2' },
  3: { zh: '三级', en: 'Grade 3' },
}

export const hintName: Bilingual = { zh: '建议', en: 'Hint' }

/** How a draft, account or path is labelled that keeps the run from being complete. */
export const unjudgedName: Bilingual = { zh: '无法判断', en: 'Cannot judge' }

export function gradeName({ grades }: Pick<RunReport, 'grades'>, grade: Grade): GradeName {
  return grades.get(grade) ?? { name: plainGradeNames[grade], sanction: undefined }
}

/** A path that was named and is left out on purpose. */
export const leftOutName: Bilingual = { zh: '没有检查', en: 'Left out' }

/** `三级（未定级，需人工确认）`: the grade under a name of the project's choosing, and what else decides how serious it is. */
export function gradeLabel(rule: RuleInfo, name: Bilingual, lang: Language): string {
  const notes: Bilingual[] = []
  if (!rule.hint && !rule.gradeGiven) notes.push({ zh: '未定级', en: 'assumed' })
  if (rule.assisted) notes.push({ zh: '需人工确认', en: 'to be confirmed by a person' })
  const label = visible((rule.hint ? hintName : name)[lang])
  if (notes.length === 0) return label
  const list = notes.map((note) => note[lang])
  return lang === 'zh' ? `${label}（${list.join('，')}）` : `${label} (${list.join(', ')})`
}

export function gradePaint({ hint, grade }: Pick<RuleInfo, 'hint' | 'grade'>, colour: Colour): Paint {
  if (hint) return colour.hint
  return { 1: colour.grade1, 2: colour.grade2, 3: colour.grade3 }[grade]
}
