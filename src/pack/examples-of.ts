import { homeOf, type Pack } from './pack.ts'
import type { Example } from './pack-shape.ts'

export interface Examples {
  readonly invalid: readonly Example[]
  readonly valid: readonly Example[]
}

/** The examples of a rule: its own, else those of the rule that it is taken from. */
export function examplesOf({ pack, name }: { readonly pack: Pack; readonly name: string }): Examples {
  const entry = pack.definition.rules.find((rule) => rule.name === name)
  if (entry?.value.examples !== undefined) return entry.value.examples
  const from = entry?.value.from
  if (from === undefined) return NONE
  const { home, rule } = homeOf(pack, from.value)
  return home === undefined ? NONE : examplesOf({ pack: home, name: rule })
}

const NONE: Examples = { invalid: [], valid: [] }
