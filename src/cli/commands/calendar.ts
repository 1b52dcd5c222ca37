import { dayNumber } from '../../draft/moment.ts'
import type { Week } from '../../lint/week.ts'
import { moreAccounts, weekText } from '../../report/calendar-week.ts'
import { weeksJson } from '../../report/week-json.ts'
import type { Project } from '../../run/project.ts'
import { readNow } from '../../run/today.ts'
import { type AccountSchedule, readSchedule, type Schedule, weekOfAccount } from '../../run/week-of.ts'
import { didYouMean } from '../../shape/did-you-mean.ts'
import { nearest } from '../../shape/nearest.ts'
import { UserError } from '../../shape/problem.ts'
import { visible } from '../../text/visible.ts'
import type { Action } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects, todayOf } from '../open-projects.ts'
import { styleFor } from '../style-for.ts'

/** As many accounts as a person reads one after the other. */
const MOST_ACCOUNTS = 3

/** `postlint calendar [ACCOUNT] [--week DATE]`: the week of an account, or of each. */
export const calendar: Action = async (environment, [asked], options) => {
  const { cwd, stdout, stderr } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const home = await projects.of(cwd)
  const lang = languageOf(environment, home.config.lang)
  const say = speaker(lang)
  const schedule = await readSchedule(cwd, projects)
  for (const { message } of schedule.missing) stderr.write(`postlint: ${visible(say(message))}\n`)
  for (const path of schedule.unreadable)
    stderr.write(
      `postlint: ${visible(say({ zh: `${path} 读不懂，没有列入`, en: `${path} could not be read and is left out` }))}\n`,
    )
  const accounts = accountsAsked(asked, schedule, home)
  const { timezone } = home.config
  const today = dayNumber(todayOf(environment, options, timezone))
  const wanted = options.week === undefined ? undefined : readNow(options.week, timezone)
  const day = wanted === undefined ? today : dayNumber(wanted)
  const weeks: Week[] = []
  for (const account of accounts.slice(0, MOST_ACCOUNTS))
    weeks.push(await weekOfAccount(account, { day, today }, { cwd, projects, stopwatch }))
  const more = accounts.slice(MOST_ACCOUNTS).map(({ account }) => account)
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  if (options.format === 'json') stdout.write(weeksJson(weeks, more))
  else {
    const texts = weeks.map((week) => weekText(week, style))
    if (more.length > 0) texts.push(moreAccounts(more, style))
    stdout.write(texts.join('\n'))
  }
  return schedule.missing.some(({ fatal }) => fatal) || schedule.unreadable.length > 0 ? 2 : 0
}

/** The account that is named, in each project that has one; else that of the config; else all that have drafts, in order of name. */
function accountsAsked(asked: string | undefined, { accounts }: Schedule, home: Project): readonly AccountSchedule[] {
  // An account whose profile is there and that has no draft yet has an empty week.
  const named = (account: string | undefined): readonly AccountSchedule[] => {
    const found = accounts.filter((each) => each.account === account)
    return found.length === 0 ? [{ project: home, account, parts: [] }] : found
  }
  const withDrafts = [...new Set(accounts.flatMap(({ account }) => account ?? []))].sort()
  const names = [...new Set([...withDrafts, ...home.accounts.byName.keys()])].sort()
  if (asked !== undefined) {
    if (names.includes(asked)) return named(asked)
    throw new UserError(
      { zh: `没有账号「${asked}」`, en: `No account “${asked}”` },
      { help: didYouMean(nearest(asked, names), listOf(names)) },
    )
  }
  const usual = home.config.account?.value
  if (usual !== undefined) return named(usual)
  const shown = withDrafts.length === 0 ? names : withDrafts
  const nameless = accounts.some(({ account }) => account === undefined) || shown.length === 0
  return [...shown, ...(nameless ? [undefined] : [])].flatMap(named)
}

function listOf(names: readonly string[]) {
  return names.length === 0
    ? { zh: '这里的草稿都没有写账号', en: 'No draft here names an account' }
    : { zh: `有的账号：${names.join('、')}`, en: `The accounts are: ${names.join(', ')}` }
}
