import {
  type Incident,
  incidentsOf,
  type LedgerKey,
  type LedgerRow,
  ledgerOf,
  type PublishedPost,
} from '../lint/ledger.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { isoDay } from '../text/day-text.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import { gradeName, grades } from './grade-label.ts'
import { sentence } from './sentence.ts'
import type { Style } from './style.ts'

/** What the formats of the ledger are made from. */
export interface Ledger {
  readonly posts: readonly PublishedPost[]
  readonly by: LedgerKey
  readonly run: Pick<RunReport, 'grades'>
}

/** The ledger in a terminal: the table, then each incident. */
export function ledgerText(ledger: Ledger, { lang, colour }: Style): string {
  const [head, ...rows] = table(ledger, lang)
  const incidents = incidentsOf(ledger.posts)
  const lines = incidents.map((incident) => {
    const { day, path, words, clause, who, grade } = incidentCells(incident, ledger, lang)
    return `  ${day}  ${visible(grade)}  ${visible(who)}  ${colour.path(visible(path))}\n      ${visible(words)}${clause === '' ? '' : `  ${colour.dim(visible(clause))}`}`
  })
  const sections = [colour.bold(titleOf(ledger.posts, incidents, lang))]
  if (head !== undefined && rows.length > 0) sections.push(aligned([head, ...rows]))
  if (lines.length > 0) sections.push(lines.join('\n'))
  return `${sections.join('\n\n')}\n`
}

/** The ledger as Markdown, for a monthly report. */
export function ledgerMarkdown(ledger: Ledger, lang: Language): string {
  const incidents = incidentsOf(ledger.posts)
  const [head, ...rows] = table(ledger, lang)
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
  if (head !== undefined && rows.length > 0) parts.push(markdownTable([head, ...rows]))
  if (listed.length > 0) parts.push(markdownTable([titles.map((title) => title[lang]), ...listed]))
  return `${parts.join('\n\n')}\n`
}

/** The ledger as data. */
export function ledgerJson({ posts, by }: Ledger): string {
  const incidents = incidentsOf(posts).map(({ post, violation }) => ({
    day: isoDay(post.day),
    path: post.path,
    account: post.account ?? null,
    author: post.author ?? null,
    rule: violation.rule.id,
    grade: violation.rule.grade,
    message: {
      zh: sentence(violation.rule.message, violation.data, 'zh'),
      en: sentence(violation.rule.message, violation.data, 'en'),
    },
    clauses: violation.rule.clauses.map(({ id }) => id),
  }))
  const rows = ledgerOf(posts, by).map((row) => ({ ...row, key: row.key ?? null }))
  return `${JSON.stringify({ version: 1, by, posts: posts.length, rows, incidents }, null, 2)}\n`
}

function titleOf(posts: readonly PublishedPost[], incidents: readonly Incident[], lang: Language): string {
  const held = new Set(incidents.map(({ post }) => post.path)).size
  return lang === 'zh'
    ? `已发布 ${posts.length} 条，${held} 条有事故，共 ${incidents.length} 起`
    : `${posts.length} published, ${held} with incidents, ${incidents.length} in all`
}

const keyNames: Readonly<Record<LedgerKey, Bilingual>> = {
  author: { zh: '作者', en: 'Author' },
  account: { zh: '账号', en: 'Account' },
  grade: { zh: '等级', en: 'Grade' },
}

const nobody: Bilingual = { zh: '（没有写）', en: '(not given)' }

function table({ posts, by, run }: Ledger, lang: Language): string[][] {
  const nameOf = (grade: Grade): string => gradeName(run, grade).name[lang]
  const keyOf = ({ key }: LedgerRow): string => {
    if (key === undefined) return nobody[lang]
    return by === 'grade' ? nameOf(Number(key) as Grade) : key
  }
  const columns: Bilingual[] = [keyNames[by], { zh: '月份', en: 'Month' }, { zh: '已发布', en: 'Published' }]
  const head = [
    ...columns.map((column) => column[lang]),
    ...grades.map(nameOf),
    { zh: '待人工确认', en: 'To be confirmed' }[lang],
  ]
  const rows = ledgerOf(posts, by).map((row) => [
    keyOf(row),
    row.month,
    ...[row.posts, ...grades.map((grade) => row.byGrade[grade]), row.toConfirm].map(String),
  ])
  return [head, ...rows]
}

function incidentCells({ post, violation }: Incident, { run }: Ledger, lang: Language) {
  const { rule, data } = violation
  return {
    day: isoDay(post.day),
    grade: gradeName(run, rule.grade).name[lang],
    who: post.author ?? nobody[lang],
    path: post.path,
    words: sentence(rule.message, data, lang),
    clause: rule.clauses.map(({ at }) => at).join(lang === 'zh' ? '、' : ', '),
  }
}

/** Columns in line, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(visible))
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((row) => displayWidth(row[at] ?? ''))))
  return shown
    .map((row) =>
      row
        .map((cell, at) => {
          const blank = ' '.repeat((widths[at] ?? 0) - displayWidth(cell))
          return at < 2 ? `${cell}${blank}` : `${blank}${cell}`
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell) =>
        visible(cell)
          .replaceAll(/[\\|`*_[\]<>]/g, '\\$&')
          .replaceAll('\n', ' '),
      )
      .join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
