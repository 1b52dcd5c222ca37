import type { Signature } from '../checks/check.ts'
import type { About } from '../lint/about.ts'
import type { FileReport } from '../lint/file-report.ts'
import { infoOf, unjudgedBy, unjudgedList } from '../lint/make-violation.ts'
import { citing } from '../lint/merge-violations.ts'
import type { ShownText } from '../lint/shown-text.ts'
import type { Suppressed } from '../lint/suppressed.ts'
import type { Fix, RuleInfo, Unjudged, Violation } from '../lint/violation.ts'
import type { Position } from '../text/line-index.ts'

/** A report as text, on one line. What rules say is not in it: that comes from the rules as they are now. */
export function verdictText(report: FileReport, share: (text: string) => number): string {
  const { about, rulesJudged, violations, cleared, suppressed, signatures, unjudged } = report
  const written: WrittenReport = [
    about === undefined ? 0 : writtenAbout(about),
    rulesJudged,
    share(JSON.stringify(unjudged)),
    violations.map(writtenViolation),
    cleared.map(writtenViolation),
    suppressed.map(({ violation, ...rest }) => [writtenViolation(violation), rest]),
    signatures,
  ]
  return JSON.stringify(written)
}

/** What could not be judged, from its shared text: the same words and lists as of drafts that are judged anew. */
export function readUnjudged(text: string): readonly Unjudged[] {
  const written = JSON.parse(text) as readonly Unjudged[]
  return unjudgedList(
    written.map(({ rule, lack, detail }) =>
      unjudgedBy(rule, detail === undefined ? { notJudged: lack } : { notJudged: lack, detail }),
    ),
  )
}

export interface VerdictContext {
  readonly path: string
  readonly ruleNamed: (id: string) => RuleInfo | undefined
  readonly unjudged: (shared: number) => readonly Unjudged[]
  /** The text of the draft, read when it is to be shown. */
  readonly text: () => ShownText
}

/** Undefined: of a rule that there isn’t. */
export function readVerdict(text: string, context: VerdictContext): FileReport | undefined {
  const [about, rulesJudged, shared, violations, cleared, suppressed, signatures] = JSON.parse(text) as WrittenReport
  try {
    const revive = (written: readonly WrittenViolation[]) =>
      written.length === 0 ? NONE : written.map((each) => violationOf(each, context))
    return {
      subject: 'draft',
      path: context.path,
      ...(about === 0 ? {} : { about: aboutOf(about) }),
      problems: NONE,
      violations: revive(violations),
      cleared: revive(cleared),
      suppressed:
        suppressed.length === 0
          ? NONE
          : suppressed.map(([violation, rest]) => ({ ...rest, violation: violationOf(violation, context) })),
      signatures: signatures.length === 0 ? NONE : signatures,
      unjudged: context.unjudged(shared),
      rulesJudged,
      text: violations.length > 0 ? context.text() : undefined,
    }
  } catch (error) {
    if (error instanceof UnknownRule) return undefined
    throw error
  }
}

const NONE: readonly never[] = []

class UnknownRule extends Error {}

type WrittenPosition = readonly [line: number, column: number, codePointColumn: number]
type WrittenViolation = readonly [
  rule: string,
  start: number,
  end: number,
  from: WrittenPosition,
  to: WrittenPosition,
  data: Violation['data'],
  also: readonly string[],
  fix?: Fix,
]
type WrittenReport = readonly [
  about: WrittenAbout | 0,
  rulesJudged: number,
  unjudged: number,
  violations: readonly WrittenViolation[],
  cleared: readonly WrittenViolation[],
  suppressed: readonly (readonly [WrittenViolation, Omit<Suppressed, 'violation'>])[],
  signatures: readonly Signature[],
]

function writtenViolation({ rule, span, start, end, data, also, fix }: Violation): WrittenViolation {
  const base = [rule.id, span.start, span.end, writtenPosition(start), writtenPosition(end), data, also] as const
  return fix === undefined ? base : [...base, fix]
}

type WrittenAbout = readonly [
  kind: About['kind'],
  status: About['status'],
  account: string | 0,
  author: string | 0,
  day?: number,
  minutes?: number,
]

function writtenAbout({ kind, status, account, author, publish }: About): WrittenAbout {
  const base = [kind, status, account ?? 0, author ?? 0] as const
  if (publish === undefined) return base
  return publish.minutes === undefined ? [...base, publish.day] : [...base, publish.day, publish.minutes]
}

function aboutOf([kind, status, account, author, day, minutes]: WrittenAbout): About {
  return {
    account: account === 0 ? undefined : account,
    author: author === 0 ? undefined : author,
    kind,
    status,
    publish: day === undefined ? undefined : minutes === undefined ? { day } : { day, minutes },
  }
}

function writtenPosition({ line, column, codePointColumn }: Position): WrittenPosition {
  return [line, column, codePointColumn]
}

function violationOf(
  [id, start, end, from, to, data, also, fix]: WrittenViolation,
  { ruleNamed }: VerdictContext,
): Violation {
  const violation: Violation = {
    rule: ruleOf(id, also, ruleNamed),
    span: { start, end },
    start: positionOf(from),
    end: positionOf(to),
    data,
    also,
  }
  return fix === undefined ? violation : { ...violation, fix }
}

function positionOf([line, column, codePointColumn]: WrittenPosition): Position {
  return { line, column, codePointColumn }
}

/** A rule with what merging made of it. */
function ruleOf(id: string, also: readonly string[], ruleNamed: VerdictContext['ruleNamed']): RuleInfo {
  const infoNamed = (name: string): RuleInfo => {
    const rule = ruleNamed(name)
    if (rule === undefined) throw new UnknownRule(name)
    return infoOf(rule)
  }
  return also.length === 0 ? infoNamed(id) : citing(infoNamed(id), also.map(infoNamed))
}
