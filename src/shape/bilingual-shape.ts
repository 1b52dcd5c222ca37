import type { Bilingual } from '../text/bilingual.ts'
import { object, required } from './object-shape.ts'
import { either, refine, type Shape, text } from './shape.ts'

/** A sentence in both languages, or one text that serves for both. */
export function bilingual(): Shape<Bilingual> {
  const both = object({
    zh: required(text(), { zh: '中文', en: 'Chinese' }),
    en: required(text(), { zh: '英文', en: 'English' }),
  })
  const single = refine(text(), (value) => ({ zh: value, en: value }))
  const shape = either((node) => node.kind === 'map', both, single)
  return { ...shape, expects: { zh: '{zh: 中文, en: 英文} 或一句话', en: '{zh: …, en: …} or one sentence' } }
}
