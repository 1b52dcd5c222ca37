import type { FileReport } from '../../lint/file-report.ts'
import { severity } from '../../lint/merge-violations.ts'
import { kindNames } from '../kind-names.ts'
import { filterKey } from './filters.ts'
import { html, type Markup } from './markup.ts'
import { publishText } from './times.ts'
import { isClean, type View } from './view.ts'
import { violationEntry } from './violation.ts'
import { publishedName } from './words.ts'

/** Every file in which something was found, with what was found: the worst first, hints folded away. */
export function findings(view: View): Markup {
  const files = view.report.files.filter((file) => file.violations.length > 0)
  if (files.length === 0) return html``
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">${view.say({ zh: '逐篇明细', en: 'File by file' })}</h2>
<p class="none" hidden>${view.say({ zh: '没有符合筛选条件的内容。', en: 'Nothing matches the filters.' })}</p>
${files.map((file) => fileSection(file, view))}</section>
`
}

function fileSection(file: FileReport, view: View): Markup {
  const { path, violations, text } = file
  const index = text?.lines
  // They come in order of place, and sorting keeps it among equals.
  const entries = violations.toSorted((a, b) => severity(a) - severity(b))
  const grave = entries.filter(({ rule }) => !rule.hint)
  const hints = entries.filter(({ rule }) => rule.hint)
  return html`<section class="file" id="${view.anchors.get(path)}"${filterKeys(file)}>
<header><h3 class="path">${path}</h3>${facts(file, view)}</header>
${grave.map((violation) => violationEntry(violation, index, view))}${
  hints.length === 0
    ? undefined
    : html`<details class="hints"><summary>${view.say({ zh: `建议 ${hints.length} 条`, en: `${hints.length} hint${hints.length === 1 ? '' : 's'}` })}</summary>
${hints.map((violation) => violationEntry(violation, index, view))}</details>
`
}</section>
`
}

/** What the filters go by. */
function filterKeys({ about }: FileReport): Markup {
  return html` data-account="${filterKey(about?.account)}" data-author="${filterKey(about?.author)}"`
}

/** `锦绣清城 · 陈晓 · 转发 · 已发布 · 2026-11-23 09:30`. */
function facts({ about, subject }: FileReport, view: View): Markup | undefined {
  if (about === undefined) {
    return subject === 'account'
      ? html`<p class="facts">${view.say({ zh: '账号资料', en: 'Account profile' })}</p>`
      : undefined
  }
  const { account, author, kind, status, publish } = about
  const parts = [
    account,
    author,
    view.say(kindNames[kind]),
    status === 'published' ? view.say(publishedName) : undefined,
    publishText(publish),
  ]
  const shown = parts.filter((part) => part !== undefined)
  return html`<p class="facts">${shown.map((part) => html`<span>${part}</span>`)}</p>`
}

/** Files in which nothing was found, one line each: the posts of the calendar lead here too. */
export function cleanFiles(view: View): Markup {
  const files = view.report.files.filter(isClean)
  if (files.length === 0) return html``
  const title = view.say({
    zh: `没有发现问题的文件（${files.length}）`,
    en: `Files without findings (${files.length})`,
  })
  return html`<section id="clean" aria-labelledby="clean-title">
<h2 id="clean-title">${title}</h2>
<details${files.length <= MOST_OPEN ? html` open` : undefined}><summary>${view.say({ zh: '列出', en: 'List them' })}</summary>
<ul class="plain">${files.map(
    (file) =>
      html`<li class="file" id="${view.anchors.get(file.path)}"${filterKeys(file)}><span class="path">${file.path}</span>${facts(file, view)}</li>
`,
  )}</ul></details></section>
`
}

const MOST_OPEN = 20
