import { parseMoment } from '../../draft/moment.ts'
import type { LedgerKey } from '../../lint/ledger.ts'
import { type Ledger, ledgerJson, ledgerMarkdown, ledgerText } from '../../report/ledger.ts'
import { readPublished } from '../../run/read-ledger.ts'
import { visible } from '../../text/visible.ts'
import { languageOf, speaker } from '../language.ts'
import { openProjects } from '../open-projects.ts'
import type { Action } from '../program.ts'
import { styleFor } from '../style-for.ts'

/** `postlint report [paths…] --by author`: the incidents of what has gone out, by person and month. */
export const report: Action = async (environment, paths, options) => {
  const { cwd, stdout, stderr } = environment
  const { projects, stopwatch } = openProjects(environment, options)
  const { config } = await projects.of(cwd)
  const lang = languageOf(environment, config.lang)
  const say = speaker(lang)
  const [since, until] = [options.since, options.until].map((text) =>
    text === undefined ? undefined : parseMoment(text),
  )
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
  const ledger: Ledger = { posts: found.posts, by: (options.by ?? 'author') as LedgerKey, run: found.run }
  const style = styleFor(environment, stdout, {
    lang,
    ...(options.color === undefined ? {} : { color: options.color }),
  })
  const format = options.format ?? 'text'
  stdout.write(
    format === 'json'
      ? ledgerJson(ledger)
      : format === 'markdown'
        ? ledgerMarkdown(ledger, lang)
        : ledgerText(ledger, style),
  )
  const isWhole =
    found.unreadable.length === 0 && found.undated.length === 0 && !found.missing.some(({ fatal }) => fatal)
  return isWhole ? 0 : 2
}
