import { setFlagsFromString } from 'node:v8'

let isLean = false

/**
 * From now on the heap grows in small steps. By itself V8 lets it grow to twice of what is kept before it cleans up, and
 * makes room for 48 MB of objects that are gone in a moment: on a hundred thousand drafts that is 200 MB more.
 *
 * Where most is kept and little is gone in a moment, it would cost a tenth of the time.
 *
 * @param drafts of how many the run is; a few are done before the heap has grown
 * @param known of how many of them something is known from earlier runs
 */
export function keepHeapLean(drafts: number, known: number): void {
  if (drafts - known < LEAST_JUDGED && drafts < MANY_DRAFTS) return
  isLean = true
  for (const [flag, lean] of FLAGS) setFlagsFromString(`--${flag}=${lean}`)
}

/** What V8 compiled can be kept only for runs with the same flags: see bin/load-bundle.js. */
export function restoreHeap(): void {
  if (!isLean) return
  isLean = false
  for (const [flag, , usual] of FLAGS) setFlagsFromString(`--${flag}=${usual}`)
}

const LEAST_JUDGED = 1000
const MANY_DRAFTS = 30_000

/** The defaults are those of Node 20, 22 and 24. */
const FLAGS: readonly (readonly [flag: string, lean: number, usual: number])[] = [
  ['heap-growing-percent', 30, 0],
  ['semi-space-growth-factor', 1, 2],
]
