import { nothingOutside } from '../checks/outside.ts'
import { parseDraft } from '../draft/draft.ts'
import { lintDraft } from '../lint/lint-draft.ts'
import { compileRules } from '../pack/compile-rules.ts'
import type { Pack } from '../pack/pack.ts'
import { resolveRules } from '../pack/resolve-rules.ts'
import type { Rule } from '../pack/rule.ts'
import { Lexicon } from '../text/match/lexicon.ts'
import { discover } from './discover.ts'
import { Ground } from './ground.ts'
import type { PackLoader } from './load-packs.ts'
import { readSource } from './read-source.ts'
import { resolveSlashed } from './slash-path.ts'
import { TruePlaces } from './true-places.ts'

/** How many drafts a rule, or one word of it, hits. */
export interface HitCount {
  /** Drafts whose text it hits, whatever the rule’s `when` says: the noise it could make. */
  readonly anywhere: number
  /** Drafts in which it would be reported. */
  readonly reported: number
}

export interface RuleHits extends HitCount {
  readonly rule: string
  /** The words that hit something, the noisiest first. */
  readonly words: readonly (HitCount & { readonly word: string })[]
}

export interface WordHits {
  readonly drafts: number
  readonly unreadable: number
  readonly rules: readonly RuleHits[]
}

/** Holds every rule of a pack against real drafts, so that a noisy word is seen before operators see it. */
export async function countHits(
  pack: Pack,
  paths: readonly string[],
  cwd: string,
  loader: PackLoader,
): Promise<WordHits> {
  const lexicon = new Lexicon()
  const rules = await compileRules(resolveRules(pack, loader.report), lexicon, loader)
  loader.throwProblems({ zh: '规则包有误', en: 'The pack is not right' })
  const counts = new Map(rules.map((rule) => [rule.id, new Counts()]))
  const everything = new Ground(resolveSlashed(cwd, '.'), { ignore: [], accounts: [], drafts: [] })
  const { drafts } = await discover(paths, {
    cwd,
    configs: { groundOf: () => everything, places: new TruePlaces(cwd) },
  })
  let unreadable = 0
  for (const { path, file } of drafts) {
    const read = readSource(file)
    const draft = read.ok ? parseDraft(read.text, path) : undefined
    if (draft === undefined || draft.problems.length > 0) {
      unreadable++
      continue
    }
    for (const where of ['anywhere', 'reported'] as const) {
      const held = where === 'anywhere' ? rules.map(everywhere) : rules
      const { violations } = lintDraft(draft, { ...BARE, rules: held, lexicon })
      for (const { rule, data } of violations)
        counts.get(rule.id)?.add(where, typeof data.word === 'string' ? data.word : undefined)
    }
    for (const each of counts.values()) each.endOfDraft()
  }
  return {
    drafts: drafts.length - unreadable,
    unreadable,
    rules: rules.map(({ id }) => ({ rule: id, ...(counts.get(id) as Counts).result() })),
  }
}

const BARE = {
  origins: new Map<string, string>(),
  accounts: undefined,
  extraKeys: new Set<string>(),
  accountOf: () => undefined,
  outside: nothingOutside,
  defaultPlatforms: ['weibo'],
} as const

function everywhere(rule: Rule): Rule {
  return { ...rule, effective: undefined, holds: () => ({ holds: true }) }
}

/** Counts drafts, not hits: a word that stands five times in one draft counts once. */
class Counts {
  readonly #total = { anywhere: 0, reported: 0 }
  readonly #words = new Map<string, { anywhere: number; reported: number }>()
  readonly #seen = { anywhere: new Set<string>(), reported: new Set<string>() }

  add(where: 'anywhere' | 'reported', word: string | undefined): void {
    this.#seen[where].add(word ?? '')
  }

  endOfDraft(): void {
    for (const where of ['anywhere', 'reported'] as const) {
      if (this.#seen[where].size > 0) this.#total[where]++
      for (const word of this.#seen[where]) {
        const count = this.#words.get(word) ?? { anywhere: 0, reported: 0 }
        count[where]++
        this.#words.set(word, count)
      }
      this.#seen[where].clear()
    }
  }

  result(): Omit<RuleHits, 'rule'> {
    const words = [...this.#words]
      .filter(([word]) => word !== '')
      .map(([word, count]) => ({ word, ...count }))
      .sort((a, b) => b.anywhere - a.anywhere || b.reported - a.reported || (a.word < b.word ? -1 : 1))
    return { ...this.#total, words }
  }
}
