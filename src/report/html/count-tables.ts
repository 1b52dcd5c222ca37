import { gradeName, grades, hintName } from '../grade-label.ts'
import type { Count } from './counts.ts'
import { filterKey } from './filters.ts'
import { html, type Markup } from './markup.ts'
import type { View } from './view.ts'
import { noAccount, noAuthor } from './words.ts'

/** Who and what the findings are counted by. The names lead to the findings; with the script, filtered by them. */
export function countTables(view: View): Markup {
  const { counts, say, lang } = view
  const named = (name: string, none: string) => (count: Count<unknown>) =>
    pick(name, filterKey(count.key), html`${count.key ?? none}`)
  const tables = [
    table(
      say({ zh: '账号', en: 'Accounts' }),
      counts.accounts,
      say({ zh: '草稿', en: 'Drafts' }),
      named('account', say(noAccount)),
      view,
    ),
    table(
      say({ zh: '作者', en: 'Authors' }),
      counts.authors,
      say({ zh: '草稿', en: 'Drafts' }),
      named('author', say(noAuthor)),
      view,
    ),
    table(
      say({ zh: '规则', en: 'Rules' }),
      counts.rules,
      say({ zh: '文件', en: 'Files' }),
      ({ key = '', of }) => {
        const meaning = of.incident ?? of.clauses[0]?.says
        return html`${meaning === undefined ? undefined : html`${meaning[lang]} `}${pick('rule', key, html`<code>${key}</code>`)}`
      },
      view,
    ),
    table(
      say({ zh: '条款', en: 'Clauses' }),
      counts.clauses,
      say({ zh: '文件', en: 'Files' }),
      ({ of: { document, at, says } }) => html`${document[lang]} ${at} <span class="quiet">${says[lang]}</span>`,
      view,
    ),
  ]
  return html`<section id="counts" aria-labelledby="counts-title">
<h2 id="counts-title">${say(countsTitle)}</h2>
${tables}</section>
`
}

export const countsTitle = { zh: '按账号、作者、规则、条款', en: 'By account, author, rule and clause' }

/** More rows than these are folded away. */
const MOST_ROWS = 12

function table<T>(
  title: string,
  counts: readonly Count<T>[],
  files: string,
  name: (count: Count<T>) => Markup,
  view: View,
): Markup | undefined {
  if (counts.length === 0) return undefined
  const { say, report } = view
  const heads = [files, ...grades.map((grade) => say(gradeName(report, grade).name)), say(hintName)]
  const body = (rows: readonly Count<T>[]) => html`<table><thead><tr><th scope="col">${title}</th>${heads.map(
    (head) => html`<th scope="col" class="n">${head}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    (count) => html`<tr><th scope="row">${name(count)}</th>${[
      count.files,
      ...grades.map((grade) => count.byGrade[grade]),
      count.hints,
    ].map((number, column) => html`<td class="n ${number === 0 ? 'nil' : classes[column]}">${number}</td>`)}</tr>
`,
  )}</tbody></table>
`
  const rest = counts.slice(MOST_ROWS)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">${body(counts.slice(0, MOST_ROWS))}</div>${
    rest.length === 0
      ? undefined
      : html`<details><summary>${say({ zh: `${title}：还有 ${rest.length} 行`, en: `${title}: ${rest.length} more rows` })}</summary><div class="scroll">${body(rest)}</div></details>`
  }
`
}

/** Of the columns: files, the grades, hints. */
const classes = ['', 'g1', 'g2', 'g3', 'gh']

function pick(name: string, value: string, shown: Markup): Markup {
  return html`<a href="#findings" data-pick="${name}" data-value="${value}">${shown}</a>`
}
