import { type LedgerKey, type LedgerRow, ledgerOf, type PublishedPost } from '../lint/ledger.ts'
import type { RunReport } from '../lint/run-report.ts'
import type { Grade } from '../pack/pack-shape.ts'
import type { Bilingual, Language } from '../text/bilingual.ts'
import { gradeName, grades } from './grade-label.ts'

/** What the formats of the ledger are made from. */
export interface Ledger {
  readonly posts: readonly PublishedPost[]
  readonly by: LedgerKey
  readonly run: Pick<RunReport, 'grades'>
  /** Published drafts that do not say when: they belong to no time. */
  readonly undated: readonly string[]
  /** How many drafts have not gone out: what is wrong with them is no incident. */
  readonly unpublished: number
}

/** The ledger in cells, for every format: the same columns in the same order. */
export interface LedgerTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Undefined where there is nothing to add up. */
  readonly totals: readonly string[] | undefined
  /** The first and the last figure; what stands before and behind them are words. */
  readonly figures: { readonly first: number; readonly last: number }
}

export function ledgerTable({ posts, by, run }: Ledger, lang: Language): LedgerTable {
  const columns: Bilingual[] = [keyNames[by], { zh: '月份', en: 'Month' }, { zh: '已发布', en: 'Published' }]
  const head = [
    ...columns.map((column) => column[lang]),
    ...grades.map((grade) => gradeName(run, grade).name[lang]),
    { zh: '合计', en: 'Total' }[lang],
    { zh: '待人工确认', en: 'To be confirmed' }[lang],
    { zh: '处理', en: 'Sanction' }[lang],
  ]
  const counted = ledgerOf(posts, by)
  const rows = counted.map((row) => [
    keyName(row.key, by, run, lang),
    row.month,
    ...figuresOf(row).map(String),
    sanctionOf(row, run, lang),
  ])
  const first = 2
  return { head, rows, totals: totalsOf(counted, posts.length, lang), figures: { first, last: head.length - 2 } }
}

/** What follows by the worst grade; nothing where no document says. */
export function sanctionOf({ byGrade }: LedgerRow, run: Ledger['run'], lang: Language): string {
  const worst = grades.find((grade) => byGrade[grade] > 0)
  return worst === undefined ? '' : (gradeName(run, worst).sanction?.[lang] ?? '')
}

export function totalOf({ byGrade }: Pick<LedgerRow, 'byGrade'>): number {
  return grades.reduce((sum, grade) => sum + byGrade[grade], 0)
}

function figuresOf(row: Pick<LedgerRow, 'posts' | 'byGrade' | 'toConfirm'>): readonly number[] {
  return [row.posts, ...grades.map((grade) => row.byGrade[grade]), totalOf(row), row.toConfirm]
}

/** @param published how many posts there are: a post may stand in several rows, of grades and of rules */
function totalsOf(rows: readonly LedgerRow[], published: number, lang: Language): readonly string[] | undefined {
  if (rows.length === 0) return undefined
  const sum = (figure: (row: LedgerRow) => number) => rows.reduce((all, row) => all + figure(row), 0)
  const byGrade = {
    1: sum((row) => row.byGrade[1]),
    2: sum((row) => row.byGrade[2]),
    3: sum((row) => row.byGrade[3]),
  }
  const all = { posts: published, byGrade, toConfirm: sum(({ toConfirm }) => toConfirm) }
  return [{ zh: '合计', en: 'Total' }[lang], '', ...figuresOf(all).map(String), '']
}

const keyNames: Readonly<Record<LedgerKey, Bilingual>> = {
  author: { zh: '作者', en: 'Author' },
  account: { zh: '账号', en: 'Account' },
  grade: { zh: '等级', en: 'Grade' },
  rule: { zh: '规则', en: 'Rule' },
}

export const noAuthor: Bilingual = { zh: '（没有写作者）', en: '(no author)' }
const noAccount: Bilingual = { zh: '（没有写账号）', en: '(no account)' }

function keyName(key: string | undefined, by: LedgerKey, run: Ledger['run'], lang: Language): string {
  if (key === undefined) return (by === 'account' ? noAccount : noAuthor)[lang]
  return by === 'grade' ? gradeName(run, Number(key) as Grade).name[lang] : key
}
