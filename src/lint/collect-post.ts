import type { Post } from '../checks/calendar/post.ts'
import type { Draft } from '../draft/draft.ts'
import { fieldNode, fieldTexts } from '../draft/front-matter.ts'
import { dayThere, type ToZone } from '../draft/instant.ts'
import { parseMoment } from '../draft/moment.ts'
import { postingOf, saysSomething } from '../draft/posting.ts'
import type { Rule } from '../pack/rule.ts'
import { nodeAt, textsOf } from '../shape/yaml-tree.ts'
import type { LineIndex } from '../text/line-index.ts'
import { minHash, NO_HASH } from '../text/min-hash.ts'
import type { Span } from '../text/span.ts'
import type { Bench } from './bench.ts'
import { isInForce, judgingDay } from './bench.ts'
import { platformsOf } from './lint-draft.ts'
import { OneList, oneText } from './one-list.ts'
import { calendarRules } from './rules-by-use.ts'

/** What a draft contributes to the calendar, and the rules of the calendar that hold for it. */
export interface Collected {
  readonly path: string
  /** Absolute, with `/`. */
  readonly file: string
  readonly account: string | undefined
  /** Undefined: the draft says no time of publishing. */
  readonly post: Post | undefined
  readonly rules: readonly string[]
}

export interface CollectedIn {
  readonly bench: Bench
  readonly toZone: ToZone
  /** The account of drafts that name none. */
  readonly defaultAccount: string | undefined
}

/** @param file where the draft stands: absolute, with `/` */
export function collectPost(draft: Draft, file: string, { bench, toZone, defaultAccount }: CollectedIn): Collected {
  const { meta, path } = draft
  const written = meta.account ?? defaultAccount
  const name = written === undefined ? undefined : oneText(written)
  const account = bench.accountOf(meta.account)
  const postings = platformsOf(draft, account, bench).map((platform) => postingOf(draft, platform))
  const day = judgingDay(draft, bench.outside)
  const held = calendarRules(bench.rules).filter(
    (rule) => isInForce(rule, day) && postings.some((posting) => rule.holds(posting, account).holds === true),
  )
  const at = meta.publish === undefined ? undefined : toZone(meta.publish)
  const node = fieldNode(draft.frontMatter, 'publish')
  const ids = held.map(({ id }) => id)
  const rules = ruleLists.of(ids)
  if (at === undefined || node === undefined) return { path, file, account: name, post: undefined, rules }
  const [posting] = postings
  const text = posting?.own.text ?? ''
  const deadline = parseMoment(fieldTexts(draft.frontMatter, 'event.deadline')[0] ?? '')
  const post: Post = {
    path,
    file,
    account: name,
    at,
    place: placeOf(node.span, draft.lines),
    kind: meta.kind,
    status: meta.status,
    categories: categoryLists.of(meta.categories),
    commented: posting?.comment !== undefined && saysSomething(posting.comment.text),
    words: firstWords(posting?.title?.text ?? text),
    print: held.some(comparesTexts) ? minHash(text) : NO_HASH,
    items: itemsOf(fieldTexts(draft.frontMatter, 'source.url'), posting?.title?.text),
    approved: approvedDay(draft, toZone),
    deadline: deadline === undefined ? undefined : dayThere(deadline, toZone),
    results: resultsOf(draft),
  }
  return { path, file, account: name, post, rules }
}

/** The same for all drafts that say it in the same line and column, as most do. */
function placeOf({ start, end }: Span, lines: LineIndex): Post['place'] {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)]
  const key = `${start} ${end} ${from.line} ${from.codePointColumn} ${to.line} ${to.codePointColumn}`
  let place = places.get(key)
  if (place === undefined) {
    place = { span: { start, end }, start: from, end: to }
    places.set(key, place)
  }
  return place
}

const places = new Map<string, Post['place']>()
const ruleLists = new OneList<string>()
const categoryLists = new OneList<string>()

/** Prints of texts take longer than all else: only where a rule asks for them. */
function comparesTexts({ check, prepared }: Rule): boolean {
  return check.name === 'repeat' && (prepared as { readonly same?: string }).same === 'text'
}

function resultsOf({ frontMatter }: Draft): readonly string[] {
  const written = [...fieldTexts(frontMatter, 'event.result'), ...fieldTexts(frontMatter, 'result-of')]
  return written.length === 0 ? NONE : written.map((each) => each.trim())
}

/** One for all. */
const NONE: readonly never[] = []

/** The day of the last approval that is written down, whether it counts or not. */
function approvedDay({ frontMatter }: Draft, toZone: ToZone): number | undefined {
  const reviews = fieldNode(frontMatter, 'reviews')
  const items = reviews?.kind === 'list' ? reviews.items : []
  const days = items.flatMap((item) => {
    const at = parseMoment(textsOf(nodeAt(item, 'at'))[0] ?? '')
    return at === undefined ? [] : [dayThere(at, toZone)]
  })
  return days.length === 0 ? undefined : Math.max(...days)
}

const MOST_CHARS = 16

function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n')
  const chars = Array.from(line)
  const kept = chars.length <= MOST_CHARS ? chars : [...chars.slice(0, MOST_CHARS), '…']
  // Put together anew: a part of a text keeps all of it in memory.
  return kept.join('')
}

/** 《办法》（二） and 《办法》第三条 are of one item: a title but for its number. */
function itemsOf(urls: readonly string[], title: string | undefined): readonly string[] {
  const items = urls.map((url) => `source ${url.trim().replace(/[#?].*$/s, '')}`)
  const number = '[0-9０-９一二三四五六七八九十百]+'
  const bare = title
    ?.replace(
      new RegExp(
        `[（(【\\[]?(?:第?${number}[条章节篇集期]?|[上中下])(?:[/／]${number})?[）)】\\]]?[：:，,、。\\s]*$`,
        'u',
      ),
      '',
    )
    .trim()
  if (title !== undefined && bare !== undefined && bare !== title.trim() && Array.from(bare).length >= 4)
    items.push(`title ${bare}`)
  return items.length === 0 ? NONE : items
}
