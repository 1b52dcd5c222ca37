import type { Data, Lack, NotJudged, Signature } from '../checks/check.ts'
import type { LineIndex } from '../text/line-index.ts'
import type { Span } from '../text/span.ts'
import { OneList } from './one-list.ts'
import type { Fix, RuleInfo, Unjudged, Violation } from './violation.ts'

/** A file that violations point into: a draft, or the profile of an account. */
export interface JudgedFile {
  readonly path: string
  readonly source: string
  readonly lines: LineIndex
}

/** Turns what a check found into what the user sees. A place outside the file is a mistake of the check. */
export function makeViolation(file: JudgedFile, rule: RuleInfo, span: Span, data: Data, fix?: Fix): Violation {
  if (!(span.start >= 0 && span.start <= span.end && span.end <= file.source.length)) {
    throw new Error(`${file.path}: the rule ${rule.id} points at ${span.start}–${span.end}, outside the file`)
  }
  return {
    rule: infoOf(rule),
    span,
    start: file.lines.positionAt(span.start),
    end: file.lines.positionAt(span.end),
    data,
    also: ALONE,
    ...(fix === undefined ? {} : { fix }),
  }
}

const ALONE: readonly string[] = []

export function unjudgedBy(rule: string, { notJudged, detail }: NotJudged): Unjudged {
  if (detail !== undefined) return { rule, lack: notJudged, detail }
  let byRule = unjudgedByLack.get(notJudged)
  if (byRule === undefined) {
    byRule = new Map()
    unjudgedByLack.set(notJudged, byRule)
  }
  let unjudged = byRule.get(rule)
  if (unjudged === undefined) {
    unjudged = { rule, lack: notJudged }
    byRule.set(rule, unjudged)
  }
  return unjudged
}

/** Of a hundred thousand drafts each may lack the same for a dozen rules: it is said with the same words. */
const unjudgedByLack = new Map<Lack, Map<string, Unjudged>>()

/** What could not be judged of a draft, as one list for all drafts that lack the same. */
export function unjudgedList(unjudged: readonly Unjudged[]): readonly Unjudged[] {
  return unjudged.some(({ detail }) => detail !== undefined) ? unjudged : unjudgedLists.of(unjudged)
}

const unjudgedLists = new OneList<Unjudged>()

/** Two such lists as one. */
export function bothUnjudged(some: readonly Unjudged[], more: readonly Unjudged[]): readonly Unjudged[] {
  if (more.length === 0) return some
  if (lastBoth?.some !== some || lastBoth.more !== more)
    lastBoth = { some, more, both: unjudgedList([...some, ...more]) }
  return lastBoth.both
}

/** Mostly asked for the same ones. */
let lastBoth:
  | { readonly some: readonly Unjudged[]; readonly more: readonly Unjudged[]; readonly both: readonly Unjudged[] }
  | undefined

/** A signature counts once for what it is made for, however many rules ask for it. */
export function eachOnce(signatures: readonly Signature[]): readonly Signature[] {
  return [...new Map(signatures.map((each) => [`${each.for} ${each.name}`, each])).values()]
}

/** What is told of a rule, made once for each rule. */
export function infoOf(rule: RuleInfo): RuleInfo {
  let info = infos.get(rule)
  if (info === undefined) {
    const { id, grade, gradeGiven, hint, assisted, message, why, incident, clauses } = rule
    info = { id, grade, gradeGiven, hint, assisted, message, why, try: rule.try, incident, clauses }
    infos.set(rule, info)
  }
  return info
}

const infos = new WeakMap<RuleInfo, RuleInfo>()
