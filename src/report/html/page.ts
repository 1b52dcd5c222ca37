import type { RunReport } from '../../lint/run-report.ts'
import { totalsOf } from '../../lint/totals.ts'
import type { Style } from '../style.ts'
import { outcomeOf } from '../summary.ts'
import { scriptHash, styleHash } from './block-hashes.ts'
import { calendar, calendarTitle } from './calendar.ts'
import { countsTitle, countTables } from './count-tables.ts'
import { cleanFiles, findings } from './files.ts'
import { filterForm } from './filters.ts'
import { html, type Markup } from './markup.ts'
import { overview, pageTitle } from './overview.ts'
import { script } from './script.ts'
import { signatures, signaturesTitle } from './signatures.ts'
import { styleSheet } from './style-sheet.ts'
import { timingsTable } from './timings.ts'
import { failures, failuresTitle, notJudged, notJudgedTitle } from './unjudged.ts'
import { isClean, type View, viewOf } from './view.ts'

/**
 * The report as one page that needs nothing besides itself: to read, to filter, to print, to send. Nothing is left out.
 * The page asks no machine for anything and lets nothing run but its own two blocks, which its policy names by hash.
 */
export function page(report: RunReport, style: Style): string {
  const view = viewOf(report, style)
  const { say, lang } = view
  const parts = partsOf(view).filter(({ content }) => content !== undefined)
  const sections = parts.flatMap(({ id, title }) => (id === undefined ? [] : [[id, title] as const]))
  const outcome = outcomeOf(report, totalsOf(report), lang)
  const document = html`<html lang="${say({ zh: 'zh-CN', en: 'en' })}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; img-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${say(pageTitle)} · ${outcome}</title>
`
  const body = html`</head>
<body>
<a class="skip" href="#content">${say({ zh: '跳到正文', en: 'Skip to the content' })}</a>
${overview(view, sections)}<main id="content" tabindex="-1">
${parts.map(({ content }) => content)}</main>
<footer><p>${say({ zh: '由 postlint 生成。机器只判断能写成规则的条款；其余由人负责。', en: 'Made by postlint. A machine judges what can be written as a rule; people answer for the rest.' })}</p></footer>
`
  // The two blocks are constants of the program: no word of a report can get in here.
  return `<!doctype html>\n${document}<style>${styleSheet}</style>\n${body}<script>${script}</script>\n</body>\n</html>\n`
}

interface PagePart {
  /** Absent: stands in no table of contents. */
  readonly id?: string
  readonly title: string
  readonly content: Markup | undefined
}

function partsOf(view: View): readonly PagePart[] {
  const { report, say } = view
  const hasFindings = report.files.some(({ violations }) => violations.length > 0)
  const hasClean = report.files.some(isClean)
  return [
    { id: 'failures', title: say(failuresTitle), content: failures(view) },
    { id: 'calendar', title: say(calendarTitle), content: calendar(view) },
    { id: 'counts', title: say(countsTitle), content: hasFindings ? countTables(view) : undefined },
    { title: '', content: hasFindings ? filterForm(view) : undefined },
    {
      id: 'findings',
      title: say({ zh: '逐篇明细', en: 'File by file' }),
      content: hasFindings ? findings(view) : undefined,
    },
    {
      id: 'clean',
      title: say({ zh: '没有发现问题的文件', en: 'Files without findings' }),
      content: hasClean ? cleanFiles(view) : undefined,
    },
    { id: 'signatures', title: say(signaturesTitle), content: signatures(view) },
    { id: 'not-judged', title: say(notJudgedTitle), content: notJudged(view) },
    { title: '', content: timingsTable(view) },
  ]
}
