import type { Directive, Named } from '../draft/directives.ts'
import type { Draft } from '../draft/draft.ts'
import { dayNumber } from '../draft/moment.ts'
import { nearest } from '../shape/nearest.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { isoDay } from '../text/day-text.ts'
import type { Span } from '../text/span.ts'
import type { Bench } from './bench.ts'
import {
  directiveUnknownRule,
  directiveWithoutReason,
  expiredDirective,
  malformedDirective,
  unmatchedEnable,
  unusedDirective,
} from './directive-rules.ts'
import { makeViolation } from './make-violation.ts'
import { malformation } from './malformation.ts'
import { type OwnFinding, ownRules } from './own-rules.ts'
import type { Silence } from './silence.ts'

export interface SilencePlan {
  readonly silences: readonly Silence[]
  /** What is wrong with the directives by themselves. */
  readonly told: readonly OwnFinding[]
  /** Whether an expiry could not be compared, because nobody says what day it is. */
  readonly lacksToday: boolean
}

/** What the directives of a draft excuse, as far as they are sound. */
export function planSilences(draft: Draft, bench: Bench): SilencePlan {
  const told: OwnFinding[] = []
  const silences: Silence[] = []
  const opened: Opened[] = []
  const known = knownRules(bench)
  const today = bench.outside.today === undefined ? undefined : dayNumber(bench.outside.today)
  let lacksToday = false
  for (const directive of draft.directives) {
    const problem = malformation(directive)
    if (problem !== undefined) {
      told.push({ rule: malformedDirective, span: problem.span, data: { problem: problem.say } })
      continue
    }
    const named = directive.rules.flatMap((each) => {
      const rules = rulesNamed(each.name, known)
      if ('problem' in rules) told.push(unknownRule(each, rules))
      return 'problem' in rules ? [] : [{ ...each, rules: rules.ids }]
    })
    if (directive.kind === 'enable') {
      for (const lost of enable(opened, directive, named)) told.push(lost)
      continue
    }
    const { until } = directive
    const isOver = until?.day !== undefined && today !== undefined && until.day < today
    if (until !== undefined && today === undefined) lacksToday = true
    if (directive.reason === '') told.push({ rule: directiveWithoutReason, span: directive.span, data: {} })
    else if (isOver) told.push({ rule: expiredDirective, span: until.span, data: { until: isoDay(until.day ?? 0) } })
    const holds = directive.reason !== '' && !isOver
    const { start: from, end: to } = reachOf(directive, draft)
    for (const { name, span, rules } of named) {
      const ends: Record<string, number> = {}
      if (directive.kind === 'disable') opened.push({ rules, ends })
      if (!holds) continue
      silences.push({
        name,
        ifUnused: makeViolation(draft, unusedDirective, span, { name }),
        rules,
        from,
        to,
        ends,
        reason: directive.reason,
        ...(until?.day === undefined ? {} : { until: until.day }),
      })
    }
  }
  return { silences, told, lacksToday }
}

/** What a `disable` switched off, whether it holds or not, and where each rule comes on again. */
interface Opened {
  readonly rules: readonly string[]
  readonly ends: Record<string, number>
}

/** Ends what is open. Gives what there is nothing to end for. */
function enable(
  opened: readonly Opened[],
  { span, wordSpan, rules }: Directive,
  named: readonly (Named & { readonly rules: readonly string[] })[],
): OwnFinding[] {
  const close = (wanted?: readonly string[]): boolean => {
    let closed = false
    for (const { rules: open, ends } of opened) {
      for (const id of open) {
        if ((wanted !== undefined && !wanted.includes(id)) || Object.hasOwn(ends, id)) continue
        ends[id] = span.start
        closed = true
      }
    }
    return closed
  }
  const unmatched = (at: Span, name: string | Bilingual) => ({ rule: unmatchedEnable, span: at, data: { name } })
  if (rules.length === 0) return close() ? [] : [unmatched(wordSpan, { zh: '任何规则', en: 'any rule' })]
  return named.flatMap((each) => (close(each.rules) ? [] : [unmatched(each.span, each.name)]))
}

function reachOf({ kind, span }: Directive, draft: Draft): Span {
  const { lines } = draft
  const whole = { start: 0, end: Number.MAX_SAFE_INTEGER }
  const lineSpan = (from: number, to: number): Span => ({
    start: lines.lineAt(from).start,
    // The end of the file belongs to its last line.
    end: to < lines.lineCount ? lines.lineAt(to + 1).start : whole.end,
  })
  switch (kind) {
    case 'line':
      return lineSpan(lines.positionAt(span.start).line, lines.positionAt(span.end).line)
    case 'next-line': {
      let line = lines.positionAt(span.end).line + 1
      while (line < lines.lineCount && saysNothing(line, draft)) line++
      return line > lines.lineCount ? { start: whole.end, end: whole.end } : lineSpan(line, line)
    }
    case 'disable':
      return { ...whole, start: span.start }
    default:
      return whole
  }
}

/** A blank line, or one that holds nothing but a directive: several may stand above the line that they are for. */
function saysNothing(line: number, { lines, directives }: Draft): boolean {
  const { text, start } = lines.lineAt(line)
  const from = start + text.length - text.trimStart().length
  const to = start + text.trimEnd().length
  return text.trim() === '' || directives.some(({ span }) => span.start === from && span.end === to)
}

function knownRules({ rules, knownRules: more = [] }: Bench): readonly string[] {
  return [...new Set([...rules.map(({ id }) => id), ...more, ...ownRules.map(({ id }) => id)])]
}

type NamedRules = { readonly ids: readonly string[] } | { readonly problem: Bilingual; readonly guess: Bilingual }

/** `pack/rule`, `pack/*`, or a bare `rule` that only one pack has. */
function rulesNamed(name: string, known: readonly string[]): NamedRules {
  if (known.includes(name)) return { ids: [name] }
  const bare = known.filter((id) => id.endsWith(`/${name}`))
  if (bare.length === 1 && !name.includes('/')) return { ids: bare }
  if (bare.length > 1 && !name.includes('/')) {
    return {
      problem: { zh: '不止一个规则包有', en: 'is in several packs' },
      guess: { zh: `：${bare.join('、')}`, en: `: ${bare.join(', ')}` },
    }
  }
  const ids = name.endsWith('/*') ? known.filter((id) => id.startsWith(name.slice(0, -1))) : []
  if (ids.length > 0) return { ids }
  const guess = guessOf(name, known)
  return {
    problem: { zh: '在启用的规则包里没有', en: 'is in no pack that is on' },
    guess:
      guess === undefined ? { zh: '', en: '' } : { zh: `，是不是「${guess}」？`, en: `; did you mean “${guess}”?` },
  }
}

/** In a pack that is known only its own rules are near; the name of the pack would outweigh them. */
function guessOf(name: string, known: readonly string[]): string | undefined {
  const slash = name.indexOf('/')
  const pack = name.slice(0, slash + 1)
  const within = slash === -1 ? [] : known.filter((id) => id.startsWith(pack))
  if (within.length > 0) {
    const near = nearest(
      name.slice(slash + 1),
      within.map((id) => id.slice(slash + 1)),
    )
    return near === undefined ? undefined : `${pack}${near}`
  }
  const packs = new Set(known.map((id) => `${id.slice(0, id.indexOf('/'))}/*`))
  if (slash !== -1) return nearest(name, [...known, ...packs])
  const bare = nearest(
    name,
    known.map((id) => id.slice(id.indexOf('/') + 1)),
  )
  return bare === undefined ? nearest(name, packs) : known.find((id) => id.endsWith(`/${bare}`))
}

function unknownRule({ name, span }: Named, said: { readonly problem: Bilingual; readonly guess: Bilingual }) {
  return { rule: directiveUnknownRule, span, data: { name, ...said } }
}
