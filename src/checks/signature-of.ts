import type { JudgedEntry } from '../review/review-record.ts'
import type { Signature, Signed } from './check.ts'

/** What is said of an entry that counts. */
export function signatureOf(what: Signature['for'], name: string, { entry, signing }: JudgedEntry): Signed {
  return { signed: { for: what, name, by: entry.by ?? '', at: entry.atText ?? '', signing } }
}
