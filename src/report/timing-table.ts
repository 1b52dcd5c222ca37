import type { Timing } from '../lint/run-report.ts'
import { displayWidth } from '../text/display-width.ts'
import { visible } from '../text/visible.ts'
import type { Style } from './style.ts'

/** Where the time went, the slowest first. */
export function timingTable(timings: readonly Timing[], { lang, colour }: Pick<Style, 'lang' | 'colour'>): string[] {
  const head = lang === 'zh' ? ['用时', '毫秒', '次数'] : ['Time spent', 'ms', 'times']
  const slowestFirst = timings.toSorted(
    (a, b) => b.milliseconds - a.milliseconds || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0),
  )
  const rows = slowestFirst.map(({ what, milliseconds, times }) => [
    visible(what),
    milliseconds.toFixed(1),
    String(times),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? ''))))
  return [head, ...rows].map((row, number) => {
    const cells = row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - displayWidth(cell))
      return column === 0 ? cell + blanks : blanks + cell
    })
    return number === 0 ? colour.dim(cells.join('  ')) : cells.join('  ')
  })
}
