import { Buffer } from 'node:buffer'
import type { Post } from '../checks/calendar/post.ts'
import type { Collected } from '../lint/collect-post.ts'
import { NO_HASH } from '../text/min-hash.ts'

/** `rules` is the number of a shared text, `print` its bytes; what the path and the account of the draft say is said once. */
interface WrittenFacts {
  readonly account?: string | undefined
  readonly rules: number
  readonly post?: Omit<Post, 'print' | 'path' | 'account'>
  readonly print?: string
  readonly day?: number
}

/**
 * What a draft contributes to the calendar as text, on one line.
 *
 * @param day the day that it was collected on, where that had a say in it
 */
export function factsText(
  { account, rules, post }: Collected,
  day: number | undefined,
  share: (text: string) => number,
): string {
  const written: { -readonly [K in keyof WrittenFacts]: WrittenFacts[K] } = { rules: share(JSON.stringify(rules)) }
  if (account !== undefined) written.account = account
  if (day !== undefined) written.day = day
  if (post !== undefined) {
    const { print, path: _, account: __, ...rest } = post
    written.post = rest
    if (print.length > 0) written.print = Buffer.from(print, 'latin1').toString('base64')
  }
  return JSON.stringify(written)
}

export interface FactsContext {
  readonly path: string
  readonly today: number | undefined
  readonly rules: (shared: number) => readonly string[]
}

/** Undefined: it was another day, and that had a say in it. */
export function readFacts(text: string, { path, today, rules: rulesAt }: FactsContext): Collected | undefined {
  const { account, rules, post, print, day } = JSON.parse(text) as WrittenFacts
  if (day !== undefined && day !== today) return undefined
  const held = rulesAt(rules)
  if (post === undefined) return { path, account, post: undefined, rules: held }
  return {
    path,
    account,
    post: {
      ...post,
      path,
      account,
      print: print === undefined ? NO_HASH : Buffer.from(print, 'base64').toString('latin1'),
    },
    rules: held,
  }
}
