import { FULL_PARSES, type RunReport, type Timing } from '../lint/run-report.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import type { Style } from './style.ts'

/**
 * Where the time went, the slowest first; and how many drafts the quick scanners left to the full parsers. Empty without
 * timings. A step holds those within it, as `judge` its rules: shares do not add up to 100 %.
 */
export function timingTable(
  { timings, milliseconds: all }: Pick<RunReport, 'timings' | 'milliseconds'>,
  { lang, colour }: Pick<Style, 'lang' | 'colour'>,
): string[] {
  if (timings === undefined) return []
  const head = lang === 'zh' ? ['用时', '毫秒', '占比', '次数'] : ['Time spent', 'ms', 'share', 'times']
  const slowestFirst = timings.toSorted(
    (a, b) => b.milliseconds - a.milliseconds || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0),
  )
  const rows = slowestFirst.map(({ what, milliseconds, times }) => [
    visible(what),
    milliseconds.toFixed(1),
    percent(milliseconds, all),
    String(times),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? ''))))
  const lines = [head, ...rows].map((row, number) => {
    const cells = row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - displayWidth(cell))
      return column === 0 ? cell + blanks : blanks + cell
    })
    return number === 0 ? colour.dim(cells.join('  ')) : cells.join('  ')
  })
  const fallback = fallbackLine(timings, lang)
  return fallback === undefined ? lines : [...lines, colour.dim(fallback)]
}

/** `解析了 200 篇草稿；交给完整解析器的：正文 3 篇（1.5%），文件头 0 篇（0.0%）`. Undefined where nothing was parsed. */
function fallbackLine(timings: readonly Timing[], lang: Style['lang']): string | undefined {
  const timesOf = (name: string) => timings.find(({ what }) => what === name)?.times ?? 0
  const drafts = timesOf('parse')
  if (drafts === 0) return undefined
  const [body, frontMatter] = [timesOf(FULL_PARSES.body), timesOf(FULL_PARSES.frontMatter)]
  return lang === 'zh'
    ? `解析了 ${drafts} 篇草稿；交给完整解析器的：正文 ${body} 篇（${percent(body, drafts)}），文件头 ${frontMatter} 篇（${percent(frontMatter, drafts)}）`
    : `Drafts parsed: ${drafts}; left to the full parsers: body ${body} (${percent(body, drafts)}), front matter ${frontMatter} (${percent(frontMatter, drafts)})`
}

function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)}%`
}
