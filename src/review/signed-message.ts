import type { RecordEntry } from './record-entry.ts'

/**
 * What a signature of an entry is made over: all of the entry but the signature, as UTF-8 text. Role, person, time,
 * clauses, expiry and seal are each on a line of their own; clauses in order of code units.
 */
export function signedMessage(
  entry: Pick<RecordEntry, 'list' | 'role' | 'by' | 'atText' | 'untilText' | 'clauses' | 'seal'>,
): string {
  const lines = [
    'postlint-entry-1',
    entry.list,
    entry.role ?? '',
    entry.by ?? '',
    entry.atText ?? '',
    entry.untilText ?? '',
    [...entry.clauses].sort().join(' '),
    entry.seal ?? '',
  ]
  // Each line is quoted: a value with a line end in it must not pass for two lines.
  return `${lines.map((line) => JSON.stringify(line.normalize('NFC'))).join('\n')}\n`
}
