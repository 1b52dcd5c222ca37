import { defaulted, optional } from '../../shape/object-shape.ts'
import { oneOf, wholeNumber } from '../../shape/shape.ts'
import { spanText } from '../../text/day-text.ts'
import { BANDS, bandsOf, likeness } from '../../text/min-hash.ts'
import { type CalendarOutcome, defineCalendarCheck } from '../check.ts'
import type { Post } from './post.ts'

export const repeat = defineCalendarCheck({
  name: 'repeat',
  summary: {
    zh: '重复和刷屏：几乎一样的正文、一件事拆成几条、短时间里发得太密',
    en: 'Repetition and flooding: almost the same text, one item cut into several posts, too many posts in a short time',
  },
  options: {
    same: defaulted(oneOf(['text', 'source', 'title', 'any']), 'text', {
      zh: '什么算同类：几乎一样的正文（text）、来源网址相同（source）、标题只差序号（title）、任何一条（any）',
      en: 'What belongs together: almost the same text, one address of a source, a title but for its number, or any post',
    }),
    count: defaulted(wholeNumber({ min: 2 }), 2, { zh: '到几条就报告', en: 'From how many posts on it is reported' }),
    within: optional(wholeNumber({ min: 1 }), {
      zh: '在几分钟之内；不写就不限',
      en: 'Within so many minutes; any time if not given',
    }),
    likeness: defaulted(wholeNumber({ min: 50, max: 100 }), 70, {
      zh: '正文有百分之几相同才算几乎一样',
      en: 'How alike texts must be, in percent',
    }),
  },
  data: ['actual', 'count', 'within', 'before'],
  prepare: (options) => options,
  *judge(posts, _, { same, count, within = Number.POSITIVE_INFINITY, likeness: percent }): Iterable<CalendarOutcome> {
    const earlierOf = earlierBy(same, posts, within, percent / 100)
    for (const post of posts) {
      const earlier = earlierOf(post)
      // Reported when the limit is reached, and again with each post that goes on.
      if (earlier.length + 1 < count) continue
      const first = earlier[0] as Post
      yield {
        post,
        related: earlier,
        data: {
          actual: earlier.length + 1,
          count,
          within: spanText(post.at.instant - first.at.instant),
          before: first.words,
        },
      }
    }
  },
})

function earlierBy(
  same: 'text' | 'source' | 'title' | 'any',
  posts: readonly Post[],
  within: number,
  least: number,
): EarlierOf {
  if (same === 'any') return windowed(posts, within)
  return same === 'text' ? byText(within, least) : byItem(same, within)
}

/** The posts before one that belong together with it; asked of one post after the other, in order of time. */
type EarlierOf = (post: Post) => readonly Post[]

function windowed(posts: readonly Post[], within: number): EarlierOf {
  let start = 0
  let index = 0
  return (post) => {
    while (post.at.instant - (posts[start] as Post).at.instant > within) start++
    return posts.slice(start, index++)
  }
}

function byItem(kind: 'source' | 'title', within: number): EarlierOf {
  const recent = new Recent<string>(within)
  return (post) => {
    const met = new Set<Post>()
    for (const item of new Set(post.items)) if (item.startsWith(kind)) recent.meet(item, post, met)
    return inOrder(met)
  }
}

/** Alike texts meet under a band of their prints, so that not every pair is compared. */
function byText(within: number, least: number): EarlierOf {
  const byBand = Array.from({ length: BANDS }, () => new Recent<number>(within))
  return (post) => {
    const met = new Set<Post>()
    for (const [band, key] of bandsOf(post.print).entries()) byBand[band]?.meet(key, post, met)
    for (const earlier of met) if (likeness(earlier.print, post.print) < least) met.delete(earlier)
    return inOrder(met)
  }
}

/** Posts that came shortly before, by what they have in common. */
class Recent<K> {
  readonly #within: number
  readonly #posts: Post[] = []
  /** For each post the index of the one before it under the same key, or -1. */
  readonly #before: number[] = []
  readonly #last = new Map<K, number>()

  constructor(within: number) {
    this.#within = within
  }

  /** Adds those that came before a post under a key to `met`; the post joins them. */
  meet(key: K, post: Post, met: Set<Post>): void {
    const last = this.#last.get(key) ?? -1
    const since = post.at.instant - this.#within
    let at = last
    for (let left = MOST_MET; at !== -1 && left > 0; left--) {
      const earlier = this.#posts[at] as Post
      if (earlier.at.instant < since) break
      met.add(earlier)
      at = this.#before[at] as number
    }
    this.#last.set(key, this.#posts.push(post) - 1)
    this.#before.push(last)
  }
}

/** An account that posts one text all day is told of the last hundred, in a time that grows with their number. */
const MOST_MET = 100

function inOrder(posts: ReadonlySet<Post>): readonly Post[] {
  if (posts.size === 0) return NONE
  return [...posts].sort((a, b) => a.at.instant - b.at.instant || (a.path < b.path ? -1 : 1))
}

const NONE: readonly never[] = []
