import { totalsOf } from '../../lint/totals.ts'
import { signingNames } from '../reviews.ts'
import { shownSentence } from '../sentence.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { fileLink, placeText } from './violation.ts'

export const signaturesTitle = { zh: '由人签署', en: 'Signed by people' }

/** What people answer for, apart from what was judged: who approved what, and which flags that cleared. */
export function signatures(view: View): Markup | undefined {
  const { report, say } = view
  const { roles, clauses, unsigned, cleared, people } = totalsOf(report).signatures
  if (roles + clauses + cleared === 0) return undefined
  const signed = report.files.filter((file) => file.signatures.length > 0)
  const lead = say({
    zh: `审核 ${roles} 道，条款 ${clauses} 条；其中没有可核对签名的 ${unsigned}。由此消除提示 ${cleared} 处。`,
    en: `Approvals: ${roles}; clauses: ${clauses}; without a verified signature: ${unsigned}; flags cleared by them: ${cleared}.`,
  })
  const heads: readonly string[] =
    view.lang === 'zh'
      ? ['文件', '角色或条款', '谁', '时间', '签名']
      : ['File', 'Role or clause', 'Who', 'When', 'Signature']
  return html`<section id="signatures" aria-labelledby="signatures-title">
<h2 id="signatures-title">${say(signaturesTitle)}</h2>
<p class="lead">${lead}</p>
<ul class="people">${people.map(({ by, count }) => html`<li>${by} <span class="quiet">${count}</span></li>`)}</ul>
${
  signed.length === 0
    ? undefined
    : html`<details><summary>${say({ zh: '逐条列出', en: 'List each' })}</summary><div class="scroll"><table class="words"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${signed.map(({ path, signatures: made }) =>
        made.map(
          ({ name, by, at, signing }, number) =>
            html`<tr><th scope="row">${number === 0 ? fileLink(path, view) : html`<span class="again">${path}</span>`}</th><td>${name}</td><td>${by}</td><td>${at}</td><td>${say(signingNames[signing])}</td></tr>
`,
        ),
      )}</tbody></table></div></details>
`
}${clearedFlags(view)}</section>
`
}

/** Flags that are no violations any more, because somebody has signed for their clauses. */
function clearedFlags(view: View): Markup | undefined {
  const { report, lang, say } = view
  const files = report.files.filter(({ cleared }) => cleared.length > 0)
  if (files.length === 0) return undefined
  return html`<h3 id="cleared">${say({ zh: '已消除的提示', en: 'Flags that are cleared' })}</h3>
<ul class="cleared">${files.map(
    ({ path, cleared }) => html`<li>${fileLink(path, view)}<ul>${cleared.map(
      ({ rule, data, start }) =>
        html`<li>${shownSentence(rule.message, data, lang)} <span class="quiet">${placeText(start, view)} · <code>${rule.id}</code></span></li>
`,
    )}</ul></li>
`,
  )}</ul>
`
}
