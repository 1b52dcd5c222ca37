import { directiveRules } from './directive-rules.ts'
import type { FileReport } from './file-report.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Protection } from './protections.ts'
import type { Suppressed } from './suppressed.ts'
import type { RuleInfo, Violation } from './violation.ts'

/** One violation that was there when the baseline was written. */
export interface BaselineEntry {
  readonly rule: string
  /** From the root of the project, with `/`. */
  readonly path: string
  /** The words that were marked, for people. */
  readonly text: string
  readonly fingerprint: string
  readonly date: string
  readonly reason: string
  readonly author?: string
  /** The last day on which it holds. */
  readonly until?: { readonly text: string; readonly day: number }
  /** What the rule is protected by and the entry excuses all the same. */
  readonly include: readonly Protection[]
}

/** A report, and the path of its file from the root of the project. */
export interface PlacedReport {
  readonly path: string
  readonly report: FileReport
}

export interface BaselineContext {
  readonly protectionsOf: (rule: string, info: RuleInfo) => readonly Protection[]
  /** Whether no file stands at a path any more. */
  readonly isGone: (path: string) => boolean
  /** Whether a rule is held against drafts in this run. */
  readonly judges: (rule: string) => boolean
  /** The run is about all files of the project. */
  readonly wholeCorpus: boolean
  /** Days since 1970-01-01. Undefined: nobody knows, and nothing is over. */
  readonly today: number | undefined
}

export interface BaselineOutcome {
  readonly reports: readonly FileReport[]
  /** Entries whose violation is gone. */
  readonly stale: readonly BaselineEntry[]
  readonly expired: readonly BaselineEntry[]
  /** Entries of files that have moved, with their new paths. */
  readonly moved: ReadonlyMap<BaselineEntry, string>
}

/**
 * Takes out the violations that a baseline lists. Each entry excuses one violation, first in the file it names; what is
 * left of files that are gone is looked for in the others.
 */
export function applyBaseline(
  placed: readonly PlacedReport[],
  entries: readonly BaselineEntry[],
  context: BaselineContext,
): BaselineOutcome {
  const { today, isGone } = context
  const isOver = ({ until }: BaselineEntry) => until !== undefined && today !== undefined && until.day < today
  const expired = entries.filter(isOver)
  const stock = new Stock(entries.filter((entry) => !isOver(entry)))
  const excused = new Map<Violation, readonly BaselineEntry[]>()
  const moved = new Map<BaselineEntry, string>()
  const excuse = (from: (entry: BaselineEntry, path: string) => boolean): void => {
    for (const { path, report } of placed) {
      for (const violation of report.violations) {
        if (excused.has(violation)) continue
        const taken = take(violation, report, stock, (entry) => from(entry, path), context)
        if (taken === undefined) continue
        excused.set(violation, taken)
        for (const entry of taken) if (entry.path !== path) moved.set(entry, path)
      }
    }
  }
  excuse((entry, path) => entry.path === path)
  const gone = new Set(stock.left.map(({ path }) => path).filter(isGone))
  if (gone.size > 0) excuse((entry) => gone.has(entry.path))
  const byPath = new Map(placed.map(({ path, report }) => [path, report]))
  const stale = stock.left.filter((entry) => {
    const report = byPath.get(entry.path)
    if (!context.judges(entry.rule)) return false
    if (report === undefined) return context.wholeCorpus && gone.has(entry.path)
    return report.problems.length === 0 && !report.unjudged.some(({ rule }) => rule === entry.rule)
  })
  return { reports: placed.map(({ report }) => without(report, excused)), stale, expired, moved }
}

/** An entry for each rule that found a violation; none at all where one of them has none. */
function take(
  violation: Violation,
  { text }: FileReport,
  stock: Stock,
  from: (entry: BaselineEntry) => boolean,
  { protectionsOf }: BaselineContext,
): readonly BaselineEntry[] | undefined {
  const rules = rulesOf(violation)
  const found: BaselineEntry[] = []
  for (const rule of rules) {
    const needed = protectionsOf(rule, violation.rule)
    const entry = stock.find(fingerprintOf(violation, text?.source, rule), (each) => {
      return each.rule === rule && from(each) && needed.every((protection) => each.include.includes(protection))
    })
    if (entry === undefined) return undefined
    found.push(entry)
  }
  for (const entry of found) stock.remove(entry)
  return found
}

export function rulesOf({ rule, also }: Violation): readonly string[] {
  return [...new Set([rule.id, ...also])]
}

/** Whether a baseline may take it in at all: hints fail no run, and directives are mended where they stand. */
export function belongsInBaseline({ rule }: Violation): boolean {
  return !rule.hint && !directiveRules.some(({ id }) => id === rule.id)
}

function without(report: FileReport, excused: ReadonlyMap<Violation, readonly BaselineEntry[]>): FileReport {
  const suppressed = report.violations.flatMap((violation): Suppressed[] => {
    const [entry] = excused.get(violation) ?? []
    if (entry === undefined) return []
    const { reason, until } = entry
    return [{ violation, by: 'baseline', reason, ...(until === undefined ? {} : { until: until.day }) }]
  })
  if (suppressed.length === 0) return report
  return {
    ...report,
    violations: report.violations.filter((each) => !excused.has(each)),
    suppressed: [...report.suppressed, ...suppressed],
  }
}

/** The entries that have not excused anything yet. */
class Stock {
  readonly #byFingerprint = new Map<string, BaselineEntry[]>()
  readonly #left: Set<BaselineEntry>

  constructor(entries: readonly BaselineEntry[]) {
    this.#left = new Set(entries)
    for (const entry of entries) {
      const twins = this.#byFingerprint.get(entry.fingerprint)
      if (twins === undefined) this.#byFingerprint.set(entry.fingerprint, [entry])
      else twins.push(entry)
    }
  }

  find(fingerprint: string, fits: (entry: BaselineEntry) => boolean): BaselineEntry | undefined {
    return this.#byFingerprint.get(fingerprint)?.find((entry) => this.#left.has(entry) && fits(entry))
  }

  remove(entry: BaselineEntry): void {
    this.#left.delete(entry)
  }

  get left(): readonly BaselineEntry[] {
    return [...this.#left]
  }
}
