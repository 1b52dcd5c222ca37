import { DEFAULT_PACKS } from '../config/config.ts'
import type { Pack } from '../pack/pack.ts'
import type { Accounts } from './load-accounts.ts'
import type { FoundConfig } from './load-config.ts'
import type { PackLoader } from './load-packs.ts'

/** The packs that hold everywhere in a project: those of the command line, else of the config, else the default. */
export function packsInUse(
  loader: PackLoader,
  found: FoundConfig,
  accounts: Accounts,
  options: { readonly cwd: string; readonly packs?: readonly string[] },
): readonly Pack[] {
  return withReviews(namedPacks(loader, found, options), accounts, loader, found)
}

function namedPacks(
  loader: PackLoader,
  { config, root }: FoundConfig,
  options: { readonly cwd: string; readonly packs?: readonly string[] },
): readonly Pack[] {
  if (options.packs !== undefined && options.packs.length > 0) {
    return options.packs.flatMap((name) => loader.load(name, { folder: options.cwd }) ?? [])
  }
  if (config.packs.length > 0) {
    return config.packs.flatMap(({ value, span }) => loader.load(value, { folder: root, place: span }) ?? [])
  }
  return DEFAULT_PACKS.flatMap((name) => loader.load(name, { folder: root }) ?? [])
}

/** An account that says who reviews its drafts means it, whatever documents its project enforces. */
function withReviews(
  packs: readonly Pack[],
  { byName }: Accounts,
  loader: PackLoader,
  { root }: FoundConfig,
): readonly Pack[] {
  const isKept = [...byName.values()].some(({ profile }) => {
    const { chain = [], major = [] } = profile.review ?? {}
    return chain.length + major.length > 0
  })
  const reviews = isKept ? loader.load('reviews', { folder: root }) : undefined
  return reviews === undefined || packs.includes(reviews) ? packs : [...packs, reviews]
}
