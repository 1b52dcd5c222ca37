/** The first column is as wide as the longest name, the others hold figures. */
const WIDTHS = [30, 7, 7, 7, 8, 7, 7]

/** With the line below it that makes it a table. */
export const header = [
  line(['', 'wall s', 'CPU s', 'peak MB', 'drafts/s', '× wall', '× CPU']),
  line(WIDTHS.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))),
].join('\n')

/**
 * One command in a table of Markdown, each figure the median of its runs.
 *
 * @param {{ name: string, drafts: number, runs: readonly Usage[], baseRuns: readonly Usage[] }} row `drafts`: 0 for a
 *   command that reads none; `baseRuns`: of the command that the ratio is to, round by round like `runs`
 * @typedef {ReturnType<typeof import('./measure.mjs').measure>} Usage
 */
export function row({ name, drafts, runs, baseRuns }) {
  const wallMs = median(runs.map((run) => run.wallMs))
  return line([
    name,
    (wallMs / 1000).toFixed(2),
    figure(
      runs,
      ({ cpuMs }) => cpuMs,
      (ms) => (ms / 1000).toFixed(2),
    ),
    figure(
      runs,
      ({ peakBytes }) => peakBytes,
      (bytes) => (bytes / 2 ** 20).toFixed(0),
    ),
    drafts === 0 ? '' : ((drafts / wallMs) * 1000).toFixed(0),
    ratio(runs, baseRuns, ({ wallMs }) => wallMs),
    ratio(runs, baseRuns, ({ cpuMs }) => cpuMs),
  ])
}

/** Nothing where a command did not say it. */
function figure(runs, of, shown) {
  const values = runs.map(of)
  return values.includes(undefined) ? '' : shown(median(values))
}

/** Of each round, not of the medians: a busy machine slows both. */
function ratio(runs, baseRuns, of) {
  if (runs.some((run) => of(run) === undefined)) return ''
  return median(runs.map((run, round) => of(run) / of(baseRuns[round]))).toFixed(2)
}

function line(cells) {
  const padded = cells.map((cell, column) =>
    column === 0 ? cell.padEnd(WIDTHS[column]) : cell.padStart(WIDTHS[column]),
  )
  return `| ${padded.join(' | ')} |`
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
