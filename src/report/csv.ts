/**
 * A table by RFC 4180: CRLF, and quotes around what holds a comma, a quote or a line break.
 *
 * A spreadsheet runs a cell that begins with one of `= + - @` (full-width ones too) or a tab as a formula, quoted or not.
 * An apostrophe in front makes it text: names and paths come from drafts, and are nobody’s formula.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(cell: string): string {
  const text = /^[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
