import { dayNumber, parseMoment } from '../../draft/moment.ts'
import { weekJson, weekText } from '../../report/week.ts'
import { readSchedule, type Schedule, weekOfAccount } from '../../run/week-of.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { visible } from '../../text/visible.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, todayOf } from '../open-projects.ts'
import type { Action } from '../program.ts'
import { styleFor } from '../style-for.ts'

/** `postlint calendar [ACCOUNT] [--week DATE]`: the week of an account. */
export const calendar: Action = async (environment, [asked], options) => {
  const { cwd, stdout, stderr } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const { config } = await projects.of(cwd)
  const lang = languageOf(environment, config.lang)
  const say = speaker(lang)
  const schedule = await readSchedule(cwd, projects)
  for (const { message } of schedule.missing) stderr.write(`postlint: ${visible(say(message))}\n`)
  for (const path of schedule.unreadable)
    stderr.write(
      `postlint: ${visible(say({ zh: `${path} 读不懂，没有列入`, en: `${path} could not be read and is left out` }))}\n`,
    )
  const account = accountAsked(asked, schedule, config.account?.value)
  const now = todayOf(environment, options, config.timezone)
  const day = dayNumber((options.week === undefined ? undefined : parseMoment(options.week)) ?? now)
  const week = await weekOfAccount(schedule, account, day, { cwd, projects, stopwatch })
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  stdout.write(options.format === 'json' ? weekJson(week) : weekText(week, style))
  return schedule.missing.some(({ fatal }) => fatal) || schedule.unreadable.length > 0 ? 2 : 0
}

/** The account that is named; else that of the config; else the only one there is. */
function accountAsked(
  asked: string | undefined,
  { accounts }: Schedule,
  usual: string | undefined,
): string | undefined {
  const names = [...accounts.keys()].filter((name) => name !== undefined).sort()
  if (asked !== undefined) {
    if (accounts.has(asked)) return asked
    throw new UserError(
      { zh: `没有账号「${asked}」的草稿`, en: `No drafts of an account “${asked}”` },
      { help: didYouMean(nearest(asked, names)) ?? listOf(names) },
    )
  }
  if (usual !== undefined) return usual
  if (names.length <= 1) return names[0]
  throw new UserError(
    { zh: '这里有几个账号，要写明看哪一个', en: 'There are several accounts: say which one' },
    { help: listOf(names) },
  )
}

function listOf(names: readonly string[]) {
  return names.length === 0
    ? { zh: '这里的草稿都没有写账号', en: 'No draft here names an account' }
    : { zh: `有草稿的账号：${names.join('、')}`, en: `Accounts with drafts: ${names.join(', ')}` }
}
