import {
  figuresOf,
  type LedgerFigures,
  type LedgerKey,
  type LedgerRow,
  ledgerOf,
  type PublishedPost,
} from '../lint/ledger.ts'
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
    ...numbersOf(row).map(String),
    sanctionOf(row, run, lang),
  ])
  const first = 2
  return {
    head,
    rows,
    totals: counted.length === 0 ? undefined : totalsOf(posts, lang),
    figures: { first, last: head.length - 2 },
  }
}

/** What follows by the worst grade; nothing where no document says. */
export function sanctionOf({ byGrade }: LedgerRow, run: Ledger['run'], lang: Language): string {
  const worst = grades.find((grade) => byGrade[grade] > 0)
  return worst === undefined ? '' : (gradeName(run, worst).sanction?.[lang] ?? '')
}

export function totalOf({ byGrade }: Pick<LedgerRow, 'byGrade'>): number {
  return grades.reduce((sum, grade) => sum + byGrade[grade], 0)
}

function numbersOf(row: LedgerFigures): readonly number[] {
  return [row.posts, ...grades.map((grade) => row.byGrade[grade]), totalOf(row), row.toConfirm]
}

/** Of the posts and not of the rows: a post may stand in several, of its authors, of grades and of rules. */
function totalsOf(posts: readonly PublishedPost[], lang: Language): readonly string[] {
  return [{ zh: '合计', en: 'Total' }[lang], '', ...numbersOf(figuresOf(posts)).map(String), '']
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
