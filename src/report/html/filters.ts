import { gradeName, grades, hintName } from '../grade-label.ts'
import type { Count } from './counts.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { noAccount, noAuthor } from './words.ts'

/** A name as filters know it: no name can pass for having none, nor for all. */
export function filterKey(name: string | undefined): string {
  return name === undefined ? '-' : `name ${name}`
}

/** Hidden until the script shows it: without the script it could do nothing. */
export function filterForm(view: View): Markup {
  const { counts, report, say } = view
  const grade = [
    ...grades.map((each) => ({ value: String(each), text: say(gradeName(report, each).name) })),
    { value: 'hint', text: say(hintName) },
  ]
  return html`<form id="filters" hidden aria-label="${say({ zh: '筛选', en: 'Filter' })}">
${select('grade', say({ zh: '等级', en: 'Grade' }), grade, view)}
${select('account', say({ zh: '账号', en: 'Account' }), namesOf(counts.accounts, say(noAccount)), view)}
${select('author', say({ zh: '作者', en: 'Author' }), namesOf(counts.authors, say(noAuthor)), view)}
${select('rule', say({ zh: '规则', en: 'Rule' }), idsOf(counts.rules), view)}
<label>${say({ zh: '文字', en: 'Text' })}<input type="search" name="text" autocomplete="off"></label>
<div class="acts"><button type="button" id="hints" aria-pressed="false">${say({ zh: '展开全部建议', en: 'Open all hints' })}</button>
<button type="button" id="clear">${say({ zh: '清除筛选', en: 'Clear' })}</button>
<output data-said="${say({ zh: '显示 {shown} 处，共 {all} 处', en: '{shown} of {all} shown' })}" aria-live="polite"></output></div>
</form>
`
}

interface Choice {
  readonly value: string
  readonly text: string
}

function select(name: string, label: string, choices: readonly Choice[], { say }: View): Markup {
  return html`<label>${label}<select name="${name}"><option value="">${say({ zh: '全部', en: 'all' })}</option>${choices.map(
    ({ value, text }) => html`<option value="${value}">${text}</option>`,
  )}</select></label>`
}

function namesOf(counts: readonly Count<undefined>[], none: string): readonly Choice[] {
  return counts.map(({ key }) => ({ value: filterKey(key), text: key ?? none }))
}

function idsOf(counts: readonly Count<unknown>[]): readonly Choice[] {
  return counts.map(({ key = '' }) => ({ value: key, text: key }))
}
