import type { Span } from '../span.ts'
import { type FoldedWord, foldWord } from './folded-word.ts'
import { MatchView } from './match-view.ts'

/** A set of words that one rule looks for, with the longer phrases in which they are innocent. */
export interface TermSet {
  readonly words: readonly string[]
  readonly except: readonly string[]
  /** False: only the exact characters match (Markdown and one soft line break may still lie between them). */
  readonly tolerant: boolean
}

/** A word found, in offsets of the text that was searched. `word` is the word as the rule's author wrote it. */
export interface Hit extends Span {
  readonly word: string
}

interface Term extends FoldedWord {
  readonly word: string
  readonly set: number
  readonly innocent: boolean
  readonly tolerant: boolean
}

/**
 * All words of all rules, searched for in one pass: a filter of hashed pairs of units lets nearly every place
 * be passed over with one look, so that thousands of words cost about as much as ten.
 */
export class Lexicon {
  readonly #sets = new Map<TermSet, number>()
  readonly #pairs = new Map<number, Term[]>()
  readonly #singles = new Map<number, Term[]>()
  readonly #view = new MatchView()
  #filter = new Uint32Array(FILTER_BITS >>> 5)

  /** Takes in the words of a set; adding the same set again changes nothing. */
  add(set: TermSet): void {
    if (this.#sets.has(set)) return
    const id = this.#sets.size
    this.#sets.set(set, id)
    for (const word of set.words)
      this.#addTerm({ ...foldWord(word), word, set: id, innocent: false, tolerant: set.tolerant })
    // An exception excuses however its phrase is written: it is always tolerant.
    for (const word of set.except) this.#addTerm({ ...foldWord(word), word, set: id, innocent: true, tolerant: true })
  }

  /** Finds the words of all sets in a text. */
  search(text: string): Hits {
    const found = new Map<number, Found[]>()
    const view = this.#view.read(text)
    const { units, length } = view
    const filter = this.#filter
    const singles = this.#singles.size > 0 ? this.#singles : undefined
    const keep = (term: Term, start: number): void => {
      const end = start + term.folded.length
      if (end > length) return
      for (let at = 2; at < term.folded.length; at++) if (units[start + at] !== term.folded.charCodeAt(at)) return
      if (!view.holdsTogether(start, end, term.seams)) return
      const span = view.spanOf(start, end)
      if (!term.tolerant && !isExactly(text.slice(span.start, span.end), term.word)) return
      append(found, term.set, { term, span })
    }
    for (let at = 0; at < length; at++) {
      const first = units[at] as number
      const second = at + 1 < length ? (units[at + 1] as number) : 0
      const hash = pairHash(first, second)
      if (((filter[hash >>> 5] as number) >>> (hash & 31)) & 1) {
        const terms = this.#pairs.get((first << 16) | second)
        if (terms !== undefined) for (const term of terms) keep(term, at)
      }
      if (singles !== undefined) {
        const terms = singles.get(first)
        if (terms !== undefined) for (const term of terms) keep(term, at)
      }
    }
    return new Hits(this.#sets, found)
  }

  #addTerm(term: Term): void {
    const first = term.folded.charCodeAt(0)
    if (term.folded.length === 0) return
    if (term.folded.length === 1) {
      append(this.#singles, first, term)
      return
    }
    const second = term.folded.charCodeAt(1)
    append(this.#pairs, (first << 16) | second, term)
    const hash = pairHash(first, second)
    this.#filter[hash >>> 5] = (this.#filter[hash >>> 5] ?? 0) | (1 << (hash & 31))
  }
}

/** A soft line break in a word is nothing between Han characters and a blank between Latin ones. */
function isExactly(text: string, word: string): boolean {
  return text === word || text.replace('\n', '') === word || text.replace('\n', ' ') === word
}

const FILTER_BITS = 1 << 18

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ Math.imul(second, 0x85eb)) & (FILTER_BITS - 1)
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

interface Found {
  readonly term: Term
  readonly span: Span
}

/** What one search found, for each set apart. */
export class Hits {
  readonly #sets: ReadonlyMap<TermSet, number>
  readonly #found: ReadonlyMap<number, readonly Found[]>

  constructor(sets: ReadonlyMap<TermSet, number>, found: ReadonlyMap<number, readonly Found[]>) {
    this.#sets = sets
    this.#found = found
  }

  /**
   * The words of a set that stand in the text, left to right, none overlapping another: of those that begin at one
   * place the longest is reported, and what overlaps it is not. A word inside an exception phrase is no hit.
   */
  of(set: TermSet): readonly Hit[] {
    const id = this.#sets.get(set)
    if (id === undefined) throw new Error('The words of this rule were not added to the lexicon')
    const found = this.#found.get(id)
    if (found === undefined) return []
    // Found from left to right, so that one sweep settles it, however many there are.
    const sorted = [...found].sort(
      (a, b) =>
        a.span.start - b.span.start || b.span.end - a.span.end || Number(b.term.innocent) - Number(a.term.innocent),
    )
    const kept: Hit[] = []
    let excusedTo = -1
    let keptTo = -1
    for (const { term, span } of sorted) {
      const { start, end } = span
      if (term.innocent) excusedTo = Math.max(excusedTo, end)
      else if (end > excusedTo && start >= keptTo) {
        kept.push({ start, end, word: term.word })
        keptTo = end
      }
    }
    return kept
  }
}
