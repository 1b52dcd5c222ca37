import { directiveWords } from '../draft/directive-words.ts'
import type { Directive } from '../draft/directives.ts'
import { nearest } from '../shape/nearest.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Span } from '../text/span.ts'

/** What keeps a directive from being understood at all, and where. */
export function malformation({
  kind,
  word,
  wordSpan,
  rules,
  until,
}: Directive): { readonly span: Span; readonly say: Bilingual } | undefined {
  if (kind === undefined) return { span: wordSpan, say: unknownWord(word) }
  if (rules.length === 0 && kind !== 'enable') {
    return {
      span: wordSpan,
      say: { zh: '没有写停用哪条规则', en: 'it names no rule' },
    }
  }
  if (until !== undefined && until.day === undefined) {
    return {
      span: until.span,
      say: {
        zh: `「${until.text}」不是日期，应写成 2026-12-31 这样`,
        en: `“${until.text}” is no date; write it as 2026-12-31`,
      },
    }
  }
  return undefined
}

function unknownWord(word: string): Bilingual {
  const guess = nearest(word.replace(/^postlint[_:：]/i, 'postlint-'), Object.keys(directiveWords))
  const known = ['postlint-disable-next-line', 'postlint-disable-line', 'postlint-disable-file', 'postlint-disable']
  return guess === undefined
    ? {
        zh: `没有「${word}」这种指令，可以用 ${known.join('、')}`,
        en: `no directive is called “${word}”; there are ${known.join(', ')}`,
      }
    : { zh: `没有「${word}」，是不是「${guess}」？`, en: `no directive is called “${word}”; did you mean “${guess}”?` }
}
