import { defaulted, optional } from '../shape/object-shape.ts'
import type { Placed } from '../shape/shape.ts'
import { listOf, mapOf, placed, refine, text } from '../shape/shape.ts'
import { foldWord } from '../text/match/folded-word.ts'
import type { Workshop } from './check.ts'

/** The options of every check that looks for words. */
export const wordOptions = {
  words: defaulted(listOf(placed(text())), [], { zh: '要找的词语', en: 'The words to look for' }),
  file: optional(placed(text()), {
    zh: '词表文件（在规则包旁边，每行一个词，# 后为注释）',
    en: 'A file of words beside the pack: one a line, # begins a comment',
  }),
  except: defaulted(listOf(placed(text())), [], {
    zh: '例外：词语在这些更长的说法里不算',
    en: 'Phrases in which a word is innocent; the longer match wins',
  }),
  variants: optional(
    refine(mapOf(listOf(placed(text())), { pattern: /\S/u, expects: { zh: '词语', en: 'a word' } }), (entries) =>
      entries.map(({ name, value }) => ({ word: name, variants: value })),
    ),
    { zh: '同一个词的别的写法，例如 微信：[薇信，VX]', en: 'Other ways of writing a word, as in 微信: [薇信, VX]' },
  ),
} as const

interface WordOptions {
  readonly words: readonly Placed<string>[]
  readonly file?: Placed<string>
  readonly except: readonly Placed<string>[]
  readonly variants?: readonly { readonly word: string; readonly variants: readonly Placed<string>[] }[]
}

/** All words of the options with their variants, from the pack and from its word file. Words that could never be matched are problems of the pack. */
export function gatherWords(options: WordOptions, workshop: Workshop): string[] {
  const words: string[] = []
  const variants = (options.variants ?? []).flatMap((each) => each.variants)
  for (const word of [...options.words, ...options.except, ...variants]) {
    if (!matchable(word.value)) {
      workshop.problem(
        word.span,
        {
          zh: `「${word.value}」的开头或结尾不是文字，不能作词语`,
          en: `“${word.value}” begins or ends with no letter, digit or sentence mark and cannot be a word`,
        },
        { zh: '这样的内容请用 pattern 检查', en: 'Use the check “pattern” for this' },
      )
    }
  }
  for (const word of [...options.words, ...variants]) if (matchable(word.value)) words.push(word.value.trim())
  if (options.file !== undefined) {
    for (const word of workshop.words(options.file)) {
      if (matchable(word)) words.push(word)
      else {
        workshop.problem(options.file.span, {
          zh: `词表里的「${word}」不能作词语`,
          en: `“${word}” of the word file cannot be a word`,
        })
      }
    }
  }
  return words
}

/** The word that each variant stands for. */
export function variantsOf({ variants = [] }: WordOptions): ReadonlyMap<string, string> {
  return new Map(variants.flatMap((entry) => entry.variants.map(({ value }) => [value.trim(), entry.word])))
}

/** The exception phrases of the options. */
export function gatherExceptions(options: WordOptions): string[] {
  return options.except.map((word) => word.value.trim()).filter(matchable)
}

/** A word must begin and end with something that matching keeps: blanks and ornamental symbols are passed over. */
function matchable(word: string): boolean {
  const trimmed = word.trim()
  if (trimmed === '') return false
  const first = String.fromCodePoint(trimmed.codePointAt(0) ?? 0)
  // The last unit of a surrogate pair alone folds to itself, which is as good as the pair.
  return foldWord(first).folded !== '' && foldWord(trimmed.slice(-1)).folded !== ''
}
