/** Does things a while after they were last asked for, one of each key. */
export class Schedule {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  after(milliseconds: number, key: string, act: () => void): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key)
        act()
      }, milliseconds),
    )
  }

  cancel(key: string): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
  }
}
