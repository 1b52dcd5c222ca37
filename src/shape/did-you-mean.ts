import type { Bilingual } from '../text/bilingual.ts'

/** The question that goes with a guess; without one, what may be done instead. */
export function didYouMean(guess: string, otherwise?: Bilingual): Bilingual
export function didYouMean(guess: string | undefined, otherwise: Bilingual): Bilingual
export function didYouMean(guess: string | undefined, otherwise?: Bilingual): Bilingual | undefined
export function didYouMean(guess: string | undefined, otherwise?: Bilingual): Bilingual | undefined {
  return guess === undefined ? otherwise : { zh: `是不是「${guess}」？`, en: `Did you mean “${guess}”?` }
}
