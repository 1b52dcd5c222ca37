import { setFlagsFromString } from 'node:v8'

let isLean = false

/**
 * From now on the heap grows in small steps. By itself V8 lets it grow to twice of what is kept before it cleans up, and
 * makes room for 48 MB of objects that are gone in a moment: on a hundred thousand drafts that is 200 MB more.
 *
 * @param drafts of how many the run is; a few are done before the heap has grown
 */
export function keepHeapLean(drafts: number): void {
  if (drafts < LEAST_DRAFTS) return
  isLean = true
  for (const [flag, lean] of FLAGS) setFlagsFromString(`--${flag}=${lean}`)
}

/** What V8 compiled can be kept only for runs with the same flags: see bin/load-bundle.js. */
export function restoreHeap(): void {
  if (!isLean) return
  isLean = false
  for (const [flag, , usual] of FLAGS) setFlagsFromString(`--${flag}=${usual}`)
}

const LEAST_DRAFTS = 1000

/** The defaults are those of Node 20, 22 and 24. */
const FLAGS: readonly (readonly [flag: string, lean: number, usual: number])[] = [
  ['heap-growing-percent', 30, 0],
  ['semi-space-growth-factor', 1, 2],
]
