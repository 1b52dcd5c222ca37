import { defaulted, optional } from '../../shape/object-shape.ts'
import { oneOf, wholeNumber } from '../../shape/shape.ts'
import { spanText } from '../../text/day-text.ts'
import { bandsOf, likeness } from '../../text/min-hash.ts'
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

/** The posts before one that belong together with it. */
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
  return (post) =>
    inOrder(post.items.filter((item) => item.startsWith(kind)).flatMap((item) => recent.meet(item, post)))
}

/** Alike texts meet under a band of their prints, so that not every pair is compared. */
function byText(within: number, least: number): EarlierOf {
  const recent = new Recent<number>(within)
  return (post) => {
    const met = new Set(bandsOf(post.print).flatMap((band) => recent.meet(band, post)))
    return inOrder([...met].filter(({ print }) => likeness(print, post.print) >= least))
  }
}

/** Posts that came shortly before, by what they have in common. */
class Recent<K> {
  readonly #within: number
  readonly #posts = new Map<K, Post[]>()

  constructor(within: number) {
    this.#within = within
  }

  /** Those that came before a post under a key; the post joins them. */
  meet(key: K, post: Post): readonly Post[] {
    const posts = this.#posts.get(key)
    if (posts === undefined) {
      this.#posts.set(key, [post])
      return NONE
    }
    const since = post.at.instant - this.#within
    const kept = posts.filter(({ at }) => at.instant >= since).slice(-MOST_MET)
    this.#posts.set(key, [...kept, post])
    return kept
  }
}

const NONE: readonly never[] = []

/** An account that posts one text all day is told of the last hundred, in a time that grows with their number. */
const MOST_MET = 100

function inOrder(posts: readonly Post[]): readonly Post[] {
  return [...new Set(posts)].sort((a, b) => a.at.instant - b.at.instant || (a.path < b.path ? -1 : 1))
}
