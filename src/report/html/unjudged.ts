import { totalsOf } from '../../lint/totals.ts'
import type { Problem } from '../../shape/problem.ts'
import { LineIndex } from '../../text/line-index.ts'
import { countOf } from '../count-nouns.ts'
import { leftOutName, unjudgedName } from '../grade-label.ts'
import { lackOf } from '../summary.ts'
import { markedText } from './marked-text.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { definition, placeText } from './violation.ts'

export const failuresTitle = { zh: '没能检查', en: 'Could not be checked' }

/** Files that could not be judged, profiles that make no sense, paths that gave no draft: the report is not about them. */
export function failures(view: View): Markup | undefined {
  const { report, say } = view
  const files = report.files.filter(({ problems }) => problems.length > 0)
  const { accountProblems, missing } = report
  if (files.length + accountProblems.length + missing.length === 0) return undefined
  const profile = { zh: '账号资料有误', en: 'Account profile not usable' }
  return html`<section id="failures" aria-labelledby="failures-title">
<h2 id="failures-title">${say(failuresTitle)}</h2>
${files.map(
  ({
    path,
    problems,
    text,
  }) => html`<section class="failed" id="${view.anchors.get(path)}"><h3 class="path">${path}</h3>
${problems.map((problem) => problemEntry(say(unjudgedName), problem, text?.lines, view))}</section>
`,
)}${accountProblems.map(
  ({ path, source, problems }) => html`<section class="failed"><h3 class="path">${path}</h3>
${problems.map((problem) => problemEntry(say(profile), problem, source === '' ? undefined : new LineIndex(source), view))}</section>
`,
)}${missing.map(
  ({ path, fatal, message, help }) => html`<section class="failed"><h3 class="path">${path}</h3>
<article class="violation ${fatal ? 'gx' : 'gh'}"><div class="side"><span class="grade">${say(fatal ? unjudgedName : leftOutName)}</span></div>
<div class="main"><h4>${say(message)}</h4>${help === undefined ? undefined : html`<dl>${tryLine(say(help), view)}</dl>`}</div></article></section>
`,
)}</section>
`
}

function problemEntry(
  label: string,
  { span, message, help }: Problem,
  lines: LineIndex | undefined,
  view: View,
): Markup {
  const place = lines === undefined ? undefined : placeText(lines.positionAt(span.start), view)
  return html`<article class="violation gx"><div class="side"><span class="grade">${label}</span>${place === undefined ? undefined : html`<span class="place">${place}</span>`}</div>
<div class="main"><h4>${view.say(message)}</h4>
${lines === undefined ? undefined : markedText(lines, span, view.lang)}
${help === undefined ? undefined : html`<dl>${tryLine(view.say(help), view)}</dl>`}</div></article>
`
}

function tryLine(help: string, { say }: View): Markup | undefined {
  return definition(say({ zh: '改法', en: 'Try' }), [help])
}

export const notJudgedTitle = { zh: '没有判断的规则', en: 'Rules that could not judge' }

/** No silent pass: which rules could not be held against which number of drafts, and for want of what. */
export function notJudged(view: View): Markup | undefined {
  const { report, lang, say } = view
  const totals = totalsOf(report).notJudged
  if (totals.length === 0) return undefined
  return html`<section id="not-judged" aria-labelledby="not-judged-title">
<h2 id="not-judged-title">${say(notJudgedTitle)}</h2>
<p class="lead">${say({ zh: '下面这些规则对一部分草稿没有下结论：既不算违规，也不算通过。', en: 'Of some drafts these rules say nothing: that is no violation and no pass.' })}</p>
<ul class="lacks">${totals.map(
    (
      total,
    ) => html`<li><strong>${lackOf(total)[lang]}</strong> <span class="quiet">${countOf(total.rules.length, 'rule', lang)} · ${countOf(total.drafts, 'draft', lang)}</span>
<details><summary>${say({ zh: '哪些规则', en: 'Which rules' })}</summary><p>${total.rules.map((rule) => html`<code>${rule}</code> `)}</p></details></li>
`,
  )}</ul></section>
`
}
