import type { Account } from '../account/account.ts'
import type { Zoned } from '../draft/instant.ts'
import type { Posting, ScopeName } from '../draft/posting.ts'
import type { ScopeText } from '../draft/scope-text.ts'
import type { Signing } from '../review/review-record.ts'
import type { Fields, ObjectOf } from '../shape/object-shape.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { MappedText } from '../text/mapped-text.ts'
import type { Hit, TermSet } from '../text/match/lexicon.ts'
import type { Pattern } from '../text/pattern/compile-pattern.ts'
import type { Place, Span } from '../text/span.ts'
import type { Post } from './calendar/post.ts'
import type { Outside } from './outside.ts'

/** What a message may name in braces: `{actual}`, `{max}` … */
export type Data = Readonly<Record<string, string | number | Bilingual>>

/** What a check found, as data; the sentence is made last. */
export interface Finding {
  /** Offsets of the scope's text for a scope check, of the file for a draft check. */
  readonly span: Span
  readonly data?: Data
  readonly remedy?: Remedy
}

/** What would mend what was found. */
export interface Remedy {
  /** The words that are written otherwise, of the same text as the span of the finding. Absent: those of the finding. */
  readonly span?: Span
  /** What is to be read there; how it is written in the file is not the affair of a check. */
  readonly text: string
  /** The meaning surely stays. */
  readonly safe: boolean
  /** Of checks that look at a draft as a whole: the text that `span` counts in. */
  readonly within?: MappedText
}

/** The check could not judge, because the project declares something it needs nowhere. */
export interface NotJudged {
  readonly notJudged: Lack
  /** What in particular is missing, such as the key of a profile. */
  readonly detail?: Bilingual
}

/** A person answers for something: reported apart from what the program judged. */
export interface Signed {
  readonly signed: Signature
}

/** Who signed for which role or clause. */
export interface Signature {
  readonly for: 'role' | 'clause'
  /** The role, or `pack/clause`. */
  readonly name: string
  readonly by: string
  /** As written. */
  readonly at: string
  readonly signing: Signing
}

/** What a check says of a file. */
export type Outcome = Finding | NotJudged | Signed

/** What a project may leave undeclared. */
export type Lack =
  | 'account'
  | 'account-field'
  | 'publish-time'
  | 'media'
  | 'remote-media'
  | 'review-chain'
  | 'checklist'
  | 'history'
  | 'today'
  | 'calendar'

/** What a rule can be held against: a draft, or the profile of an account. */
export const subjects = ['draft', 'account'] as const
export type Subject = (typeof subjects)[number]

/** A file seen by its keys: the front matter of a draft, or the profile of an account. */
export interface FieldsContext {
  /** The file at hand, as it is shown. */
  readonly path: string
  /** Under canonical keys, each with its place. Undefined: a draft without front matter. */
  readonly fields: YamlNode | undefined
  /** Undefined: the profile itself is judged. */
  readonly posting: Posting | undefined
  readonly account: Account | undefined
  /** The value that made the rule hold, if one did. */
  readonly because?: Span | undefined
  readonly outside: Outside
  /** The texts of a scope of the draft at hand; a profile has none. */
  scope(name: ScopeName): readonly ScopeText[]
}

export interface DraftContext extends FieldsContext {
  readonly posting: Posting
}

/** Whether it is a draft that is judged, not a profile. */
export function isDraft(context: FieldsContext): context is DraftContext {
  return context.posting !== undefined
}

export interface ScopeContext extends DraftContext {
  readonly text: ScopeText
  /** The words of a set that stand in the text. */
  hits(set: TermSet): readonly Hit[]
}

/** Where a check turns its options into what it runs with: words go into the lexicon, patterns are compiled. */
export interface Workshop {
  readonly subject: Subject
  readonly scopes: readonly ScopeName[]
  /** The clauses that the rule enforces, as `pack/clause`. */
  readonly clauses: readonly string[]
  terms(set: TermSet): TermSet
  pattern(placed: { readonly value: string; readonly span: Place }, ignoreCase?: boolean): Promise<Pattern | undefined>
  /** The words of a file beside the pack. */
  words(placed: { readonly value: string; readonly span: Place }): readonly string[]
  problem(span: Place, message: Bilingual, help?: Bilingual): void
}

interface CheckBase<F extends Fields, P> {
  /** The kind of a rule, as packs name it. */
  readonly name: string
  readonly summary: Bilingual
  readonly options: F
  /** The placeholders that its findings fill. */
  readonly data: readonly string[]
  prepare(options: ObjectOf<F>, workshop: Workshop): P | undefined | Promise<P | undefined>
}

/** A check that looks at one text at a time; packs choose which with `scope`. */
export interface ScopeCheck<F extends Fields = Fields, P = unknown> extends CheckBase<F, P> {
  readonly reads: 'scope'
  readonly defaultScope: ScopeName
  /** Words without which it finds nothing in a text: where none of them stands, it is not run. */
  needs?(prepared: P): TermSet
  run(context: ScopeContext, prepared: P): Iterable<Outcome>
}

/** A check that looks at a draft as a whole: its elements and its front matter. */
export interface DraftCheck<F extends Fields = Fields, P = unknown> extends CheckBase<F, P> {
  readonly reads: 'draft'
  run(context: DraftContext, prepared: P): Iterable<Outcome>
}

/** A check that looks at keys and at what they refer to, in drafts or in account profiles. */
export interface FieldsCheck<F extends Fields = Fields, P = unknown> extends CheckBase<F, P> {
  readonly reads: 'fields'
  /** What its rules can be held against; the first where a rule does not say. */
  readonly subjects: readonly Subject[]
  run(context: FieldsContext, prepared: P): Iterable<Outcome>
}

/** A check that compares the posts of an account. */
export interface CalendarCheck<F extends Fields = Fields, P = unknown> extends CheckBase<F, P> {
  readonly reads: 'calendar'
  /** @param posts those of one account that the rule holds for, in order of time, then of path */
  judge(posts: readonly Post[], context: CalendarContext, prepared: P): Iterable<CalendarOutcome>
}

/** What is known of the account whose posts are compared. */
export interface CalendarContext {
  readonly account: Account | undefined
  /** Now. Undefined: nobody says, and what depends on it is not judged. */
  readonly now: Zoned | undefined
  /** The files that a path may mean which is written in the draft that stands at `file`. */
  filesNamed(file: string, path: string): readonly string[]
}

/** Points at one post and names the others. */
export interface CalendarFinding {
  readonly post: Post
  readonly related: readonly Post[]
  readonly data: Data
}

export type CalendarOutcome = CalendarFinding | NotJudged

/** A check of any options; made by one of the functions below. */
export type Check = ScopeCheck | DraftCheck | FieldsCheck | CalendarCheck

/** What the rules of a check can be held against. */
export function subjectsOf(check: Check): readonly Subject[] {
  return check.reads === 'fields' ? check.subjects : ['draft']
}

export function defineScopeCheck<const F extends Fields, P>(
  check: Omit<ScopeCheck<F, P>, 'reads' | 'defaultScope'> & { defaultScope?: ScopeName },
): Check {
  return { defaultScope: 'post', ...check, reads: 'scope' } as unknown as ScopeCheck
}

export function defineDraftCheck<const F extends Fields, P>(check: Omit<DraftCheck<F, P>, 'reads'>): Check {
  return { ...check, reads: 'draft' } as unknown as DraftCheck
}

export function defineFieldsCheck<const F extends Fields, P>(
  check: Omit<FieldsCheck<F, P>, 'reads' | 'subjects'> & { subjects?: readonly Subject[] },
): FieldsCheck {
  return { subjects, ...check, reads: 'fields' } as unknown as FieldsCheck
}

export function defineCalendarCheck<const F extends Fields, P>(
  check: Omit<CalendarCheck<F, P>, 'reads'>,
): CalendarCheck {
  return { ...check, reads: 'calendar' } as unknown as CalendarCheck
}
