import type { Workshop } from '../checks/check.ts'
import type { Report } from '../shape/shape.ts'
import type { Lexicon, TermSet } from '../text/match/lexicon.ts'
import type { Patterns } from '../text/pattern/patterns.ts'
import type { Place } from '../text/span.ts'
import { whenJudge } from './judge-when.ts'
import type { ResolvedRule } from './resolve-rules.ts'
import type { Rule } from './rule.ts'

/** Reads a file that a pack names, relative to the pack: its text, or why there is none. */
export type ReadBeside = (
  packPath: string,
  file: string,
) => { readonly text: string } | { readonly problem: { readonly zh: string; readonly en: string } }

/** What compiling needs from outside. */
export interface Supplies {
  readonly readBeside: ReadBeside
  readonly report: Report
  readonly patterns: Patterns
}

/** Turns rules into runnable ones. Words of all rules go into one lexicon; patterns that could hang a run are refused. */
export async function compileRules(
  rules: readonly ResolvedRule[],
  lexicon: Lexicon,
  supplies: Supplies,
): Promise<Rule[]> {
  const compiled: Rule[] = []
  for (const rule of rules) {
    const prepared = await rule.check.prepare(rule.options as never, workshopFor(rule, lexicon, supplies))
    if (prepared === undefined) continue
    const needs = rule.check.reads === 'scope' ? rule.check.needs?.(prepared) : undefined
    compiled.push({ ...rule, prepared, needs, holds: whenJudge(rule.when) })
  }
  return compiled
}

function workshopFor(rule: ResolvedRule, lexicon: Lexicon, { readBeside, report, patterns }: Supplies): Workshop {
  return {
    subject: rule.subject,
    scopes: rule.scopes,
    clauses: rule.clauses.map(({ pack, id }) => `${pack}/${id}`),
    terms(set: TermSet) {
      lexicon.add(set)
      return set
    },
    async pattern({ value, span }, ignoreCase = false) {
      const result = await patterns.compile(value, ignoreCase)
      if (result.ok) return result.pattern
      report({
        span: inside(span, value, result.problem.offset),
        message: result.problem.message,
        ...(result.problem.help === undefined ? {} : { help: result.problem.help }),
      })
      return undefined
    },
    words({ value, span }) {
      const read = readBeside(span.path ?? rule.pack.path, value)
      if ('problem' in read) {
        report({ span, message: read.problem })
        return []
      }
      return parseWordFile(read.text)
    },
    problem(span, message, help) {
      report({ span, message, ...(help === undefined ? {} : { help }) })
    },
  }
}

/** One word a line; `#` begins a comment, blank lines are skipped. */
export function parseWordFile(text: string): string[] {
  return text
    .replaceAll('\r', '\n')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((word) => word !== '')
}

/** The place of an offset of a pattern, where the pattern is written as it is; else the whole of it. */
function inside(span: Place, value: string, offset: number): Place {
  const length = span.end - span.start
  const quote = length === value.length + 2 ? 1 : 0
  if (length !== value.length + 2 * quote) return span
  const start = Math.min(span.start + quote + offset, span.end - quote)
  return { ...span, start, end: Math.max(start, Math.min(start + 1, span.end - quote)) }
}
