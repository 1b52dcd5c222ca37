import type { Account } from '../account/account.ts'
import { authorsOf } from '../draft/author.ts'
import type { Draft } from '../draft/draft.ts'
import { type AttestContext, attestationOf, rolesFor } from '../review/attestation.ts'
import { defaulted } from '../shape/object-shape.ts'
import { flag } from '../shape/shape.ts'
import { nodeAt } from '../shape/yaml-tree.ts'
import { defineFieldsCheck, type Outcome } from './check.ts'
import type { Outside } from './outside.ts'
import { placeOf } from './place.ts'
import { signatureOf } from './signature-of.ts'
import { stepSpan, stepWords } from './step-words.ts'

export const attest = defineFieldsCheck({
  name: 'attest',
  summary: {
    zh: '要求有人为规则的条款负责签署，签后没有再改',
    en: 'Asks that a person has signed for the clause of the rule, and nothing changed since',
  },
  options: {
    always: defaulted(flag(), false, {
      zh: '没有指定由谁签署时也要求（否则不判断）',
      en: 'Also where nobody is named to sign; else such a project is not judged',
    }),
    signed: defaulted(flag(), false, { zh: '必须带签名', en: 'It must carry a signature' }),
  },
  data: ['clause', 'role', 'by', 'problem'],
  prepare(options, workshop) {
    return { ...options, clauses: workshop.clauses }
  },
  *run(context, { clauses, always, signed }): Iterable<Outcome> {
    const { account, outside, posting, fields } = context
    const signers = attestContext(account, outside, posting?.draft)
    const file = posting?.draft ?? account
    if (file === undefined) return
    for (const clause of clauses) {
      const roles = rolesFor(clause, signers.checklists)
      if (roles.length === 0 && !always) {
        yield { notJudged: 'checklist' }
        return
      }
      const { entries, changesSince } = outside.recordOf(file)
      const { judged, fault } = attestationOf(clause, entries, {
        ...signers,
        signed: signed || signers.signed,
      })
      if (fault === undefined) {
        if (judged !== undefined) yield signatureOf('clause', clause, judged)
        continue
      }
      const changes = fault.kind === 'stale' && judged !== undefined ? changesSince(judged.entry) : []
      yield {
        span: judged === undefined ? (nodeAt(fields, 'reviews')?.span ?? placeOf(context)) : stepSpan(fault, judged),
        data: {
          clause,
          role: { zh: roles.join('、'), en: roles.join(', ') },
          by: judged?.entry.by ?? '',
          problem: stepWords([{ name: judged?.entry.role ?? (roles.join('、') || clause), judged, fault }], changes),
        },
      }
    }
  },
})

/** Who signs for what: the checklists of the account where it has any, else those of the project. */
export function attestContext(
  account: Account | undefined,
  { people, checklists }: Outside,
  draft: Draft | undefined,
): AttestContext {
  const { chain = [], checklists: own = checklists, signed = false } = account?.profile.review ?? {}
  return {
    isAuthor: (name) => draft !== undefined && authorsOf(draft).includes(name),
    people,
    selfRoles: new Set(chain.filter(({ self }) => self).map(({ role }) => role)),
    checklists: own.size > 0 ? own : checklists,
    signed,
  }
}
