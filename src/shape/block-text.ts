/** What follows a key or hyphen for a text on the lines below: `|` keeps their ends, `>` makes blanks of them. */
export const BLOCK_TEXT = /^[|>][-+]?$/

/**
 * What a text on the lines below its indicator says.
 *
 * @param source all behind the indicator, from its line end to the line that no longer belongs to the text
 * @param indent blanks before its first line that says something; the others have as many or more
 */
export function blockText(indicator: string, source: string, indent: number): string | undefined {
  const lines = source.split(/\r?\n/).slice(1)
  // Whether blanks on a line of their own belong to the text is for the parser to say.
  if (lines.some((line) => line !== '' && line.trim() === '')) return undefined
  const written = lines.map((line) => line.slice(indent))
  // Deeper lines keep their ends even here.
  if (indicator[0] === '>' && written.some((line) => line.startsWith(' '))) return undefined
  const last = written.findLastIndex((line) => line !== '')
  const text = written.slice(0, last + 1).join('\n')
  const content = indicator[0] === '>' ? fold(text) : text
  if (indicator[1] === '-') return content
  const lineEnds = indicator[1] === '+' ? Math.max(1, written.length - 1 - last) : 1
  return content + '\n'.repeat(lineEnds)
}

/** One line end is a blank; of more of them one is lost. */
export function fold(text: string): string {
  return text.replace(/(?<=[^\n])\n(\n*)(?=[^\n])/g, (_, more: string) => more || ' ')
}
