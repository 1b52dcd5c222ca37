import { defaulted, object, oneOf, optional, placed, required, text, wholeNumber } from '../shape/shape.ts'
import { cover, type Span } from '../text/span.ts'
import { defineScopeCheck, type ScopeContext, type Workshop } from './check.ts'
import { gatherExceptions, gatherWords, wordOptions } from './word-options.ts'

const elements = ['topic', 'mention', 'link', 'emoji', 'paragraph'] as const

const matcher = object({
  ...wordOptions,
  regex: optional(placed(text()), { zh: '正则表达式', en: 'A regular expression' }),
  element: optional(oneOf(elements), {
    zh: '话题、提及、链接、表情或段落',
    en: 'Topics, mentions, links, emoji or paragraphs',
  }),
})

export const occurrence = defineScopeCheck({
  name: 'occurrence',
  summary: { zh: '限制某样东西出现的次数', en: 'Limits how often something appears' },
  options: {
    of: required(matcher, { zh: '数什么：words、regex 或 element', en: 'What is counted: words, regex or element' }),
    min: defaulted(wholeNumber({ min: 0 }), 0, { zh: '至少几次', en: 'Least number' }),
    max: optional(wholeNumber({ min: 0 }), { zh: '至多几次', en: 'Greatest number' }),
  },
  data: ['actual', 'max', 'min', 'match'],
  async prepare({ of, min, max }, workshop) {
    const find = await finder(of, workshop)
    return { find, min, max }
  },
  *run(context, { find, min, max }) {
    const spans = find(context)
    const actual = spans.length
    if (max !== undefined && actual > max) {
      const extra = spans.slice(max)
      const first = extra[0] as Span
      yield { span: cover(extra), data: { actual, max, match: context.text.text.slice(first.start, first.end) } }
    }
    if (actual < min) yield { span: context.text.all, data: { actual, min } }
  },
})

type Finder = (context: ScopeContext) => readonly Span[]
type Matcher = NonNullable<ReturnType<typeof matcher.read>>

async function finder(of: Matcher, workshop: Workshop): Promise<Finder> {
  const finders: Finder[] = []
  if (of.words.length > 0 || of.file !== undefined) {
    const set = workshop.terms({ words: gatherWords(of, workshop), except: gatherExceptions(of), tolerant: true })
    finders.push(({ hits }) => hits(set))
  }
  if (of.regex !== undefined) {
    const compiled = await workshop.pattern(of.regex)
    if (compiled !== undefined) finders.push(({ text }) => compiled.matches(text.text))
  }
  if (of.element !== undefined) finders.push(elementFinder(of.element))
  return (context) => finders.flatMap((find) => find(context)).sort((a, b) => a.start - b.start)
}

function elementFinder(element: (typeof elements)[number]): Finder {
  switch (element) {
    case 'topic':
      return ({ text }) => text.elements.topics
    case 'mention':
      return ({ text }) => text.elements.mentions
    case 'link':
      return ({ text }) => text.elements.urls
    case 'emoji':
      return ({ text }) =>
        runs(
          text.text,
          /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\ufe0f\u{1f3fb}-\u{1f3ff}])*|\[[\p{sc=Han}A-Za-z]{1,6}\]/gu,
        )
    case 'paragraph':
      return ({ text }) => runs(text.text, /[^\n]+(?:\n[^\n]+)*/g)
  }
}

function runs(text: string, of: RegExp): Span[] {
  return Array.from(text.matchAll(of), (match) => ({ start: match.index, end: match.index + match[0].length }))
}
