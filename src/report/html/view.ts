import type { FileReport } from '../../lint/file-report.ts'
import type { RunReport } from '../../lint/run-report.ts'
import type { Bilingual, Language } from '../../text/bilingual.ts'
import type { Style } from '../style.ts'
import { type Counts, countsOf } from './counts.ts'

/** What the parts of a page are made from. */
export interface View {
  readonly report: RunReport
  readonly lang: Language
  readonly failOn: Style['failOn']
  readonly counts: Counts
  /** The place of each file on the page. */
  readonly anchors: ReadonlyMap<string, string>
  say(words: Bilingual): string
}

export function viewOf(report: RunReport, { lang, failOn }: Style): View {
  return {
    report,
    lang,
    failOn,
    counts: countsOf(report),
    // Numbers, not paths: what a link leads to is never a word of somebody else.
    anchors: new Map(report.files.map(({ path }, number) => [path, `f${number + 1}`])),
    say: (words) => words[lang],
  }
}

/** Whether a file has more to say than that nothing was found. */
export function isClean({ problems, violations }: FileReport): boolean {
  return problems.length === 0 && violations.length === 0
}
