import { type ReviewOptions, rolesOf } from '../checks/review.ts'
import { authorsOf } from '../draft/author.ts'
import type { Draft } from '../draft/draft.ts'
import { postingOf } from '../draft/posting.ts'
import { isInForce, judgingDay } from '../lint/bench.ts'
import { platformsOf } from '../lint/lint-draft.ts'
import { type ChainRole, judgeChain, type Step } from '../review/chain.ts'
import type { Project } from './project.ts'

/** The roles that a draft has to go through, by its account and by the rules that hold for it. */
export interface ChainInForce {
  readonly roles: readonly ChainRole[]
  readonly signed: boolean
}

/** @param file absolute */
export async function chainInForce(draft: Draft, file: string, project: Project): Promise<ChainInForce> {
  const account = project.accountNamed(draft.meta.account)
  const review = account?.profile.review
  const day = judgingDay(draft, project.outside)
  const postings = platformsOf(draft, account, { defaultPlatforms: project.config.platform }).map((platform) =>
    postingOf(draft, platform),
  )
  const asked = (await project.benchFor(file)).rules
    .filter((rule) => rule.check.name === 'review' && isInForce(rule, day))
    .filter((rule) => postings.some((posting) => rule.holds(posting, account).holds === true))
    .map((rule) => rule.prepared as ReviewOptions)
  const longest = (of: ReviewOptions['of']) =>
    asked
      .filter((options) => options.of === of)
      .map(({ roles }) => roles)
      .reduce((best, roles) => (roles.length > best.length ? roles : best), [])
  const chain = rolesOf(review?.chain, longest('chain'))
  const wantsMajor = draft.meta.major || asked.some(({ of }) => of === 'major')
  const major = wantsMajor ? rolesOf(review?.major, longest('major')) : []
  return { roles: [...chain, ...major], signed: review?.signed === true || asked.some(({ signed }) => signed) }
}

/** How far a draft has come in its chain. */
export function stepsOf(draft: Draft, { roles, signed }: ChainInForce, { outside }: Project): readonly Step[] {
  return judgeChain(roles, outside.recordOf(draft).entries, {
    authors: authorsOf(draft),
    people: outside.people,
    signed,
    publish: draft.meta.status === 'published' ? draft.meta.publish : undefined,
    toZone: outside.toZone,
  })
}
