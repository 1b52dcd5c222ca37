import type { Violation } from '../../lint/violation.ts'
import type { LineIndex } from '../../text/line-index.ts'
import { gradeLabel, gradeName } from '../grade-label.ts'
import { clauseLines, shownSentence } from '../sentence.ts'
import { markedText } from './marked-text.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'

/** One violation: how grave, where, what, the text itself, and what it rests on. */
export function violationEntry(violation: Violation, lines: LineIndex | undefined, view: View): Markup {
  const { rule, span, start, data, also, related = [] } = violation
  const { lang, report } = view
  const say = (template: { readonly zh: string; readonly en: string }) => shownSentence(template, data, lang)
  const label = gradeLabel(rule, gradeName(report, rule.grade).name, lang)
  return html`<article class="violation ${gradeClass(violation)}" data-grade="${rule.hint ? 'hint' : rule.grade}" data-rule="${rule.id}">
<div class="side"><span class="grade">${label}</span><span class="place">${placeText(start, view)}</span></div>
<div class="main"><h4>${say(rule.message)}</h4>
${lines === undefined ? undefined : markedText(lines, span, lang)}
<dl>${[
    definition(view.say({ zh: '依据', en: 'Clause' }), clauseLines(rule, lang)),
    definition(view.say({ zh: '原因', en: 'Why' }), rule.why === undefined ? [] : [say(rule.why)]),
    definition(view.say({ zh: '改法', en: 'Try' }), rule.try === undefined ? [] : [say(rule.try)]),
    definition(view.say({ zh: '另见', en: 'With' }), relatedEntries(related, view)),
    definition(view.say({ zh: '规则', en: 'Rule' }), [ruleIds([rule.id, ...also], view)]),
  ]}</dl></div>
</article>
`
}

/** `g1` to `g3`, `gh` for a hint. */
export function gradeClass({ rule }: Pick<Violation, 'rule'>): string {
  return rule.hint ? 'gh' : `g${rule.grade}`
}

/** `第 8 行第 147 字`. */
export function placeText({ line, codePointColumn }: Violation['start'], view: View): string {
  return view.say({ zh: `第 ${line} 行第 ${codePointColumn} 字`, en: `line ${line}, column ${codePointColumn}` })
}

export function definition(term: string, texts: readonly (string | Markup)[]): Markup | undefined {
  if (texts.length === 0) return undefined
  return html`<div><dt>${term}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}</div>`
}

function ruleIds(ids: readonly string[], { say }: View): Markup {
  const comma = say({ zh: '、', en: ', ' })
  return html`${ids.map((id, number) => html`${number === 0 ? undefined : comma}<code>${id}</code>`)}`
}

const MOST_RELATED = 5

/** The other drafts that it is about, each a link where it is on this page. */
function relatedEntries(related: NonNullable<Violation['related']>, view: View): readonly Markup[] {
  const entries = related.slice(0, MOST_RELATED).map(({ path, start, words }) => {
    const place = html`<span class="quiet">${start.line}:${start.codePointColumn}</span> ${words}`
    return html`${fileLink(path, view)} ${place}`
  })
  const more = related.length - entries.length
  if (more === 0) return entries
  return [...entries, html`${view.say({ zh: `等 ${related.length} 篇`, en: `and ${more} more` })}`]
}

export function fileLink(path: string, { anchors }: View): Markup {
  const anchor = anchors.get(path)
  return anchor === undefined
    ? html`<span class="path">${path}</span>`
    : html`<a class="path" href="#${anchor}">${path}</a>`
}
