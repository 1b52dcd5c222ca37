/**
 * Lists of which a hundred thousand drafts have one each, and nearly all the same: the first one stands for all that hold
 * the same things in the same order.
 */
export class OneList<T> {
  readonly #root: Branch<T> = { list: undefined, next: new Map() }

  of(list: readonly T[]): readonly T[] {
    let branch = this.#root
    for (const each of list) {
      let next = branch.next.get(each)
      if (next === undefined) {
        next = { list: undefined, next: new Map() }
        branch.next.set(each, next)
      }
      branch = next
    }
    branch.list ??= list
    return branch.list
  }
}

/** The lists that begin alike. */
interface Branch<T> {
  /** The one that ends here. */
  list: readonly T[] | undefined
  readonly next: Map<T, Branch<T>>
}

/** The same for texts, such as names, that are cut out of every draft anew. */
export function oneText(text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  // Put together anew: a part of a text keeps all of it in memory.
  const own = Array.from(text).join('')
  texts.set(own, own)
  return own
}

const texts = new Map<string, string>()
