import { availableParallelism } from 'node:os'
import type { DraftFile } from './find-drafts.ts'
import { type Judging, judgeDrafts, judgedByOf } from './judge-drafts.ts'
import type { JudgedBy } from './judge-text.ts'
import { type JudgedTexts, judgedTexts, readJudged } from './judged-text.ts'
import type { Thread, ThreadPort } from './thread.ts'
import type { Judged } from './visit-draft.ts'

/** As many drafts go to a thread at once: a tenth of a second of work, so that all threads end at nearly the same time. */
const DRAFTS_AT_ONCE = 250
/** A thread that waits for work while the main thread is busy is no help: each has the next piece lying ready. */
const PIECES_AHEAD = 2

interface Piece {
  /** The place of its first draft among all. */
  readonly first: number
  readonly drafts: readonly DraftFile[]
}

/** What a thread answers. */
interface Answer {
  readonly first: number
  /** Undefined: the thread failed, which is said again where all errors are said. */
  readonly judged?: JudgedTexts
  readonly error?: unknown
}

/** Other threads, for a run that has enough to do. */
export interface Threads {
  /** So many at most, this one among them. Undefined: as many as there are processors. */
  readonly limit: number | undefined
  /** Makes one more thread, in which `serveDrafts` runs. */
  start(): Promise<Thread>
}

/**
 * Below this a second thread costs more than it brings: it loads the project and warms up by itself, and what it finds is
 * copied back, while one thread alone has its garbage collected on the other processors.
 */
const LEAST_DRAFTS = 15_000

/**
 * How many threads pay for so many drafts. A limit that the user gives is also the number.
 *
 * @param hasCache asked only where it decides: what is known from earlier runs is asked and kept by one thread, and saves more than others would
 */
export function threadsFor(drafts: number, { limit }: Threads, hasCache: () => boolean): number {
  const most = Math.ceil(drafts / DRAFTS_AT_ONCE)
  if (limit !== undefined) return Math.max(1, Math.min(limit, most))
  const worth = Math.min(MOST_THREADS, Math.floor(drafts / LEAST_DRAFTS))
  // Most runs need not ask the machine.
  const paying = worth < 2 ? worth : Math.min(worth, availableParallelism() - SPARE)
  return paying < 2 || hasCache() ? 1 : paying
}

/**
 * Processors that V8 keeps busy beside a thread, compiling and collecting garbage. On two in all, a second thread made 100,000
 * drafts a tenth faster, for four tenths more work and 30 MB.
 */
const SPARE = 1

/** What the main thread does alone, such as the calendar, leaves more of them idle. */
const MOST_THREADS = 8

/**
 * Judges drafts in several threads, this one among them. What comes of it is the same as without, in the order of the
 * drafts.
 */
export async function judgeInThreads(
  drafts: readonly DraftFile[],
  judgedBy: readonly JudgedBy[],
  { threads, start }: { readonly threads: number; readonly start: Threads['start'] },
  judging: Judging,
  onProgress?: (done: number) => void,
): Promise<Judged[]> {
  const all = new Array<Judged>(drafts.length)
  let next = 0
  let done = 0
  const take = (): Piece => {
    const first = next
    next = Math.min(first + DRAFTS_AT_ONCE, drafts.length)
    return { first, drafts: drafts.slice(first, next) }
  }
  const settle = (first: number, judged: readonly Judged[]): void => {
    for (const [offset, each] of judged.entries()) all[first + offset] = each
    done += judged.length
    onProgress?.(done)
  }
  const settleTexts = (first: number, texts: JudgedTexts): void => {
    const behind = first + texts.drafts.length
    settle(first, readJudged(texts, drafts.slice(first, behind), judgedBy.slice(first, behind)))
  }
  const workers = await Promise.all(Array.from({ length: threads - 1 }, start))
  try {
    const elsewhere = workers.map((worker) => employ(worker, take, settleTexts))
    const here = async () => {
      for (let piece = take(); piece.drafts.length > 0; piece = take()) {
        const { first, drafts: some } = piece
        settle(first, judgeDrafts(some, judgedBy.slice(first, first + some.length), judging))
        // Lets the answers of the other threads in, who then get more to do.
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await Promise.all([...elsewhere, here()])
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return all
}

/** Keeps a thread busy until there is nothing left. */
function employ(worker: Thread, take: () => Piece, settle: (first: number, judged: JudgedTexts) => void) {
  return new Promise<void>((resolve, reject) => {
    let waiting = 0
    const send = (): void => {
      const piece = take()
      if (piece.drafts.length === 0) return
      waiting++
      worker.postMessage(piece)
    }
    worker.on('error', reject)
    worker.on('message', ({ first, judged, error: failed }: Answer) => {
      if (judged === undefined) {
        reject(failed)
        return
      }
      waiting--
      try {
        settle(first, judged)
      } catch (error) {
        reject(error)
        return
      }
      send()
      if (waiting === 0) resolve()
    })
    for (let piece = 0; piece < PIECES_AHEAD; piece++) send()
    if (waiting === 0) resolve()
  })
}

/** In a thread: answers each piece with what came of it. */
export function serveDrafts(port: ThreadPort, judging: Judging): void {
  port.on('message', async ({ first, drafts }: Piece) => {
    try {
      const judged = judgeDrafts(drafts, await judgedByOf(drafts, judging.projects), judging)
      port.postMessage({ first, judged: judgedTexts(judged) })
    } catch (error) {
      port.postMessage({ first, error })
    }
  })
}
