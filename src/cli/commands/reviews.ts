import { reviewsJson, reviewsText } from '../../report/reviews.ts'
import type { ReviewState } from '../../review/review-state.ts'
import { listReviews } from '../../run/list-reviews.ts'
import type { Project } from '../../run/project.ts'
import { visible } from '../../text/visible.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { rolesOf, unknownPerson, unknownRole } from '../review-names.ts'
import { styleFor } from '../style-for.ts'

/** `postlint reviews [paths…]`: who has to act on what. */
export const reviews: Action = async (environment, paths, options) => {
  const { cwd, stdout, stderr } = environment
  const { projects } = openProjects(environment, options)
  const home = await projects.of(cwd)
  const { states, missing } = await listReviews(cwd, paths, projects)
  const lang = languageOf(environment, home.config.lang)
  const say = speaker(lang)
  for (const { message, help } of missing) {
    stderr.write(`postlint: ${visible(say(message))}\n`)
    if (help !== undefined) stderr.write(`  ${visible(say(help))}\n`)
  }
  const shown = states.filter((state) => isAskedFor(state, options))
  if (shown.length === 0) refuseUnknown(states, await projects.all(), options)
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  stdout.write(options.format === 'json' ? reviewsJson(shown) : reviewsText(shown, style))
  const lost = missing.some(({ fatal }) => fatal) || states.some(({ state }) => state === 'unreadable')
  return lost ? 2 : 0
}

/** A slip in a name would look like no work. Where no roles are given anywhere, any may be right. */
function refuseUnknown(
  states: readonly ReviewState[],
  projects: readonly Project[],
  { role, as: person }: GlobalOptions,
): void {
  const steps = states.flatMap((state) => state.steps)
  const roles = new Set([...projects.flatMap((each) => [...rolesOf(each)]), ...steps.map((step) => step.role)])
  if (role !== undefined && roles.size > 0 && !roles.has(role)) throw unknownRole(role, roles)
  const holders = projects.flatMap((each) => [...each.outside.people.values()].flat())
  const named = [...states.map(({ author }) => author), ...steps.map(({ by }) => by)]
  const people = new Set([...holders, ...named.filter((name) => name !== undefined)])
  // Where nobody is named for a role, anyone may act in it.
  const isClosed = projects.every((each) =>
    [...roles].every((name) => (each.outside.people.get(name) ?? []).length > 0),
  )
  if (person !== undefined && isClosed && people.size > 0 && !people.has(person)) throw unknownPerson(person, people)
}

/** `--role` and `--as` leave what waits for that role and that person. Where nobody is named for a role, anyone may act. */
function isAskedFor({ next, holders }: ReviewState, { role, as: person }: GlobalOptions): boolean {
  if (role !== undefined && next !== role) return false
  return person === undefined || (next !== undefined && (holders.length === 0 || holders.includes(person)))
}
