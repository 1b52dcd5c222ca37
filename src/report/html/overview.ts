import { type Totals, totalsOf } from '../../lint/totals.ts'
import { isoDay } from '../../text/day-text.ts'
import { countOf } from '../count-nouns.ts'
import { gradeName, grades, hintName } from '../grade-label.ts'
import { excusedLine, fails, outcomeOf } from '../summary.ts'
import { html, type Markup } from './markup.ts'
import { publishText } from './times.ts'
import type { View } from './view.ts'

/** What was judged, when, and what came of it. */
export function overview(view: View, sections: readonly (readonly [id: string, title: string])[]): Markup {
  const { report, lang, say } = view
  const totals = totalsOf(report)
  const facts = [countOf(totals.rules, 'rule', lang), published(view), asOf(view), excusedLine(report, lang)].filter(
    (each) => each !== undefined && each !== '',
  )
  return html`<header class="head">
<p class="kicker">postlint</p>
<h1>${say(pageTitle)}</h1>
<p class="outcome">${outcomeOf(report, totals, lang)}</p>
<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
${gradeTotals(totals, view)}
<nav aria-label="${say({ zh: '目录', en: 'Contents' })}"><ul>${sections.map(
    ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
</header>
`
}

export const pageTitle = { zh: '发布检查报告', en: 'Report on drafts' }

/** `发布时间 2026-11-23 至 2026-11-29`. */
function published({ report, say }: View): string | undefined {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { about } of report.files) {
    if (about?.publish === undefined) continue
    first = Math.min(first, about.publish.day)
    last = Math.max(last, about.publish.day)
  }
  if (first > last) return undefined
  if (first === last) return say({ zh: `发布日期 ${isoDay(first)}`, en: `published on ${isoDay(first)}` })
  const [from, to] = [isoDay(first), isoDay(last)]
  return say({ zh: `发布日期 ${from} 至 ${to}`, en: `published from ${from} to ${to}` })
}

/** Deadlines and the like are judged by it. Not the time at which the page was made: the same verdicts give the same page. */
function asOf({ report, say }: View): string | undefined {
  const now = publishText(report.now)
  return now === undefined ? undefined : say({ zh: `按 ${now} 判断`, en: `judged as of ${now}` })
}

function gradeTotals({ byGrade, hints }: Totals, view: View): Markup {
  const { report, say, failOn } = view
  const rows = grades.map((grade) => {
    const { name, sanction } = gradeName(report, grade)
    const notes = [say(sanction ?? { zh: '处分由贵单位规定', en: 'sanction: yours to set' })]
    if (!fails(grade, failOn)) notes.push(say({ zh: '不算失败', en: 'does not fail the run' }))
    return row(`g${grade}`, byGrade[grade], say(name), notes.join(say({ zh: '；', en: '; ' })), String(grade))
  })
  const hintNote = say({ zh: '供参考，不算事故', en: 'advice, no incident' })
  return html`<ul class="grades">${rows}${row('gh', hints, say(hintName), hintNote, 'hint')}</ul>`
}

function row(className: string, count: number, name: string, note: string, value: string): Markup {
  const words = html`<span class="grade">${name}</span><span class="note">${note}</span>`
  if (count === 0) return html`<li class="${className} zero"><span class="count">0</span>${words}</li>`
  return html`<li class="${className}"><a href="#findings" data-pick="grade" data-value="${value}"><span class="count">${count}</span>${words}</a></li>`
}
