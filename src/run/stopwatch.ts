import { hrtime } from 'node:process'
import type { Timing } from '../lint/run-report.ts'

/** Measures a run; phase by phase and rule by rule if it was asked to. */
export class Stopwatch {
  readonly #started = now()
  readonly #detailed: boolean
  readonly #spent = new Map<string, { milliseconds: number; times: number }>()

  constructor(detailed: boolean) {
    this.#detailed = detailed
  }

  get elapsed(): number {
    return now() - this.#started
  }

  now(): number {
    return now()
  }

  spent(what: string, milliseconds: number): void {
    const entry = this.#spent.get(what)
    if (entry === undefined) this.#spent.set(what, { milliseconds, times: 1 })
    else {
      entry.milliseconds += milliseconds
      entry.times++
    }
  }

  /** @param also other names, by what came of the work, that its time is counted under too */
  timeNow<T>(what: string, work: () => T, also?: (result: T) => readonly string[]): T {
    if (!this.#detailed) return work()
    const started = now()
    const result = work()
    const milliseconds = now() - started
    this.spent(what, milliseconds)
    for (const each of also?.(result) ?? []) this.spent(each, milliseconds)
    return result
  }

  async time<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (!this.#detailed) return work()
    const started = now()
    const result = await work()
    this.spent(what, now() - started)
    return result
  }

  /** What took how long, longest first; undefined if details were not asked for. */
  get timings(): readonly Timing[] | undefined {
    if (!this.#detailed) return undefined
    return [...this.#spent]
      .map(([what, entry]) => ({ what, ...entry }))
      .sort((a, b) => b.milliseconds - a.milliseconds || (a.what < b.what ? -1 : 1))
  }
}

/** Milliseconds of a clock that only goes forward. The global `performance` would have to be loaded first. */
function now(): number {
  return Number(hrtime.bigint()) / 1e6
}
