import { defaulted, optional, required } from '../shape/object-shape.ts'
import { flag, listOf, placed, text } from '../shape/shape.ts'
import type { Span } from '../text/span.ts'
import { defineScopeCheck } from './check.ts'
import { onOneLine } from './on-one-line.ts'

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
    replace: optional(text(), { zh: '改成什么', en: 'What to write instead' }),
  },
  data: ['match', 'replace'],
  async prepare(options, workshop) {
    const compiled = await workshop.pattern(options.regex, options['ignore-case'])
    if (compiled === undefined) return undefined
    const phrases = options.except.map((phrase) => phrase.value)
    const excused = phrases.length === 0 ? undefined : workshop.terms({ words: phrases, except: [], tolerant: true })
    return { compiled, excused, replacement: options.replace }
  },
  *run({ text, hits }, { compiled, excused, replacement }) {
    const found = compiled.matches(text.text)
    if (found.length === 0) return
    const innocent: readonly Span[] = excused === undefined ? [] : hits(excused)
    let next = 0
    for (const span of found) {
      while (next < innocent.length && (innocent[next] as Span).end < span.end) next++
      const phrase = innocent[next]
      if (phrase !== undefined && phrase.start <= span.start && span.end <= phrase.end) continue
      yield {
        span,
        data: { match: onOneLine(text.text.slice(span.start, span.end)), replace: replacement ?? '' },
        ...(replacement === undefined ? {} : { replacement }),
      }
    }
  },
})
