import { role } from '../account/account.ts'
import { authorsOf } from '../draft/author.ts'
import { fieldNode } from '../draft/front-matter.ts'
import { type ChainRole, judgeChain, type Step } from '../review/chain.ts'
import type { JudgedEntry } from '../review/review-record.ts'
import { nearest } from '../shape/nearest.ts'
import { defaulted, type ObjectOf } from '../shape/object-shape.ts'
import { flag, listOf, oneOf } from '../shape/shape.ts'
import { type Data, type DraftContext, defineDraftCheck, type Outcome } from './check.ts'
import { placeOf } from './place.ts'
import { signatureOf } from './signature-of.ts'
import { type FaultyStep, stepSpan, stepWords } from './step-words.ts'

const options = {
  of: defaulted(oneOf(['chain', 'major']), 'chain', {
    zh: '审核链（chain），或重大事项另加的几道（major）',
    en: 'The review chain, or the roles that major matters go through besides',
  }),
  roles: defaulted(listOf(role), [], {
    zh: '文件规定的角色，按先后排列；账号资料写了不少于这么多道的，按账号资料',
    en: 'The roles that the document names, in order; an account with at least as many of its own goes by those',
  }),
  signed: defaulted(flag(), false, { zh: '必须带签名', en: 'Approvals must carry a signature' }),
} as const

export type ReviewOptions = ObjectOf<typeof options>

export const review = defineDraftCheck({
  name: 'review',
  summary: {
    zh: '检查审核记录：每一道都由该签的人按次序签过，签后没有再改',
    en: 'Asks that the review record is complete: each role signed, in order, by the right person, and nothing changed since',
  },
  options,
  data: ['role', 'by', 'problem', 'waiting'],
  prepare: (options): ReviewOptions => options,
  *run(context, options): Iterable<Outcome> {
    const { account, posting, outside } = context
    const review = account?.profile.review
    const chain = rolesOf(review?.chain, options.of === 'chain' ? options.roles : [])
    const major = options.of === 'major' ? rolesOf(review?.major, options.roles) : []
    const asked = options.of === 'chain' ? chain : major
    if (asked.length === 0) {
      yield account === undefined ? { notJudged: 'account' } : { notJudged: 'review-chain' }
      return
    }
    const { draft } = posting
    const { entries, changesSince } = outside.recordOf(draft)
    const steps = judgeChain([...chain, ...major], entries, {
      authors: authorsOf(draft),
      people: outside.people,
      signed: options.signed || review?.signed === true,
      // What has not gone out yet can still wait for its reviewers.
      publish: draft.meta.status === 'published' ? draft.meta.publish : undefined,
      toZone: outside.toZone,
    }).slice(options.of === 'chain' ? 0 : chain.length)
    const waiting = steps.filter(({ fault }) => fault !== undefined).map(({ role }) => role.role)
    const said = { waiting: { zh: waiting.join('、'), en: waiting.join(', ') } }
    for (const { role, judged, fault } of steps) {
      if (fault === undefined && judged !== undefined) yield signatureOf('role', role.role, judged)
    }
    yield* mistyped(steps, entries, said)
    for (const group of grouped(steps)) {
      const [{ fault, judged }] = group
      const changes = fault.kind === 'stale' && judged !== undefined ? changesSince(judged.entry) : []
      const names = group.map(({ name }) => name)
      yield {
        span: judged === undefined ? recordPlace(context) : stepSpan(fault, judged),
        data: {
          role: { zh: names.join('、'), en: names.join(', ') },
          by: judged?.entry.by ?? '',
          problem: stepWords(group, changes),
          ...said,
        },
      }
    }
  },
})

/** The account’s own roles, unless they are fewer than what the document asks for. */
export function rolesOf(own: readonly ChainRole[] | undefined, asked: readonly ChainRole[]): readonly ChainRole[] {
  return own !== undefined && own.length > 0 && own.length >= asked.length ? own : asked
}

/** An approval of a role that nobody has heard of, where a step is missing whose role has a name much like it. */
function* mistyped(steps: readonly Step[], entries: readonly JudgedEntry[], said: Data): Iterable<Outcome> {
  const known = new Set(steps.map(({ role }) => role.role))
  const missing = steps.filter(({ fault }) => fault?.kind === 'missing').map(({ role }) => role.role)
  for (const { entry } of entries) {
    const { list, role, by = '', spans, span } = entry
    const guess = list === 'reviews' && role !== undefined && !known.has(role) ? nearest(role, missing) : undefined
    if (guess === undefined || role === undefined) continue
    const problem = {
      zh: `审核链上没有「${role}」，是不是「${guess}」？`,
      en: `the chain has no “${role}”; did you mean “${guess}”?`,
    }
    yield { span: spans.role ?? span, data: { role, by, problem, ...said } }
  }
}

/** One edit makes all approvals stale, and an unreviewed draft waits for all roles: that is one fault each. */
function grouped(steps: readonly Step[]): (readonly [FaultyStep, ...FaultyStep[]])[] {
  const groups: [FaultyStep, ...FaultyStep[]][] = []
  for (const { role, judged, fault } of steps) {
    if (fault === undefined) continue
    const step = { name: role.role, judged, fault }
    const { kind } = fault
    const group =
      kind === 'missing' || kind === 'stale' ? groups.find(([first]) => first.fault.kind === kind) : undefined
    if (group === undefined) groups.push([step])
    else group.push(step)
  }
  return groups
}

/** The record if there is one, else where anything missing is shown. */
function recordPlace(context: DraftContext) {
  const { frontMatter } = context.posting.draft
  return fieldNode(frontMatter, 'reviews')?.span ?? placeOf(context)
}
