/** What `--select` and `--ignore` name: rules, or packs. */
export interface WantedRules {
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
}

export function isWanted(id: string, { select, ignore }: WantedRules): boolean {
  const named = (list: readonly string[]) =>
    list.some((each) => each === id || id.startsWith(`${each.replace(/\/\*$/, '')}/`))
  if (select !== undefined && select.length > 0 && !named(select)) return false
  return ignore === undefined || !named(ignore)
}
