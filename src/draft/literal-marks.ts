import { onDemand } from '../text/on-demand.ts'
import type { Span } from '../text/span.ts'

/** The runs of one, two or three `*` or `_` in `source[start, end)`, which is text that CommonMark left as it is. */
export function marksIn(source: string, { start, end }: Span): Span[] {
  const marks: Span[] = []
  for (let at = start; at < end; at++) {
    const char = source[at]
    if (char !== '*' && char !== '_') continue
    const from = at
    while (at + 1 < end && source[at + 1] === char) at++
    // Longer runs are ornaments or digits made illegible: 138****1234.
    if (at + 1 - from <= 3) marks.push({ start: from, end: at + 1 })
  }
  return marks
}

/**
 * The marks of one paragraph that were meant as emphasis: those that open and close around something.
 *
 * CommonMark leaves them as they are where a mark stands between punctuation and a letter the wrong way round
 * (`**无可奉告。**我们`, `说**“不”**字`): Chinese has no blanks between words, so that is easily written.
 * Names (`张**，李**`), footnotes (`99元*起`), sums (`5 * 3`), identifiers (`@a_b`) and faces (`^_^`) are not meant so.
 */
export function meantMarks(source: string, marks: readonly Span[]): Span[] {
  const meant: Span[] = []
  const openings = new Map<string, Span>()
  for (const mark of marks) {
    const run = source.slice(mark.start, mark.end)
    const opening = openings.get(run)
    if (opening !== undefined && opening.end < mark.start && closes(source, opening, mark)) {
      meant.push(opening, mark)
      openings.delete(run)
    } else if (opens(source, mark)) openings.set(run, mark)
  }
  return meant.sort((a, b) => a.start - b.start)
}

function opens(source: string, mark: Span): boolean {
  const before = source[mark.start - 1] ?? '\n'
  const after = source[mark.end] ?? '\n'
  if (source[mark.start] === '_' && ASCII_WORD.test(before)) return false
  if (isBlank(after)) return mark.end - mark.start > 1
  if (!beginsWords().test(after)) return false
  // A single * behind a word refers to a footnote.
  return mark.end - mark.start > 1 || !wordPart().test(before) || openingSign().test(after)
}

function closes(source: string, opening: Span, mark: Span): boolean {
  const before = source[mark.start - 1] ?? '\n'
  const after = source[mark.end] ?? '\n'
  if (source[mark.start] === '_' && ASCII_WORD.test(after)) return false
  // `** 通知 **` is meant, with blanks at both inner sides; `张** 李**` is not.
  if (isBlank(source[opening.end] ?? '\n')) return isBlank(before)
  return endsWords().test(before)
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\u3000'
}

// Made when the first mark is met: their classes take a millisecond to read.
/* All of these look at one UTF-16 unit: half of a surrogate pair counts as a letter. */
const wordPart = onDemand(() => /[\p{L}\p{N}\p{M}\p{So}\p{Cs}]/u)
const ASCII_WORD = /[A-Za-z0-9]/
const openingSign = onDemand(() => /[\p{Ps}\p{Pi}"'#@]/u)
const beginsWords = onDemand(() => /[\p{L}\p{N}\p{M}\p{So}\p{Cs}\p{Ps}\p{Pi}"'#@]/u)
const endsWords = onDemand(() => /[\p{L}\p{N}\p{M}\p{So}\p{Cs}\p{Pe}\p{Pf}"'#,.!?;:…，。！？；：、～~%％]/u)
