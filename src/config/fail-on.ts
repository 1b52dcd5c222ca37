/** From which grade on a run fails. */
export type FailOn = 1 | 2 | 3 | 'never'

export function parseFailOn(text: string): FailOn | undefined {
  if (text === 'never') return 'never'
  return text === '1' || text === '2' || text === '3' ? (Number(text) as 1 | 2 | 3) : undefined
}
