import type { Zoned } from '../../draft/instant.ts'
import type { Kind, Status } from '../../draft/keys.ts'
import type { Position } from '../../text/line-index.ts'
import type { MinHash } from '../../text/min-hash.ts'
import type { Span } from '../../text/span.ts'

/**
 * What a draft contributes to the calendar of its account: plain data, so that it can be kept and the draft forgotten.
 * A draft without a time of publishing contributes nothing.
 */
export interface Post {
  /** As shown; the same draft is shown in many ways. */
  readonly path: string
  /** Where its draft stands: absolute, with `/`. What tells posts apart. */
  readonly file: string
  /** Undefined: the draft belongs to no account that is known. */
  readonly account: string | undefined
  readonly at: Zoned
  /** Where the time is written. */
  readonly place: { readonly span: Span; readonly start: Position; readonly end: Position }
  readonly kind: Kind
  readonly status: Status
  readonly categories: readonly string[]
  /** A repost that says something of its own. */
  readonly commented: boolean
  /** The first words, to tell posts apart. */
  readonly words: string
  /** Empty for a text too short to compare. */
  readonly print: MinHash
  /** What several posts on one item share: the source’s address, the title without its number. */
  readonly items: readonly string[]
  /** The day of its last approval, days since 1970. */
  readonly approved: number | undefined
  /** The last day of an activity, days since 1970. */
  readonly deadline: number | undefined
  /**
   * The drafts that tell how this activity ended, or whose activity this one tells the end of: paths as they are written,
   * from the folder of this draft or of the project.
   */
  readonly results: readonly string[]
}

/** The labels that shares of a mix are counted by: the kind, what kind of repost, the categories. */
export function labelsOf({ kind, commented, categories }: Post): readonly string[] {
  const repost = kind === 'repost' ? [commented ? 'commented' : 'direct'] : []
  return [kind, ...repost, ...categories]
}
