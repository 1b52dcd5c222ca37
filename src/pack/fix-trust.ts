import type { ResolvedRule } from './resolve-rules.ts'

type Fixing = Pick<ResolvedRule, 'check' | 'options' | 'subject'>

/** Whether a rule corrects what it finds: unasked (`safe`), with `--unsafe`, or not at all. */
export function fixTrustOf({ check, options, subject }: Fixing): 'safe' | 'unsafe' | undefined {
  // Profiles are not corrected.
  if (!('fix' in check.options) || subject !== 'draft') return undefined
  const given = (options.fix as { readonly value: 'safe' | 'unsafe' | 'none' } | undefined)?.value
  if (given === 'none') return undefined
  // Of these it depends on what they were given; the others always know what to write.
  if ('replace' in check.options && options.replace === undefined) return undefined
  if (check.name === 'field' && options.from === undefined && isEmpty(options['one-of'])) return undefined
  if (check.name === 'date-weekday' && !(options.of as readonly string[]).includes('weekday')) return undefined
  return given ?? 'unsafe'
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0
}
