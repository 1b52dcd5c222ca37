import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual } from '../text/bilingual.ts'

/** What the lists of rules call a grade, whatever a project names it. */
export function gradeWords({ grade, hint }: { readonly grade: Grade; readonly hint: boolean }): Bilingual {
  if (hint) return { zh: '建议', en: 'hint' }
  return { zh: `${['一', '二', '三'][grade - 1]}级`, en: `grade ${grade}` }
}
