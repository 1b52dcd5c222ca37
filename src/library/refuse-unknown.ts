import { nearest } from '../shape/nearest.ts'

/** An option under a wrong name would be passed over, and the text judged by something that nobody meant. */
export function refuseUnknown(options: unknown, known: readonly string[]): void {
  if (options === undefined) return
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError('options: an object is needed')
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue
    const guess = nearest(key, known)
    throw new TypeError(
      `options: no option “${key}”. ${guess === undefined ? `The options are: ${known.join(', ')}` : `Did you mean “${guess}”?`}`,
    )
  }
}
