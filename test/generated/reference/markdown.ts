/** A table. Cells are Markdown: escape plain text with {@link cell}. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Plain text inside a table or a paragraph, with nothing that Markdown would act on. */
export function cell(text: string): string {
  return text.replace(/[\\|<>`*_[\]~]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}

/** Text as it is, in a table too. */
export function code(text: string): string {
  const inner = text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
  return inner.includes('`') ? `\`\` ${inner} \`\`` : `\`${inner}\``
}

/** A fenced block, with a fence longer than any inside. */
export function fenced(language: string, content: string): string {
  const longest = Math.max(2, ...Array.from(content.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${content.replace(/\n*$/, '\n')}${fence}`
}

/** Parts of a page, a blank line between them. Parts that are not there are left out. */
export function page(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`
}
