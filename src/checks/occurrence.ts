import { sameName } from '../account/account-name.ts'
import { defaulted, object, optional, required } from '../shape/object-shape.ts'
import { oneOf, placed, text, wholeNumber } from '../shape/shape.ts'
import { emojiIn } from '../text/emoji.ts'
import { cover, type Span } from '../text/span.ts'
import { defineScopeCheck, type Finding, type NotJudged, type ScopeContext, type Workshop } from './check.ts'
import { onOneLine } from './on-one-line.ts'
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

/** The lists of a profile that mentions can be held against. */
const accountLists = ['competitors', 'sources'] as const

export const occurrence = defineScopeCheck({
  name: 'occurrence',
  summary: { zh: '限制某样东西出现的次数', en: 'Limits how often something appears' },
  options: {
    if: optional(matcher, { zh: '只在正文里有这些内容时才数', en: 'Counts only where the text has this too' }),
    from: optional(oneOf(accountLists), {
      zh: '只数账号资料这份名单里的（用于 mention）',
      en: 'Counts only those in this list of the account profile (for mentions)',
    }),
    of: required(matcher, { zh: '数什么：words、regex 或 element', en: 'What is counted: words, regex or element' }),
    min: defaulted(wholeNumber({ min: 0 }), 0, { zh: '至少几次', en: 'Least number' }),
    max: optional(wholeNumber({ min: 0 }), { zh: '至多几次', en: 'Greatest number' }),
  },
  data: ['actual', 'max', 'min', 'match'],
  async prepare(options, workshop) {
    const find = await finder(options.of, workshop)
    const condition = options.if === undefined ? undefined : await finder(options.if, workshop)
    return { find, condition, from: options.from, min: options.min, max: options.max }
  },
  *run(context, { find, condition, from, min, max }): Iterable<Finding | NotJudged> {
    const named = from === undefined ? undefined : context.account?.profile[from]
    const all = find(context)
    // Where there is nothing to hold against the list, nothing is missing.
    if (from !== undefined && all.length === 0) return
    if (from !== undefined && (named === undefined || named.length === 0)) {
      yield context.account === undefined
        ? { notJudged: 'account' }
        : { notJudged: 'account-field', detail: { zh: from, en: from } }
      return
    }
    const first = condition?.(context)[0]
    if (condition !== undefined && first === undefined) return
    const spans =
      named === undefined
        ? all
        : all.filter(({ start, end }) => named.some((name) => sameName(name, context.text.text.slice(start, end))))
    const actual = spans.length
    if (max !== undefined && actual > max) {
      const extra = spans.slice(max)
      const span = cover(extra)
      yield { span, data: { actual, max, match: onOneLine(context.text.text.slice(span.start, span.end)) } }
    }
    // What is missing is missing from what asks for it.
    if (actual < min)
      yield {
        span: first ?? context.text.all,
        data: {
          actual,
          min,
          match: first === undefined ? '' : onOneLine(context.text.text.slice(first.start, first.end)),
        },
      }
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
      return ({ text }) => [...emojiIn(text.text), ...runs(text.text, /\[[\p{sc=Han}A-Za-z]{1,6}\]/gu)]
    case 'paragraph':
      return ({ text }) => runs(text.text, /[^\n]+(?:\n[^\n]+)*/g)
  }
}

function runs(text: string, of: RegExp): Span[] {
  return Array.from(text.matchAll(of), (match) => ({ start: match.index, end: match.index + match[0].length }))
}
