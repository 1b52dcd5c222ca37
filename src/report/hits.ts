import type { Pack } from '../pack/pack.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import type { Style } from './style.ts'

interface HitCount {
  readonly anywhere: number
  readonly reported: number
}

/** How many drafts each rule and word of a pack hits, the noisiest first. */
export interface Hits {
  readonly drafts: number
  readonly unreadable: number
  readonly rules: readonly (HitCount & {
    readonly rule: string
    readonly words: readonly (HitCount & { readonly word: string })[]
  })[]
}

/** A share of drafts from which a word is worth a second look: more than one post in a hundred. */
const NOISY = 0.01
const MOST_WORDS = 20

export function hitsText(pack: Pack, { drafts, unreadable, rules }: Hits, { lang, colour }: Style): string {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en)
  const lines = [
    `${colour.bold(pack.name)}  ${say(`${drafts} 份草稿${unreadable > 0 ? `，另有 ${unreadable} 份读不了` : ''}`, `${drafts} drafts${unreadable > 0 ? `, ${unreadable} more could not be read` : ''}`)}`,
    colour.dim(say('  正文里有     会报告      规则和词语', '  in the text  reported    rules and words')),
  ]
  const cell = (count: number): string => {
    const share = drafts === 0 ? 0 : count / drafts
    const text = `${String(count).padStart(6)} ${(share * 100).toFixed(1).padStart(5)}%`
    return count > 0 && share > NOISY ? colour.grade2(text) : text
  }
  for (const { rule, words, ...count } of [...rules].sort(
    (a, b) => b.anywhere - a.anywhere || (a.rule < b.rule ? -1 : 1),
  )) {
    lines.push(`${cell(count.anywhere)} ${cell(count.reported)}  ${rule}`)
    const width = Math.max(0, ...words.slice(0, MOST_WORDS).map(({ word }) => displayWidth(visible(word))))
    for (const { word, ...hits } of words.slice(0, MOST_WORDS)) {
      lines.push(
        `${cell(hits.anywhere)} ${cell(hits.reported)}    ${visible(word)}${' '.repeat(width - displayWidth(visible(word)))}`.trimEnd(),
      )
    }
    if (words.length > MOST_WORDS)
      lines.push(
        say(
          `${' '.repeat(28)}  另有 ${words.length - MOST_WORDS} 个词`,
          `${' '.repeat(28)}  and ${words.length - MOST_WORDS} more words`,
        ),
      )
  }
  return `${lines.join('\n')}\n`
}
