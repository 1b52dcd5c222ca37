import type { DraftContext, ScopeContext } from '../checks/check.ts'
import { type Posting, type ScopeName, scopeTexts } from '../draft/posting.ts'
import { ScopeText } from '../draft/scope-text.ts'
import type { MappedText } from '../text/mapped-text.ts'
import type { Hit, Hits, Lexicon, TermSet } from '../text/match/lexicon.ts'
import { patient } from './offer-fix.ts'

/** The texts of a draft, each read by the lexicon once, however many rules and platforms look at it. */
export class TextPool {
  readonly patience = patient()
  readonly #lexicon: Lexicon
  readonly #texts = new Map<MappedText, PooledText>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  of(mapped: MappedText): PooledText {
    let pooled = this.#texts.get(mapped)
    if (pooled === undefined) {
      pooled = new PooledText(mapped, this.#lexicon)
      this.#texts.set(mapped, pooled)
    }
    return pooled
  }

  /** Gives the texts of a posting by the name of their scope. */
  scopesOf(posting: Posting): (name: ScopeName) => Scope {
    const known = new Map<ScopeName, Scope>()
    return (name) => {
      let scope = known.get(name)
      if (scope === undefined) {
        const pooled = scopeTexts(posting, name).map((mapped) => this.of(mapped))
        scope = { pooled, texts: pooled.map(({ text }) => text) }
        known.set(name, scope)
      }
      return scope
    }
  }
}

/** The texts of a scope, for the rules that judge them one by one and for those that look at them all. */
export interface Scope {
  readonly pooled: readonly PooledText[]
  readonly texts: readonly ScopeText[]
}

export class PooledText {
  readonly text: ScopeText
  readonly #lexicon: Lexicon
  #hits: Hits | undefined
  #context: ScopeContext | undefined

  constructor(mapped: MappedText, lexicon: Lexicon) {
    this.text = new ScopeText(mapped)
    this.#lexicon = lexicon
  }

  readonly hits = (set: TermSet): readonly Hit[] => {
    this.#hits ??= this.#lexicon.search(this.text.text)
    return this.#hits.of(set)
  }

  /** The context of a draft for this text: the same for all rules that hold for the same reason. */
  within(context: DraftContext): ScopeContext {
    const known = this.#context
    if (known !== undefined && known.posting === context.posting && known.because === context.because) return known
    const { path, fields, posting, account, because, scope, outside } = context
    const { text, hits } = this
    this.#context = { path, fields, posting, account, because, scope, outside, text, hits }
    return this.#context
  }
}
