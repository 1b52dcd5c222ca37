import { dayNumber, type Moment } from '../../draft/moment.ts'
import type { LedgerKey } from '../../lint/ledger.ts'
import { ledgerCsv, ledgerJson, ledgerMarkdown, ledgerText } from '../../report/ledger.ts'
import type { Ledger } from '../../report/ledger-table.ts'
import type { Style } from '../../report/style.ts'
import { readPublished } from '../../run/read-ledger.ts'
import { readNow } from '../../run/today.ts'
import { UserError } from '../../shape/problem.ts'
import { visible } from '../../text/visible.ts'
import type { Action, GlobalOptions } from '../global-options.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import { styleFor } from '../style-for.ts'

/** `postlint report [paths…] --by author`: the incidents of what has gone out, by person and month. */
export const report: Action = async (environment, paths, options) => {
  const { cwd, stdout, stderr } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const { config } = await projects.of(cwd)
  const lang = languageOf(environment, config.lang)
  const say = speaker(lang)
  const [since, until] = [options.since, options.until].map((text) =>
    text === undefined ? undefined : readNow(text, config.timezone),
  )
  refuseUseless(options, since, until)
  const found = await readPublished(
    paths,
    { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) },
    { cwd, projects, stopwatch },
  )
  const tell = (words: { zh: string; en: string }) => stderr.write(`postlint: ${visible(say(words))}\n`)
  for (const { message } of found.missing) tell(message)
  for (const path of found.unreadable)
    tell({ zh: `${path} 无法判断，没有计入`, en: `${path} could not be judged and is left out` })
  for (const path of found.undated)
    tell({
      zh: `${path} 已发布，但没有写发布时间，没有计入`,
      en: `${path} is published, but says no time, and is left out`,
    })
  const { posts, undated, unpublished, run } = found
  const ledger: Ledger = { posts, by: (options.by ?? 'author') as LedgerKey, run, undated, unpublished }
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  stdout.write(rendered(ledger, options, style))
  const isWhole =
    found.unreadable.length === 0 && found.undated.length === 0 && !found.missing.some(({ fatal }) => fatal)
  return isWhole ? 0 : 2
}

function rendered(ledger: Ledger, { format, bom }: GlobalOptions, style: Style): string {
  switch (format) {
    case 'json':
      return ledgerJson(ledger)
    case 'csv':
      return ledgerCsv(ledger, style.lang, bom === true)
    case 'markdown':
      return ledgerMarkdown(ledger, style.lang)
    default:
      return ledgerText(ledger, style)
  }
}

function refuseUseless({ bom, format }: GlobalOptions, since: Moment | undefined, until: Moment | undefined): void {
  if (bom === true && format !== 'csv')
    throw new UserError(
      { zh: '--bom 要和 --format csv 一起用', en: '--bom goes with --format csv' },
      { help: { zh: '例如 postlint report -f csv --bom', en: 'As in: postlint report -f csv --bom' } },
    )
  if (since !== undefined && until !== undefined && dayNumber(since) > dayNumber(until))
    throw new UserError(
      { zh: '--since 晚于 --until，中间没有一天', en: '--since is after --until: no day lies between' },
      { help: { zh: '把两个日期对调', en: 'Swap the two days' } },
    )
}
