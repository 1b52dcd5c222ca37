import { dayThere, minutesBetween, type ToZone } from '../draft/instant.ts'
import type { Moment } from '../draft/moment.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { type RecordEntry, readRecord } from './record-entry.ts'
import { changedParts, type SealPart, sameSeal } from './seal.ts'
import { signedMessage } from './signed-message.ts'
import type { Change } from './what-changed.ts'

/** Why an entry does not count, whoever made it. */
export type EntryFault =
  | { readonly kind: 'incomplete'; readonly keys: readonly string[] }
  /** What was approved is not what stands here now. `parts`: what differs, as far as the seal says. */
  | { readonly kind: 'stale'; readonly parts: readonly SealPart[] }
  | { readonly kind: 'expired'; readonly until: string }
  /** Its time has not come yet. */
  | { readonly kind: 'future'; readonly at: string }
  /** Its signature is not that of the person. */
  | { readonly kind: 'forged'; readonly why: Bilingual }

/** `unverifiable`: there is a signature, but nobody’s keys to hold it against. */
export type Signing = 'signed' | 'unsigned' | 'unverifiable'

export interface JudgedEntry {
  readonly entry: RecordEntry
  readonly signing: Signing
  readonly fault: EntryFault | undefined
}

/** A review record as it stands against the content of now. */
export interface ReviewRecord {
  readonly entries: readonly JudgedEntry[]
  /** What has changed since an entry was sealed: words too, where the history has what was sealed. */
  changesSince(entry: RecordEntry): readonly Change[]
}

/** Whether the signature of an entry is that of its person: `undefined` if it is, else why not. */
export type VerifySignature = (
  message: string,
  signature: string,
  by: string,
  at: Moment,
) => { readonly ok: true } | { readonly ok: false; readonly why: Bilingual }

export interface RecordContext {
  /** The seal of the content as it is now. */
  readonly seal: string
  readonly now: Moment | undefined
  readonly toZone: ToZone
  /** Undefined: the project knows nobody’s keys. */
  readonly verify: VerifySignature | undefined
}

/** Reads a record and judges each entry by itself; whether the right people signed in the right order is another question. */
export function judgeRecord(fields: YamlNode | undefined, context: RecordContext): readonly JudgedEntry[] {
  return readRecord(fields).map((entry) => judgeEntry(entry, context))
}

function judgeEntry(entry: RecordEntry, context: RecordContext): JudgedEntry {
  const { signature } = entry
  const unsigned = signature === undefined ? 'unsigned' : 'unverifiable'
  if (entry.faulty.length > 0) return { entry, signing: unsigned, fault: { kind: 'incomplete', keys: entry.faulty } }
  if (signature === undefined || context.verify === undefined) {
    return { entry, signing: unsigned, fault: faultOf(entry, context) }
  }
  const { by = '', at } = entry
  const verdict = context.verify(signedMessage(entry), signature, by, at as Moment)
  if (!verdict.ok) return { entry, signing: 'unverifiable', fault: { kind: 'forged', why: verdict.why } }
  return { entry, signing: 'signed', fault: faultOf(entry, context) }
}

function faultOf(entry: RecordEntry, { seal, now, toZone }: RecordContext): EntryFault | undefined {
  const { at, until, seal: sealed = '' } = entry
  if (!sameSeal(sealed, seal)) return { kind: 'stale', parts: changedParts(sealed, seal) }
  if (now === undefined) return undefined
  if (until !== undefined && dayThere(now, toZone) > dayThere(until, toZone)) {
    return { kind: 'expired', until: entry.untilText ?? '' }
  }
  if (at !== undefined && minutesBetween(at, now, toZone) > CLOCK_SLACK_MINUTES) {
    return { kind: 'future', at: entry.atText ?? '' }
  }
  return undefined
}

/** Clocks of two machines differ. */
const CLOCK_SLACK_MINUTES = 10
