import type { Draft } from '../draft/draft.ts'
import { type Platform, platformWords } from '../draft/keys.ts'
import { type Posting, postingOf, scopeTexts } from '../draft/posting.ts'
import { isInForce, judgingDay } from '../lint/bench.ts'
import { platformsOf } from '../lint/lint-draft.ts'
import { platformUnits } from '../lint/platform-units.ts'
import type { Language } from '../text/bilingual.ts'
import type { Counter } from '../text/count/counter.ts'
import { counters } from '../text/count/index.ts'
import type { Standing } from './space.ts'

export interface Length {
  readonly platform: Platform
  readonly actual: number
  /** The tightest limit of the rules in force. Undefined: none of them limits it. */
  readonly max: number | undefined
  readonly unit: string
}

/** How long a post is on each of its platforms, by the count of the rule that leaves the least room. */
export function lengthsOf(draft: Draft, { bench }: Standing, lang: Language): readonly Length[] {
  const account = bench.accountOf(draft.meta.account)
  return platformsOf(draft, account, bench).map((platform) => {
    const posting = postingOf(draft, platform)
    const [tightest] = limitsOf(posting, bench, account).sort((a, b) => a.max - a.actual - (b.max - b.actual))
    const counter = tightest?.counter ?? counters[platformUnits[platform]]
    const actual = tightest?.actual ?? counter.count(posting.post.text)
    return { platform, actual, max: tightest?.max, unit: counter.noun[lang] }
  })
}

function limitsOf(posting: Posting, bench: Standing['bench'], account: ReturnType<typeof bench.accountOf>) {
  const day = judgingDay(posting.draft, bench.outside)
  return bench.rules.flatMap((rule) => {
    // Advice on length is no limit.
    if (rule.check.name !== 'length' || rule.hint || !isInForce(rule, day)) return []
    const scope = rule.scopes.find((each) => each === 'post' || each === 'own' || each === 'whole')
    const { max, counter } = rule.prepared as { readonly max: number | undefined; readonly counter: Counter }
    if (scope === undefined || max === undefined || rule.holds(posting, account).holds !== true) return []
    const actual = scopeTexts(posting, scope).reduce((sum, { text }) => sum + counter.count(text), 0)
    return [{ max, actual, counter }]
  })
}

/** 「微博 128/140」 */
export function lengthWords(lengths: readonly Length[], lang: Language): string {
  return lengths
    .map(({ platform, actual, max, unit }) => {
      const name = lang === 'zh' ? (platformWords[platform][0] ?? platform) : platform
      const over =
        max !== undefined && actual > max ? (lang === 'zh' ? `（超 ${actual - max}）` : ` (${actual - max} over)`) : ''
      return `${name} ${actual}${max === undefined ? ` ${unit}` : `/${max}`}${over}`
    })
    .join(lang === 'zh' ? '　' : '  ')
}
