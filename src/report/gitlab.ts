import { fingerprintOf } from '../lint/fingerprint.ts'
import type { RunReport } from '../lint/run-report.ts'
import { jsonText } from './json.ts'
import { type Note, noteLines, notesOf } from './notes.ts'
import type { Style } from './style.ts'

/** GitLab’s code quality report: what a merge request adds or mends is told by the fingerprints. */
export function gitlab(report: RunReport, { lang }: Style): string {
  const seen = new Map<string, number>()
  const issues = notesOf(report, lang).flatMap(({ path, notes, report: file }) =>
    notes.map((note) => ({
      description: noteLines(note, lang).join('\n'),
      check_name: note.rule,
      fingerprint: unlikeOthers(fingerprint(note, file?.text?.source), path, seen),
      severity: severityOf(note),
      location: { path, lines: { begin: note.start?.line ?? 1, end: note.end?.line ?? 1 } },
    })),
  )
  return jsonText(issues)
}

function severityOf({ violation, level }: Note): string {
  if (violation === undefined) return level === 'error' ? 'blocker' : 'info'
  const { hint, grade } = violation.rule
  return hint ? 'info' : ({ 1: 'blocker', 2: 'critical', 3: 'major' } as const)[grade]
}

function fingerprint({ violation, rule, message }: Note, source: string | undefined): string {
  return violation === undefined ? `${rule} ${message}` : fingerprintOf(violation, source)
}

/** The same thing in two files, or twice in one, is two issues. */
function unlikeOthers(fingerprint: string, path: string, seen: Map<string, number>): string {
  const key = `${fingerprint} ${path}`
  const times = (seen.get(key) ?? 0) + 1
  seen.set(key, times)
  return times === 1 ? key : `${key} ${times}`
}
