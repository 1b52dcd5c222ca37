import { defaulted, optional, required } from '../shape/object-shape.ts'
import { flag, listOf, placed, text } from '../shape/shape.ts'
import type { Span } from '../text/span.ts'
import { defineScopeCheck } from './check.ts'
import { fixOption, remedyBy, trustIn } from './fix-option.ts'
import { onOneLine } from './on-one-line.ts'
import { refuseEndless, replaced, replacement } from './replacement.ts'
import { liesWithin, skipOption } from './skip-option.ts'

export const pattern = defineScopeCheck({
  name: 'pattern',
  summary: { zh: '找出符合正则表达式的文字', en: 'Finds text that a regular expression matches' },
  options: {
    regex: required(placed(text()), { zh: '正则表达式', en: 'The regular expression' }),
    'ignore-case': defaulted(flag(), false, { zh: '不分大小写', en: 'Upper and lower case are the same' }),
    except: defaulted(listOf(placed(text())), [], {
      zh: '例外：命中处在这些说法里不算',
      en: 'Phrases in which a match is innocent',
    }),
    replace: optional(placed(replacement()), {
      zh: '改成什么：一段文字（"" 是删去），或「原字: 新字」的表，只换命中处的这些字，如「，，: ，」',
      en: 'What to write instead: a text ("" removes the match), or a map of characters of the match to others, as in “!!: !”',
    }),
    fix: fixOption,
    skip: skipOption,
  },
  data: ['match', 'replace'],
  async prepare(options, workshop) {
    const compiled = await workshop.pattern(options.regex, options['ignore-case'])
    if (compiled === undefined) return undefined
    const phrases = options.except.map((phrase) => phrase.value)
    const excused = phrases.length === 0 ? undefined : workshop.terms({ words: phrases, except: [], tolerant: true })
    const { replace, skip } = options
    if (replace !== undefined) refuseEndless(replace, workshop)
    return { compiled, excused, skip, by: replace?.value, trust: trustIn(options.fix, replace !== undefined, workshop) }
  },
  *run(context, { compiled, excused, skip, by, trust }) {
    const { text, hits } = context
    const found = compiled.matches(text.text)
    if (found.length === 0) return
    const innocent: readonly Span[] = excused === undefined ? [] : hits(excused)
    const isSkipped = liesWithin(context, skip)
    let next = 0
    for (const span of found) {
      while (next < innocent.length && (innocent[next] as Span).end < span.end) next++
      const phrase = innocent[next]
      if (phrase !== undefined && phrase.start <= span.start && span.end <= phrase.end) continue
      if (isSkipped(span)) continue
      const match = text.text.slice(span.start, span.end)
      const instead = replaced(match, by)
      yield {
        span,
        data: { match: onOneLine(match), replace: instead ?? '' },
        ...remedyBy(trust, instead === undefined ? undefined : { text: instead }),
      }
    }
  },
})
