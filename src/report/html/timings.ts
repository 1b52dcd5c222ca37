import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'

/** Under --timing: what took how long, the slowest first as the other formats have it. */
export function timingsTable({ report, lang, say }: View): Markup | undefined {
  const { timings } = report
  if (timings === undefined) return undefined
  const heads: readonly string[] = lang === 'zh' ? ['步骤或规则', '毫秒', '次数'] : ['Phase or rule', 'ms', 'Times']
  return html`<section aria-labelledby="timings-title"><h2 id="timings-title">${say({ zh: '用时', en: 'Timing' })}</h2>
<details><summary>${say({ zh: '列出', en: 'List' })}</summary><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${timings.map(({ what, milliseconds, times }) => html`<tr><th scope="row">${what}</th><td class="n">${milliseconds.toFixed(1)}</td><td class="n">${times}</td></tr>`)}</tbody></table></details></section>
`
}
