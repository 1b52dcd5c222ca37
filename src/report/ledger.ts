import { type Incident, incidentsOf, ledgerOf, type PublishedPost } from '../lint/ledger.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { isoDay } from '../text/day-text.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import { csv } from './csv.ts'
import { gradeName } from './grade-label.ts'
import { type Ledger, type LedgerTable, ledgerTable, noAuthor, sanctionOf, totalOf } from './ledger-table.ts'
import { sentence } from './sentence.ts'
import type { Style } from './style.ts'

/** The ledger in a terminal: the table, then each incident. */
export function ledgerText(ledger: Ledger, { lang, colour }: Style): string {
  const table = ledgerTable(ledger, lang)
  const incidents = incidentsOf(ledger.posts)
  const lines = incidents.map((incident) => {
    const { day, path, words, clause, who, grade } = incidentCells(incident, ledger, lang)
    return `  ${day}  ${visible(grade)}  ${visible(who)}  ${colour.path(visible(path))}\n      ${visible(words)}${clause === '' ? '' : `  ${colour.dim(visible(clause))}`}`
  })
  const sections = [colour.bold(titleOf(ledger.posts, incidents, lang))]
  if (table.rows.length > 0) sections.push(aligned(table))
  if (lines.length > 0) sections.push(lines.join('\n'))
  const notes = notesOf(ledger, lang)
  if (notes.length > 0) sections.push(notes.map((note) => colour.dim(visible(note))).join('\n'))
  return `${sections.join('\n\n')}\n`
}

/** The ledger as Markdown, for a monthly report. */
export function ledgerMarkdown(ledger: Ledger, lang: Language): string {
  const incidents = incidentsOf(ledger.posts)
  const { head, rows, totals } = ledgerTable(ledger, lang)
  const titles: Bilingual[] = [
    { zh: '日期', en: 'Day' },
    { zh: '等级', en: 'Grade' },
    { zh: '作者', en: 'Author' },
    { zh: '文件', en: 'File' },
    { zh: '问题', en: 'What' },
    { zh: '依据', en: 'Clause' },
  ]
  const listed = incidents.map((incident) => {
    const { day, grade, who, path, words, clause } = incidentCells(incident, ledger, lang)
    return [day, grade, who, path, words, clause]
  })
  const parts = [titleOf(ledger.posts, incidents, lang)]
  if (rows.length > 0) parts.push(markdownTable([head, ...rows, ...(totals === undefined ? [] : [totals])]))
  if (listed.length > 0) parts.push(markdownTable([titles.map((title) => title[lang]), ...listed]))
  const notes = notesOf(ledger, lang)
  if (notes.length > 0) parts.push(notes.map(escaped).join('\n\n'))
  return `${parts.join('\n\n')}\n`
}

/**
 * The ledger for a spreadsheet: the rows alone, without the totals that a pivot table would count again.
 *
 * @param bom with a byte order mark: without one, Excel takes Chinese for the code page of the machine
 */
export function ledgerCsv(ledger: Ledger, lang: Language, bom: boolean): string {
  const { head, rows } = ledgerTable(ledger, lang)
  return `${bom ? '\uFEFF' : ''}${csv([head, ...rows].map((cells) => cells.map(visible)))}`
}

/** The ledger as data. */
export function ledgerJson({ posts, by, run, undated, unpublished }: Ledger): string {
  const incidents = incidentsOf(posts).map(({ post, violation }) => ({
    day: isoDay(post.day),
    path: post.path,
    account: post.account ?? null,
    author: post.authors.join('、') || null,
    rule: violation.rule.id,
    grade: violation.rule.grade,
    message: {
      zh: sentence(violation.rule.message, violation.data, 'zh'),
      en: sentence(violation.rule.message, violation.data, 'en'),
    },
    clauses: violation.rule.clauses.map(({ id }) => id),
  }))
  const rows = ledgerOf(posts, by).map((row) => {
    const sanction = { zh: sanctionOf(row, run, 'zh'), en: sanctionOf(row, run, 'en') }
    return { ...row, key: row.key ?? null, total: totalOf(row), sanction: sanction.zh === '' ? null : sanction }
  })
  const data = { version: 1, by, posts: posts.length, rows, incidents, undated, unpublished }
  return `${JSON.stringify(data, null, 2)}\n`
}

function titleOf(posts: readonly PublishedPost[], incidents: readonly Incident[], lang: Language): string {
  const held = new Set(incidents.map(({ post }) => post.path)).size
  return lang === 'zh'
    ? `已发布 ${posts.length} 条，${held} 条有事故，共 ${incidents.length} 起`
    : `${posts.length} published, ${held} with incidents, ${incidents.length} in all`
}

const MOST_NAMED = 10

/** What is left out of the table or has nobody to answer for it. */
function notesOf({ posts, undated, unpublished }: Ledger, lang: Language): readonly string[] {
  const nobodys = posts.filter(({ authors }) => authors.length === 0).map(({ path }) => path)
  const named = (paths: readonly string[], language: Language) => {
    const rest = paths.length - MOST_NAMED
    const list = [...paths].sort().slice(0, MOST_NAMED)
    if (rest > 0) list.push(language === 'zh' ? `等 ${paths.length} 篇` : `and ${rest} more`)
    return list.join(language === 'zh' ? '、' : ', ')
  }
  const notes: Bilingual[] = []
  if (nobodys.length > 0)
    notes.push({
      zh: `没有写作者 ${nobodys.length} 篇：${named(nobodys, 'zh')}`,
      en: `No author in ${nobodys.length}: ${named(nobodys, 'en')}`,
    })
  if (undated.length > 0)
    notes.push({
      zh: `没有写发布时间 ${undated.length} 篇，没有计入：${named(undated, 'zh')}`,
      en: `No publish time in ${undated.length}, left out: ${named(undated, 'en')}`,
    })
  if (unpublished > 0)
    notes.push({ zh: `另有 ${unpublished} 篇未发布，不计`, en: `${unpublished} more not published: not counted` })
  return notes.map((note) => note[lang])
}

function incidentCells({ post, violation }: Incident, { run }: Pick<Ledger, 'run'>, lang: Language) {
  const { rule, data } = violation
  return {
    day: isoDay(post.day),
    grade: gradeName(run, rule.grade).name[lang],
    who: post.authors.join('、') || noAuthor[lang],
    path: post.path,
    words: sentence(rule.message, data, lang),
    clause: [...new Set(rule.clauses.map(({ at }) => at))].join(lang === 'zh' ? '、' : ', '),
  }
}

/** Columns in line, figures to the right. */
function aligned({ head, rows, totals, figures }: LedgerTable): string {
  const shown = [head, ...rows, ...(totals === undefined ? [] : [totals])].map((row) => row.map(visible))
  const widths = head.map((_, at) => Math.max(...shown.map((row) => displayWidth(row[at] ?? ''))))
  return shown
    .map((row) =>
      row
        .map((cell, at) => {
          const blank = ' '.repeat((widths[at] ?? 0) - displayWidth(cell))
          const isFigure = at >= figures.first && at <= figures.last
          return isFigure ? `${blank}${cell}` : `${cell}${blank}`
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function escaped(cell: string): string {
  return visible(cell)
    .replaceAll(/[\\|`*_[\]<>]/g, '\\$&')
    .replaceAll('\n', ' ')
}
