/** Words as a message quotes them: a line break inside them is left out between Han characters, else it is a blank. */
export function onOneLine(text: string): string {
  return text.includes('\n') ? text.replace(/(?<=\p{sc=Han})\n(?=\p{sc=Han})/gu, '').replace(/\s*\n\s*/g, ' ') : text
}
