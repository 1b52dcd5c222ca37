import type { Remedy } from '../checks/check.ts'
import type { Draft } from '../draft/draft.ts'
import { escaped, rewritten } from '../draft/rewrite.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import { type Edit, smallestEdit } from '../text/edits.ts'
import type { MappedText } from '../text/mapped-text.ts'
import type { Span } from '../text/span.ts'
import type { Fix } from './violation.ts'

/**
 * Turns what would mend a text into an edit of the file, after which exactly that is read there. None where the words are
 * broken up by markup or are only a part of what a sign stands for, and none inside of an address: it would lead elsewhere.
 *
 * @param found what the remedy is for, in offsets of `text`
 */
export function fixOf(draft: Draft, text: ScopeText, found: Span, remedy: Remedy, patience: Patience): Fix | undefined {
  const { mapped, elements } = text
  const place = remedy.span ?? found
  const before = mapped.text.slice(place.start, place.end)
  if (before === remedy.text || remedy.text.includes('\n')) return undefined
  // Whole words where they stand as they are read; else what differs, which may well stand so.
  const whole = mapped.toSource(place)
  const isPlain = place.start < place.end && draft.source.slice(whole.start, whole.end) === before
  const edit = isPlain
    ? { span: { start: 0, end: before.length }, text: remedy.text }
    : smallestEdit(before, remedy.text)
  const span = { start: place.start + edit.span.start, end: place.start + edit.span.end }
  const old = mapped.text.slice(span.start, span.end)
  // What stands on two lines may as well be two words, and lines are the writer’s.
  if (old.includes('\n') || elements.urls.some((url) => touches(url, span))) return undefined
  // The name of a topic or of an account is a link: another name is another topic.
  const isName = [...elements.topics, ...elements.mentions].some(
    (name) => name.start < span.end && span.start < name.end,
  )
  const source = sourceSpan(mapped, span)
  if (holdsMarkup(mapped, source) || !mapped.isWritten(span)) return undefined
  const written = { span: source, text: edit.text }
  const safe = remedy.safe && !isName
  if (isInert(draft, written, old)) return { ...written, safe }
  // One run of stars is no emphasis; with a second one, in another correction, it may well be.
  const isStarred = /[*_]/.test(edit.text)
  const mustEscape = edit.text.includes('\\') || (isStarred && patience.isStarred)
  // Escaped stars are nothing but stars, unless they stand in code.
  const unstarred = { span: source, text: edit.text.replace(/[*_]/g, '') }
  if (isStarred && mustEscape && !draft.source.includes('`') && isInert(draft, unstarred, old))
    return { span: source, text: escapedBut(old, edit.text), safe }
  const inBody = source.start >= draft.frontMatter.span.end
  const unescaped = mustEscape ? [] : [edit.text]
  const spellings = inBody ? new Set([...unescaped, escapedBut(old, edit.text), escaped(edit.text)]) : [edit.text]
  for (const spelling of spellings) {
    const tried: Edit = { span: source, text: spelling }
    if (patience.charactersLeft < 0) return undefined
    patience.charactersLeft -= draft.source.length
    if (rewritten(draft, [tried]) === undefined) continue
    if (isStarred && spelling === edit.text) patience.isStarred = true
    return { ...tried, safe }
  }
  return undefined
}

/** A text with its marks escaped, but for those at its ends that stand there already and are taken for words. */
function escapedBut(old: string, text: string): string {
  const { span, text: changed } = smallestEdit(old, text)
  const tail = span.start + changed.length
  return text.slice(0, span.start) + escaped(changed) + text.slice(tail)
}

/**
 * How much of a draft may be read again to try corrections on it. A draft of usual size has room for thousands; one that is
 * made to take hours is not offered all of them.
 */
export interface Patience {
  charactersLeft: number
  /** A correction with stars as they are was offered. */
  isStarred: boolean
}

export function patient(): Patience {
  return { charactersLeft: 1_000_000, isStarred: false }
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** What is inserted stands right behind the character before it. */
function sourceSpan(mapped: MappedText, span: Span): Span {
  if (span.start < span.end || span.start === 0) return mapped.toSource(span)
  const { end } = mapped.toSource({ start: span.start - 1, end: span.start })
  return { start: end, end }
}

function holdsMarkup({ segments }: MappedText, { start, end }: Span): boolean {
  return segments.some(
    ({ kind, sourceStart, sourceEnd }) => kind === 'dropped' && sourceStart < end && sourceEnd > start,
  )
}

const INERT = /^(?:[A-Za-z0-9,?]|[^\x00-\x7f\s])*$/

/**
 * Whether Markdown can’t take an edit for anything but words: letters, digits, and marks that are not ASCII or mean nothing to it,
 * among their like. Some marks mean something only where they come, not where they go. Most are such, and need not be tried.
 */
function isInert({ source, frontMatter }: Draft, { span, text }: Edit, before: string): boolean {
  if (span.start < frontMatter.span.end || source.slice(span.start, span.end) !== before) return false
  const written = (source[span.start - 1] ?? '\n') + text + (source[span.end] ?? '\n')
  return INERT.test(written) && INERT.test(before.replace(/[!():;.]/g, ''))
}
