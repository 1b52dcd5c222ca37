import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap of a long run small. By itself V8 lets it grow to twice of what is kept before it cleans up, and makes
 * room for 48 MB of objects that are gone in a moment: on a hundred thousand drafts that is 200 MB more.
 */
export class LeanHeap {
  #state: 'usual' | 'small steps' | 'lean' = 'usual'

  /**
   * Where most is kept and little is gone in a moment, a lean heap would cost a tenth of the time.
   *
   * @param drafts of how many the run is; a few are done before the heap has grown
   * @param known of how many of them something is known from earlier runs
   */
  begin(drafts: number, known: number): void {
    if (drafts - known < LEAST_JUDGED && drafts < MANY_DRAFTS) return
    this.#state = 'small steps'
    setFlagsFromString(`--heap-growing-percent=${drafts < MANY_DRAFTS ? 30 : 12}`)
    this.goOn(0)
  }

  /** Some more drafts are done. */
  goOn(done: number): void {
    if (this.#state !== 'small steps' || done % DRAFTS_BETWEEN !== 0 || youngBytes() < ENOUGH_YOUNG_BYTES) return
    this.#state = 'lean'
    setFlagsFromString('--semi-space-growth-factor=1')
  }

  /** What V8 compiled can be kept only for runs with the same flags: see bin/load-bundle.js. */
  end(): void {
    if (this.#state === 'usual') return
    this.#state = 'usual'
    // The defaults of Node 20, 22 and 24.
    setFlagsFromString('--heap-growing-percent=0')
    setFlagsFromString('--semi-space-growth-factor=2')
  }
}

export const leanHeap = new LeanHeap()

const LEAST_JUDGED = 1000
const MANY_DRAFTS = 30_000
const DRAFTS_BETWEEN = 10
/** With less room for new objects, those of a long draft would be taken for old ones. */
const ENOUGH_YOUNG_BYTES = 8 * 1024 * 1024

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0
}
