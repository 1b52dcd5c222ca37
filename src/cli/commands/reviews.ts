import { reviewsJson, reviewsText } from '../../report/reviews.ts'
import type { ReviewState } from '../../review/review-state.ts'
import { listReviews } from '../../run/list-reviews.ts'
import { visible } from '../../text/visible.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
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
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  stdout.write(options.format === 'json' ? reviewsJson(shown) : reviewsText(shown, style))
  const lost = missing.some(({ fatal }) => fatal) || states.some(({ state }) => state === 'unreadable')
  return lost ? 2 : 0
}

/** `--role` and `--as` leave what waits for that role and that person. Where nobody is named for a role, anyone may act. */
function isAskedFor({ next, holders }: ReviewState, { role, as: person }: GlobalOptions): boolean {
  if (role !== undefined && next !== role) return false
  return person === undefined || (next !== undefined && (holders.length === 0 || holders.includes(person)))
}
